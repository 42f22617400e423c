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
  static DoctorSettings of(ConfigReader keys) {
    ConfigReader passwords = keys.block("passwords");
    return new DoctorSettings(
        passwords == null ? null : Passwords.of(passwords),
        keys.requireTime("clock-difference"),
        keys.requireTime("long-transaction"));
  }

  /// The column that holds password hashes.
  ///
  /// @param table as in SQL, without quotes: `user` or `accounts.user`
  /// @param longest of the hashes that will be written, in characters
  public record Passwords(String table, String column, int longest) {
    private static Passwords of(ConfigReader keys) {
      return new Passwords(
          keys.requireText("table"),
          keys.requireText("column"),
          keys.requireNumber("longest", 1, 100_000));
    }
  }
}
