package org.handover.practice.identity.passwords;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/// PBKDF2 (RFC 8018) over HMAC with the digests that the old site's hashes name: the JDK's own,
/// which takes a password's UTF-8 form as Python's `hashlib` does.
enum Pbkdf2 {
  SHA1("sha1", "PBKDF2WithHmacSHA1", 20),
  SHA224("sha224", "PBKDF2WithHmacSHA224", 28),
  SHA256("sha256", "PBKDF2WithHmacSHA256", 32),
  SHA384("sha384", "PBKDF2WithHmacSHA384", 48),
  SHA512("sha512", "PBKDF2WithHmacSHA512", 64);

  /// Python's name of the digest, as Werkzeug stores it.
  final String digest;

  /// Bytes of the derived key: one block of the digest's output, as all three libraries store.
  final int size;

  private final String algorithm;

  Pbkdf2(String digest, String algorithm, int size) {
    this.digest = digest;
    this.algorithm = algorithm;
    this.size = size;
  }

  static Optional<Pbkdf2> of(String digest) {
    return Arrays.stream(values()).filter(each -> each.digest.equals(digest)).findFirst();
  }

  /// The key of a password that is encodable as UTF-8.
  ///
  /// @param salt not empty: no format has such a one
  byte[] derive(String password, byte[] salt, int rounds) {
    PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, rounds, size * Byte.SIZE);
    try {
      return SecretKeyFactory.getInstance(algorithm).generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException everyJdkCan) {
      throw new IllegalStateException(everyJdkCan);
    } finally {
      spec.clearPassword();
    }
  }
}
