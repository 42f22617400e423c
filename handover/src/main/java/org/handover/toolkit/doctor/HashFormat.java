package org.handover.toolkit.doctor;

/// How the formats of password hashes begin. Only known names are taken for one: what stands before
/// the first sign of a password that somebody stored as it is must not be shown.
public final class HashFormat {
  /// A regular expression of PostgreSQL's; its only group is the name: `pbkdf2:sha256`, `scrypt`,
  /// `$pbkdf2-sha256`, `$2b`, `$argon2id`.
  public static final String PATTERN =
      "^(pbkdf2:sha[0-9]+|scrypt|pbkdf2_sha[0-9]+|argon2|bcrypt_sha256|bcrypt|sha1|md5"
          + "|sha256|sha512|\\$pbkdf2(?:-sha[0-9]+)?|\\$argon2(?:id|i|d)|\\$scrypt|\\$bcrypt-sha256"
          + "|\\$2[abxy]?|\\$1|\\$5|\\$6|\\$y|\\$P|\\$H)[:$]";

  private HashFormat() {}
}
