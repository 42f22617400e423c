package org.handover.practice.identity.passwords;

import java.security.MessageDigest;

/// A salt, and the key that the right password derives with it. Not a record: its `toString` shows
/// neither.
final class SaltedKey {
  private final byte[] salt;
  private final byte[] key;

  SaltedKey(byte[] salt, byte[] key) {
    this.salt = salt.clone();
    this.key = key.clone();
  }

  byte[] salt() {
    return salt.clone();
  }

  /// Compares in constant time.
  boolean unlockedBy(byte[] derived) {
    return MessageDigest.isEqual(key, derived);
  }
}
