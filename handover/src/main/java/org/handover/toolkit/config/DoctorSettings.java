package org.handover.toolkit.config;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What the doctor looks for.
///
/// @param passwords where password hashes are stored; absent: nowhere that matters here
/// @param clockDifference how far clocks may be apart
/// @param longTransaction from when on a transaction counts as long
public record DoctorSettings(
    @Nullable Passwords passwords, Duration clockDifference, Duration longTransaction) {
  static DoctorSettings of(Keys keys) {
    Keys passwords = keys.optional("passwords");
    return new DoctorSettings(
        passwords == null ? null : Passwords.of(passwords),
        Requirement.positive(keys.time("clock-difference"), "doctor.clock-difference"),
        Requirement.positive(keys.time("long-transaction"), "doctor.long-transaction"));
  }

  /// The column that holds password hashes.
  ///
  /// @param table as in SQL, without quotes: `user` or `accounts.user`
  /// @param longest of the hashes that will be written, in characters
  public record Passwords(String table, String column, int longest) {
    private static Passwords of(Keys keys) {
      return new Passwords(
          Requirement.text(keys.text("table"), "doctor.passwords.table"),
          Requirement.text(keys.text("column"), "doctor.passwords.column"),
          Requirement.between(keys.number("longest"), 1, 100_000, "doctor.passwords.longest"));
    }
  }
}
