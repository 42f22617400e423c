package org.handover.practice.users;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;

/// PBKDF2 (RFC 8018) over HMAC (RFC 2104) with the digests that the old site's hashes name.
///
/// The JDK's own PBKDF2 digests the padded key anew in each round. Here both pads are digested
/// once, and each round starts from a copy of that state: half the blocks. It uses the processor's
/// SHA instructions through the JDK's digests, and is faster than the OpenSSL behind Python's
/// `hashlib` (measured by `PasswordsBenchmark`).
enum Pbkdf2 {
  SHA1("sha1", "SHA-1", 20, 64),
  SHA224("sha224", "SHA-224", 28, 64),
  SHA256("sha256", "SHA-256", 32, 64),
  SHA384("sha384", "SHA-384", 48, 128),
  SHA512("sha512", "SHA-512", 64, 128);

  private static final byte INNER_PAD = 0x36;
  private static final byte OUTER_PAD = 0x5c;

  /// The number of the derived key's only block, as the salt's last four bytes.
  private static final byte[] FIRST_BLOCK = {0, 0, 0, 1};

  /// Python's name of the digest, as Werkzeug stores it.
  final String digest;

  /// Bytes of the derived key: one block of the digest's output, as all three libraries store.
  final int size;

  private final String algorithm;

  /// Bytes that the digest takes in at a time: HMAC fills the key up to that.
  private final int blockSize;

  Pbkdf2(String digest, String algorithm, int size, int blockSize) {
    this.digest = digest;
    this.algorithm = algorithm;
    this.size = size;
    this.blockSize = blockSize;
  }

  static Optional<Pbkdf2> of(String digest) {
    return Arrays.stream(values()).filter(each -> each.digest.equals(digest)).findFirst();
  }

  /// The key of a password that is encodable as UTF-8.
  byte[] derive(String password, byte[] salt, int rounds) {
    byte[] key = hmacKey(password.getBytes(UTF_8));
    MessageDigest inner = padded(key, INNER_PAD);
    MessageDigest outer = padded(key, OUTER_PAD);
    Arrays.fill(key, (byte) 0);
    try {
      MessageDigest first = (MessageDigest) inner.clone();
      first.update(salt);
      first.update(FIRST_BLOCK);
      byte[] block = first.digest();
      replace(block, outer);
      byte[] derived = block.clone();
      for (int round = 1; round < rounds; round++) {
        replace(block, inner);
        replace(block, outer);
        for (int i = 0; i < derived.length; i++) {
          derived[i] ^= block[i];
        }
      }
      return derived;
    } catch (CloneNotSupportedException | DigestException e) {
      throw new IllegalStateException(e); // the JDK's digests can be copied, and `block` is theirs
    }
  }

  private byte[] hmacKey(byte[] password) {
    return Arrays.copyOf(
        password.length > blockSize ? newDigest().digest(password) : password, blockSize);
  }

  private MessageDigest padded(byte[] key, byte pad) {
    byte[] block = new byte[blockSize];
    for (int i = 0; i < blockSize; i++) {
      block[i] = (byte) (key[i] ^ pad);
    }
    MessageDigest state = newDigest();
    state.update(block);
    return state;
  }

  /// Digests the block from that state on, into its own place.
  private static void replace(byte[] block, MessageDigest state)
      throws CloneNotSupportedException, DigestException {
    MessageDigest copy = (MessageDigest) state.clone();
    copy.update(block);
    copy.digest(block, 0, block.length);
  }

  private MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has all five
    }
  }
}
