package org.handover.toolkit.parity.cases;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A token as Flask-JWT-Extended would issue it to the `learner`, but for what is said here.
///
/// @param header replaces the usual `alg` and `typ`
/// @param claims are set over the usual ones, `without` names those to leave out
/// @param payload stands in place of the claims, whatever it is
/// @param secret signs in place of the backends' key
/// @param signature stands in place of the one that fits
record CraftedToken(
    @Nullable JsonNode header,
    Map<String, JsonNode> claims,
    List<String> without,
    @Nullable String payload,
    @Nullable String secret,
    @Nullable String signature) {
  private static final String USUAL =
      """
      {"fresh": false, "iat": "${now-5}", "nbf": "${now-5}", "exp": "${now+3600}",
       "jti": "6f1c2a52-0f0b-4c5e-9d0e-0a4b7a0b7c11", "type": "access",
       "sub": "${learner_id as text}", "role": "learner"}
      """;
  private static final Map<String, String> MACS =
      Map.of("HS256", "HmacSHA256", "HS384", "HmacSHA384", "HS512", "HmacSHA512");

  CraftedToken {
    claims = claims == null ? Map.of() : Map.copyOf(claims);
    without = without == null ? List.of() : List.copyOf(without);
  }

  String mint(Placeholders scope, SigningKeys keys) {
    JsonNode head =
        header == null
            ? JsonValues.MAPPER.readTree("{\"alg\": \"HS256\", \"typ\": \"JWT\"}")
            : header;
    String signed =
        Signature.base64(scope.expand(head).toString()) + "." + Signature.base64(claims(scope));
    return signed + "." + Objects.requireNonNullElseGet(signature, () -> sign(head, signed, keys));
  }

  private String claims(Placeholders scope) {
    if (payload != null) {
      return scope.text(payload);
    }
    ObjectNode all = JsonValues.MAPPER.readTree(USUAL).asObject();
    all.setAll(claims).remove(without);
    return scope.expand(all).toString();
  }

  private String sign(JsonNode head, String signed, SigningKeys keys) {
    byte[] key = Objects.requireNonNullElse(secret, keys.jwt()).getBytes(UTF_8);
    String mac = MACS.getOrDefault(head.path("alg").asString(""), "HmacSHA256");
    return Signature.base64(Signature.hmac(mac, key, signed));
  }
}
