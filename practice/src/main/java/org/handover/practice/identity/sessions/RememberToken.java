package org.handover.practice.identity.sessions;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import org.handover.practice.identity.tokens.Hmac;

/// Flask-Login 0.6's cookie `remember_token`: `id|signature`, the signature HMAC-SHA512 in
/// lower-case hex. It carries no time: only the browser lets it expire.
final class RememberToken {
  private RememberToken() {}

  /// The key, which Flask-Login encodes otherwise than itsdangerous. Empty when it cannot: with
  /// such a secret no such cookie was ever made.
  static Optional<Hmac> key(String secret) {
    return ISO_8859_1.newEncoder().canEncode(secret)
        ? Optional.of(new Hmac("HmacSHA512", secret.getBytes(ISO_8859_1)))
        : Optional.empty();
  }

  /// What was signed, empty when it was not with this key.
  static Optional<String> read(String cookie, Hmac hmac) {
    int bar = cookie.lastIndexOf('|');
    if (bar < 0) {
      return Optional.empty();
    }
    String id = cookie.substring(0, bar);
    byte[] signature = HexFormat.of().formatHex(hmac.sign(id.getBytes(UTF_8))).getBytes(UTF_8);
    return MessageDigest.isEqual(signature, cookie.substring(bar + 1).getBytes(UTF_8))
        ? Optional.of(id)
        : Optional.empty();
  }
}
