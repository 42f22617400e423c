package org.handover.practice.users;

import java.util.List;
import org.handover.practice.api.ApiError;
import org.handover.practice.api.ApiException;
import org.handover.practice.api.Changes;
import org.handover.practice.api.Field;
import org.handover.practice.api.Json;
import org.handover.practice.api.Role;
import org.handover.practice.api.RowId;
import org.handover.practice.identity.passwords.Passwords;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/// The rules of accounts: names and addresses are unique, a password is kept as a hash alone.
/// Hashing takes a tenth of a second, so it never happens while a database connection is held.
@Service
class Accounts {
  static final Field USERNAME = Field.required("username", 80);
  static final Field EMAIL = new Field.Text("email", true, 120, null, Accounts::isAddress);
  private static final Field PASSWORD = new Field.Secret("password", true, true);

  /// What registration takes, in the contract's order.
  static final List<Field> REGISTRATION = List.of(USERNAME, EMAIL, PASSWORD);

  /// What a user's own PUT takes, and an admin's.
  static final List<Field> PROFILE =
      List.of(EMAIL, PASSWORD, new Field.Choice("role", false, Role.NAMES, "learner"));

  /// What an admin's write of API v2 takes.
  static final List<Field> MANAGED =
      List.of(
          EMAIL,
          new Field.Secret("password", false, true),
          new Field.Choice("role", false, Role.NAMES, "learner"));

  private final UserStore store;
  private final Passwords passwords;

  Accounts(UserStore store, Passwords passwords) {
    this.store = store;
    this.passwords = passwords;
  }

  Json register(Changes form) {
    String username = form.text("username");
    String email = form.text("email");
    refuseTaken(username, email);
    Changes row = hashed(form).with("role", "learner");
    try {
      return store.insert(row);
    } catch (DuplicateKeyException lostTheRace) {
      refuseTaken(username, email);
      throw lostTheRace;
    }
  }

  Json update(RowId id, Changes form) {
    if (form.has("email")) {
      refuseTakenEmail(form.text("email"), id);
    }
    Changes row = hashed(form);
    try {
      return store.update(id, row).orElseThrow(() -> ApiException.notFound("User"));
    } catch (DuplicateKeyException lostTheRace) {
      refuseTakenEmail(form.text("email"), id);
      throw lostTheRace;
    }
  }

  private void refuseTaken(String username, String email) {
    if (store.hasUsername(username)) {
      throw new ApiException(new ApiError.Taken("Username"));
    }
    refuseTakenEmail(email, RowId.NONE);
  }

  private void refuseTakenEmail(String email, RowId self) {
    if (store.hasEmail(email, self)) {
      throw new ApiException(new ApiError.Taken("Email"));
    }
  }

  /// A password becomes its hash: a tenth of a second of work.
  Changes hashed(Changes form) {
    return form.has("password")
        ? form.without("password").with("password_hash", passwords.hash(form.text("password")))
        : form;
  }

  private static boolean isAddress(String text) {
    int at = text.indexOf('@');
    return at > 0 && at == text.lastIndexOf('@') && at < text.length() - 1;
  }
}
