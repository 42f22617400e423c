package org.handover.practice.identity.tokens;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs and verifies with one key. Not a record: its `toString` does not show the key.
public final class Hmac {
  private final SecretKeySpec key;

  /// @param algorithm a JDK name, such as `HmacSHA256`
  public Hmac(String algorithm, byte[] key) {
    this.key = new SecretKeySpec(key, algorithm);
  }

  public byte[] sign(byte[] message) {
    try {
      Mac mac = Mac.getInstance(key.getAlgorithm());
      mac.init(key);
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // every JDK has the three algorithms in use here
    }
  }

  /// Compares in constant time.
  public boolean signed(byte[] message, byte[] signature) {
    return MessageDigest.isEqual(sign(message), signature);
  }
}
