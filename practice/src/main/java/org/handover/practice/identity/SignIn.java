package org.handover.practice.identity;

import java.util.Optional;
import org.handover.practice.api.ApiError;
import org.handover.practice.api.ApiException;
import org.handover.practice.identity.passwords.MinimumDuration;
import org.handover.practice.identity.passwords.Passwords;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/// Holds a name and a password against the stored hash. All outcomes take one least time, and an
/// unknown name as much work as most accounts' do: the answer's delay reveals no name.
@Service
public class SignIn {
  private static final Logger LOG = LoggerFactory.getLogger(SignIn.class);

  private final CredentialStore store;
  private final Passwords passwords;
  private final IdentitySettings settings;
  private final MinimumDuration time;

  SignIn(CredentialStore store, Passwords passwords, IdentitySettings settings) {
    this.store = store;
    this.passwords = passwords;
    this.settings = settings;
    this.time = MinimumDuration.of(settings.signInTime());
  }

  public CredentialStore.Account check(String username, String password) {
    return time.of(() -> checked(username, password));
  }

  private CredentialStore.Account checked(String username, String password) {
    Optional<CredentialStore.Account> account = store.account(username);
    String stored = account.map(CredentialStore.Account::passwordHash).orElse(null);
    boolean matches = passwords.matches(stored, password);
    return account
        .filter(known -> matches && known.isActive())
        .map(known -> upgraded(known, password))
        .orElseThrow(() -> new ApiException(new ApiError.BadCredentials()));
  }

  /// While the legacy backend may still serve a sign-in no hash is rewritten; the operator says
  /// when it no longer does. The sign-in has succeeded: it does not fail because there is no time
  /// for a better hash.
  private CredentialStore.Account upgraded(CredentialStore.Account account, String password) {
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
