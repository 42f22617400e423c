package org.handover.practice.users;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/// PBKDF2 (RFC 8018) over the digests that the old site's hashes name.
///
/// The JDK's own implementation uses the processor's SHA instructions: measured on JDK 25, it is as
/// fast as the OpenSSL behind Python's `hashlib`, once warm (see `PasswordsBenchmark`).
enum Pbkdf2 {
  SHA1("sha1", 20),
  SHA224("sha224", 28),
  SHA256("sha256", 32),
  SHA384("sha384", 48),
  SHA512("sha512", 64);

  /// Python's name of the digest, as Werkzeug stores it.
  final String digest;

  /// Bytes of the derived key: one block of the digest, as all three libraries store.
  final int size;

  Pbkdf2(String digest, int size) {
    this.digest = digest;
    this.size = size;
  }

  static Optional<Pbkdf2> of(String digest) {
    return Arrays.stream(values()).filter(each -> each.digest.equals(digest)).findFirst();
  }

  /// The key of a password that is encodable as UTF-8, with a salt that is not empty.
  byte[] derive(String password, byte[] salt, int rounds) {
    PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, rounds, size * 8);
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmac" + name())
          .generateSecret(spec)
          .getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // every JDK has all five
    } finally {
      spec.clearPassword();
    }
  }
}
