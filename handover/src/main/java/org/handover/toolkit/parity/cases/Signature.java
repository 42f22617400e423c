package org.handover.toolkit.parity.cases;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// HMACs and their base64 in the form that tokens and cookies share.
final class Signature {
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private Signature() {}

  static byte[] hmac(String algorithm, byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(key, algorithm));
      return mac.doFinal(text.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(e);
    }
  }

  static String base64(byte[] bytes) {
    return BASE64.encodeToString(bytes);
  }

  static String base64(String text) {
    return base64(text.getBytes(UTF_8));
  }
}
