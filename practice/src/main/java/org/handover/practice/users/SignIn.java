package org.handover.practice.users;

import java.util.Optional;
import org.handover.practice.api.ApiError;
import org.handover.practice.api.ApiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/// Holds a name and a password against the stored hash. All outcomes take one least time, and an
/// unknown name as much work as most accounts' do: the answer's delay names nobody.
@Service
class SignIn {
  private static final Logger LOG = LoggerFactory.getLogger(SignIn.class);

  private final UserStore store;
  private final Passwords passwords;
  private final IdentitySettings settings;
  private final LeastTime time;

  SignIn(UserStore store, Passwords passwords, IdentitySettings settings) {
    this.store = store;
    this.passwords = passwords;
    this.settings = settings;
    this.time = LeastTime.of(settings.signInTime());
  }

  UserStore.Account check(String username, String password) {
    return time.of(() -> checked(username, password));
  }

  private UserStore.Account checked(String username, String password) {
    Optional<UserStore.Account> account = store.account(username);
    String stored = account.map(UserStore.Account::passwordHash).orElse(null);
    boolean matches = passwords.matches(stored, password);
    return account
        .filter(known -> matches && known.isActive())
        .map(known -> upgraded(known, password))
        .orElseThrow(() -> new ApiException(new ApiError.BadCredentials()));
  }

  /// While the legacy backend may still serve a sign-in no hash is rewritten; the operator says
  /// when it no longer does. The sign-in has succeeded: it does not fail because there is no time
  /// for a better hash.
  private UserStore.Account upgraded(UserStore.Account account, String password) {
    if (!settings.upgradeHashes() || !passwords.outdated(account.passwordHash())) {
      return account;
    }
    try {
      String better = passwords.hash(password);
      boolean done = store.upgrade(account.id(), account.passwordHash(), better);
      return done ? account.rehashed(better) : account;
    } catch (ApiException overloaded) {
      LOG.info("No time to upgrade the hash of user {}: {}", account.id(), overloaded.fault());
      return account;
    }
  }
}
