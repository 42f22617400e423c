package org.handover.toolkit.parity.cases;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.zip.DeflaterOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A browser's login at the old site.
///
/// @param session what Flask keeps in its `session` cookie, signed by itsdangerous
/// @param remember the user id in Flask-Login's `remember_token` cookie
/// @param before other cookies of the same header, and `after`
/// @param age of the session in seconds
/// @param compressed as itsdangerous stores a session that zlib makes shorter
/// @param secret signs in place of the backends' key
record CraftedCookie(
    @Nullable JsonNode session,
    @Nullable String remember,
    @Nullable String before,
    @Nullable String after,
    long age,
    boolean compressed,
    @Nullable String secret) {
  String mint(Placeholders scope, SigningKeys keys) {
    String key = Objects.requireNonNullElse(secret, keys.session());
    List<String> pairs = new ArrayList<>();
    if (before != null) {
      pairs.add(before);
    }
    if (session != null) {
      pairs.add("session=" + signed(scope.expand(session).toString(), key));
    }
    if (remember != null) {
      pairs.add("remember_token=" + remembered(scope.text(remember), key));
    }
    if (after != null) {
      pairs.add(after);
    }
    return String.join("; ", pairs);
  }

  private String signed(String payload, String key) {
    String stamp =
        Signature.base64(BigInteger.valueOf(Instant.now().getEpochSecond() - age).toByteArray());
    String body = compressed ? "." + Signature.base64(deflate(payload)) : Signature.base64(payload);
    byte[] derived = Signature.hmac("HmacSHA1", key.getBytes(UTF_8), "cookie-session");
    String text = body + "." + stamp;
    return text + "." + Signature.base64(Signature.hmac("HmacSHA1", derived, text));
  }

  private static byte[] deflate(String payload) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
      deflater.write(payload.getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static String remembered(String user, String key) {
    return user
        + "|"
        + HexFormat.of().formatHex(Signature.hmac("HmacSHA512", key.getBytes(UTF_8), user));
  }
}
