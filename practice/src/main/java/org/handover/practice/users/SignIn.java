package org.handover.practice.users;

import java.util.Optional;
import org.handover.practice.web.Fault;
import org.handover.practice.web.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/// Holds a name and a password against the stored hash. An unknown name costs as much time as a
/// wrong password, so the answer's delay names nobody.
@Service
class SignIn {
  private static final Logger LOG = LoggerFactory.getLogger(SignIn.class);

  private final UserStore store;
  private final Passwords passwords;
  private final IdentitySettings settings;

  SignIn(UserStore store, Passwords passwords, IdentitySettings settings) {
    this.store = store;
    this.passwords = passwords;
    this.settings = settings;
  }

  UserStore.Account check(String username, String password) {
    Optional<UserStore.Account> account = store.account(username);
    String stored = account.map(UserStore.Account::passwordHash).orElse(null);
    if (!passwords.matches(stored, password) || account.isEmpty()) {
      throw new Refused(new Fault.BadCredentials());
    }
    // While the legacy backend may still serve a sign-in no hash is rewritten; the operator says
    // when it
    // no longer does.
    upgrade(account.get(), password);
    return account.get();
  }

  /// The sign-in has succeeded: it does not fail because there is no time for a better hash.
  private void upgrade(UserStore.Account account, String password) {
    if (!settings.upgradeHashes() || !passwords.outdated(account.passwordHash())) {
      return;
    }
    try {
      store.rehash(account.id(), account.passwordHash(), passwords.hash(password));
    } catch (Refused overloaded) {
      LOG.info("No time to upgrade the hash of user {}: {}", account.id(), overloaded.fault());
    }
  }
}
