package org.handover.practice.identity.tokens;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Signs claims as an HS256 JWT, and reads those that it signed.
public final class TokenSigner {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String HEADER =
      encode("{\"alg\":\"HS256\",\"typ\":\"JWT\"}".getBytes(UTF_8));

  private final Hmac hmac;

  /// @param secret the legacy backend's `JWT_SECRET_KEY`
  public TokenSigner(String secret) {
    this.hmac = new Hmac("HmacSHA256", secret.getBytes(UTF_8));
  }

  /// @param claims a record of the claims' names
  String sign(Object claims) {
    String signed = HEADER + "." + encode(JSON.writeValueAsBytes(claims));
    return signed + "." + encode(hmac.sign(signed.getBytes(UTF_8)));
  }

  /// The claims, none of them checked yet.
  ///
  /// @throws BadToken when it is no JWT, or not signed with our secret
  JsonNode verified(String token) {
    return SignedToken.read(token).verified(hmac);
  }

  private static String encode(byte[] part) {
    return new String(PythonBase64.encode(part), ISO_8859_1);
  }
}
