package org.handover.practice.identity.tokens;

import static java.nio.charset.StandardCharsets.UTF_8;

import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A JWT taken apart, its signature not verified yet. The checks come in PyJWT's order: a token may
/// fail several of them, and the answer names the first.
final class SignedToken {
  /// Reads what Python's `json` reads, `NaN` included.
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final JsonNode header;
  private final JsonNode claims;
  private final byte[] signed;
  private final byte[] signature;

  private SignedToken(JsonNode header, JsonNode claims, byte[] signed, byte[] signature) {
    this.header = header;
    this.claims = claims;
    this.signed = signed;
    this.signature = signature;
  }

  /// @throws BadToken when it has not the form of a JWT
  static SignedToken read(String token) {
    int first = token.indexOf('.');
    int last = token.lastIndexOf('.');
    if (first == last) {
      throw BadToken.malformed("Not enough segments");
    }
    JsonNode header = object("header", segment("header", token.substring(0, first)));
    byte[] payload = segment("payload", token.substring(first + 1, last));
    byte[] signature = segment("crypto", token.substring(last + 1));
    if (header.has("b64") && header.get("b64").isBoolean() && !header.get("b64").booleanValue()) {
      throw BadToken.malformed(
          "It is required that you pass in a value for the \"detached_payload\" argument to decode a"
              + " message having the b64 header set to false.");
    }
    JsonNode claims = object("payload", payload);
    if (header.has("kid") && !header.get("kid").isString()) {
      throw BadToken.malformed("Key ID header parameter must be a string");
    }
    return new SignedToken(header, claims, token.substring(0, last).getBytes(UTF_8), signature);
  }

  /// The claims, once the signature is found to be ours. HS256 only: a header that names another
  /// algorithm, or none, cannot choose how it is verified.
  ///
  /// @throws BadToken when it is not
  JsonNode verified(Hmac hmac) {
    JsonNode algorithm = header.get("alg");
    if (algorithm == null || !algorithm.isString() || !algorithm.stringValue().equals("HS256")) {
      throw BadToken.malformed("The specified alg value is not allowed");
    }
    if (!hmac.signed(signed, signature)) {
      throw BadToken.malformed("Signature verification failed");
    }
    return claims;
  }

  private static byte[] segment(String name, String text) {
    return PythonBase64.decode(text.getBytes(UTF_8))
        .orElseThrow(() -> BadToken.malformed("Invalid " + name + " padding"));
  }

  private static JsonNode object(String name, byte[] json) {
    JsonNode value;
    try {
      value = JSON.readTree(json);
    } catch (JacksonException e) {
      // Python's words for what is wrong with the JSON are its own.
      throw BadToken.malformed("Invalid " + name + " string: not JSON");
    }
    if (!value.isObject()) {
      throw BadToken.malformed("Invalid " + name + " string: must be a json object");
    }
    return value;
  }
}
