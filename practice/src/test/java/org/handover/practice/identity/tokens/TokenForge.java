package org.handover.practice.identity.tokens;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;

/// Tokens of any shape, signed with the right secret.
public record TokenForge(String secret) {
  static final String HEADER =
      """
      {"alg":"HS256","typ":"JWT"}\
      """;

  String claims(String claims) {
    return token(HEADER, claims);
  }

  String token(String header, String claims) {
    return sign(encode(header) + "." + encode(claims));
  }

  String sign(String input) {
    return sign(input, "HmacSHA256");
  }

  String sign(String input, String algorithm) {
    byte[] signature = new Hmac(algorithm, secret.getBytes(UTF_8)).sign(input.getBytes(UTF_8));
    return input + "." + encode(signature);
  }

  public static String encode(String text) {
    return encode(text.getBytes(UTF_8));
  }

  public static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
