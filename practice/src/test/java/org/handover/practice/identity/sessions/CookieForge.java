package org.handover.practice.identity.sessions;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.zip.DeflaterOutputStream;
import org.handover.practice.identity.tokens.Hmac;
import org.handover.practice.identity.tokens.TokenForge;

/// Cookies of any content, signed with the right secret.
record CookieForge(String secret) {
  /// A session of this JSON.
  String session(String json, long time) {
    return signed(TokenForge.encode(json), time);
  }

  /// The same, compressed.
  String compressed(String json, long time) {
    return signed("." + TokenForge.encode(deflated(json.getBytes(UTF_8))), time);
  }

  String signed(String payload, long time) {
    return withSignature(
        payload + "." + TokenForge.encode(ByteBuffer.allocate(8).putLong(time).array()));
  }

  String withSignature(String signed) {
    byte[] key =
        new Hmac("HmacSHA1", secret.getBytes(UTF_8)).sign("cookie-session".getBytes(UTF_8));
    return signed + "." + TokenForge.encode(new Hmac("HmacSHA1", key).sign(signed.getBytes(UTF_8)));
  }

  String remember(String id) {
    Hmac hmac = new Hmac("HmacSHA512", secret.getBytes(ISO_8859_1));
    return id + "|" + HexFormat.of().formatHex(hmac.sign(id.getBytes(UTF_8)));
  }

  static byte[] deflated(byte[] bytes) {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(compressed)) {
      deflater.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return compressed.toByteArray();
  }
}
