package org.handover.practice.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.handover.practice.contract.wire.RawRequest;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// The passwords that the play has set, by user id: what a stored hash must fit, whatever its salt.
final class SentPasswords {
  private static final int LEAST_ROUNDS = 260_000;

  private final Map<String, String> byUser = new HashMap<>();

  void note(Exchange exchange) {
    RawRequest request = exchange.request();
    boolean sets = request.target().endsWith("/register") || request.method().equals("PUT");
    if (exchange.answer().status() < 300 && sets && request.body() != null) {
      JsonNode answer = exchange.answer().json();
      JsonNode user = answer.has("user") ? answer.path("user") : answer;
      sentPassword(request.body()).ifPresent(p -> byUser.put(user.path("id").toString(), p));
    }
  }

  /// Whether a hash is one that Flask reads, with enough rounds, of the user's last password.
  boolean fit(String userId, String hash) {
    String[] parts = hash.split("\\$", -1);
    String[] method = parts[0].split(":", -1);
    return byUser.containsKey(userId)
        && parts.length == 3
        && parts[0].startsWith("pbkdf2:sha256:")
        && Integer.parseInt(method[2]) >= LEAST_ROUNDS
        && Arrays.equals(
            HexFormat.of().parseHex(parts[2]),
            pbkdf2(byUser.getOrDefault(userId, ""), parts[1], Integer.parseInt(method[2])));
  }

  private static Optional<String> sentPassword(byte[] body) {
    try {
      return Json.MAPPER.readTree(body).path("password").stringValueOpt();
    } catch (JacksonException notJson) {
      return Optional.empty();
    }
  }

  private static byte[] pbkdf2(String password, String salt, int rounds) {
    try {
      PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt.getBytes(UTF_8), rounds, 256);
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
