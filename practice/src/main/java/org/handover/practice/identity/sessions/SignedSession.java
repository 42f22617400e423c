package org.handover.practice.identity.sessions;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Optional;
import java.util.zip.InflaterInputStream;
import org.handover.practice.identity.tokens.Hmac;
import org.handover.practice.identity.tokens.PythonBase64;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Flask's session cookie, `payload.time.signature`, each in base64: itsdangerous 2.1's
/// `URLSafeTimedSerializer`. The payload is JSON, or after a leading dot its zlib compression.
///
/// @param payload as it stands in the cookie
/// @param data what it holds: an object
/// @param signedAt seconds of the epoch
record SignedSession(String payload, JsonNode data, long signedAt) {
  /// A browser keeps 4 KB of cookie: what inflates to more than this is no session.
  private static final int MAX_INFLATED = 1 << 20;

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  /// Empty when it was not signed with this key, or cannot be read.
  static Optional<SignedSession> read(String cookie, Hmac hmac) {
    int beforeSignature = cookie.lastIndexOf('.');
    int beforeTime = cookie.lastIndexOf('.', beforeSignature - 1);
    if (beforeTime < 0) {
      return Optional.empty();
    }
    byte[] signed = cookie.substring(0, beforeSignature).getBytes(UTF_8);
    String payload = cookie.substring(0, beforeTime);
    return decode(cookie.substring(beforeSignature + 1))
        .filter(signature -> hmac.signed(signed, signature))
        .flatMap(_ -> decode(cookie.substring(beforeTime + 1, beforeSignature)))
        .flatMap(SignedSession::time)
        .flatMap(time -> data(payload).map(data -> new SignedSession(payload, data, time)));
  }

  /// A cookie of a session that is new.
  static String sign(JsonNode data, long time, Hmac hmac) {
    return sign(encode(JSON.writeValueAsBytes(data)), time, hmac);
  }

  /// A cookie of this session as of another time.
  String resign(long time, Hmac hmac) {
    return sign(payload, time, hmac);
  }

  private static String sign(String payload, long time, Hmac hmac) {
    String signed = payload + "." + encode(BigInteger.valueOf(time).toByteArray());
    return signed + "." + encode(hmac.sign(signed.getBytes(UTF_8)));
  }

  private static Optional<Long> time(byte[] bytes) {
    return Optional.of(new BigInteger(1, bytes))
        .filter(seconds -> bytes.length <= Long.BYTES && seconds.bitLength() < Long.SIZE - 1)
        .map(BigInteger::longValueExact);
  }

  private static Optional<JsonNode> data(String payload) {
    Optional<byte[]> json =
        payload.startsWith(".")
            ? decode(payload.substring(1)).flatMap(SignedSession::inflate)
            : decode(payload);
    try {
      return json.map(JSON::readTree).filter(JsonNode::isObject);
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  private static Optional<byte[]> inflate(byte[] compressed) {
    try (InflaterInputStream inflater =
        new InflaterInputStream(new ByteArrayInputStream(compressed))) {
      byte[] inflated = inflater.readNBytes(MAX_INFLATED + 1);
      return Optional.of(inflated).filter(bytes -> bytes.length <= MAX_INFLATED);
    } catch (IOException e) {
      return Optional.empty(); // no zlib data: the array itself cannot fail to be read
    }
  }

  private static Optional<byte[]> decode(String text) {
    return PythonBase64.decode(text.getBytes(UTF_8));
  }

  private static String encode(byte[] bytes) {
    return new String(PythonBase64.encode(bytes), UTF_8);
  }

  /// Leaves out what the session holds.
  @Override
  public String toString() {
    return "SignedSession[signedAt=%d]".formatted(signedAt);
  }
}
