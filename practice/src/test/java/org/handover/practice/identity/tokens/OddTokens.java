package org.handover.practice.identity.tokens;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.Map;

/// Tokens that a client, an attacker or another program could send, by what is odd about them.
final class OddTokens {
  private final Map<String, String> tokens = new LinkedHashMap<>();
  private final TokenForge forge;
  private final long now;

  private OddTokens(TokenForge forge, long now) {
    this.forge = forge;
    this.now = now;
  }

  static Map<String, String> at(long now, String secret) {
    OddTokens odd = new OddTokens(new TokenForge(secret), now);
    odd.sound();
    odd.malformed();
    odd.headers();
    odd.signatures();
    odd.times();
    odd.subjects();
    return odd.tokens;
  }

  private void sound() {
    add("as issued", forge.claims(claims("\"role\":\"learner\"")));
    add("only sub", forge.claims("{\"sub\":\"42\"}"));
    add("unknown claims", forge.claims(claims("\"aud\":\"x\",\"iss\":[1],\"crit\":{}")));
    add("fresh of another type", forge.claims(claims("\"fresh\":\"yes\"")));
    add("jti of another type", forge.claims(claims("\"jti\":7")));
    add("duplicate claims", forge.claims("{\"sub\":\"1\",\"sub\":\"42\"}"));
    add("NaN", forge.claims(claims("\"x\":NaN,\"y\":-Infinity")));
    add("spaces in the JSON", forge.claims(" {\n\t\"sub\" :\r \"42\" } "));
    add("8 KB", forge.claims(claims("\"x\":\"" + "é".repeat(4000) + "\"")));
    add("64 KB", forge.claims(claims("\"x\":\"" + "x".repeat(64_000) + "\"")));
    add(
        "other header fields",
        forge.token("{\"alg\":\"HS256\",\"typ\":7,\"crit\":[\"x\"]}", claims()));
    add("kid", forge.token("{\"alg\":\"HS256\",\"kid\":\"1\"}", claims()));
    add("b64 true", forge.token("{\"alg\":\"HS256\",\"b64\":true}", claims()));
    add("b64 null", forge.token("{\"alg\":\"HS256\",\"b64\":null}", claims()));
    String bom = new String(new char[] {0xFEFF});
    add("byte order mark", forge.claims(bom + claims()));
    add(
        "UTF-16",
        forge.sign(
            TokenForge.encode(TokenForge.HEADER)
                + "."
                + TokenForge.encode(claims().getBytes(UTF_16LE))));
    String signed = forge.claims(claims());
    add("padded signature", signed + "=");
    add("junk after the padding", signed + "=!abcd");
    add("characters of no alphabet in the signature", signed + "!*é");
    add(
        "the other base64 alphabet",
        forge.sign(
            (TokenForge.encode(TokenForge.HEADER)
                    + "."
                    + TokenForge.encode("{\"sub\":\"42\",\"x\":\"ÿ¿þ\"}"))
                .replace('-', '+')
                .replace('_', '/')));
    add(
        "junk within what is signed",
        forge.sign(TokenForge.encode(TokenForge.HEADER) + ".****" + TokenForge.encode(claims())));
    add(
        "a dot within the payload",
        forge.sign(
            TokenForge.encode(TokenForge.HEADER) + "." + TokenForge.encode(claims()) + ".==="));
  }

  private void malformed() {
    add("no dot", "token");
    add("one dot", "not.token");
    add("only dots", "..");
    add("three dots", "...");
    add("words", "not.a.token");
    add("letters", "a.b.c");
    add("no header", "." + TokenForge.encode(claims()) + ".c2ln");
    add("header of five letters", "abcde.e30.c2ln");
    add("header without padding to be had", "abcd=e.e30.c2ln");
    add("header that is no JSON", forge.token("alg", claims()));
    add("header that is a string", forge.token("\"HS256\"", claims()));
    add("header that is an array", forge.token("[\"HS256\"]", claims()));
    add("header that is null", forge.token("null", claims()));
    add("payload of five letters", "e30.abcde.c2ln");
    add("empty payload", forge.claims(""));
    add("payload that is no JSON", forge.claims("{\"sub\":}"));
    add("payload with more after it", forge.claims(claims() + "{}"));
    add("payload with a trailing comma", forge.claims("{\"sub\":\"42\",}"));
    add("payload with single quotes", forge.claims("{'sub':'42'}"));
    add("payload with a comment", forge.claims("{\"sub\":\"42\"/**/}"));
    add("payload with a control character", forge.claims("{\"sub\":\"4\n2\"}"));
    add("payload that is an array", forge.claims("[\"42\"]"));
    add("payload that is a number", forge.claims("42"));
    add(
        "payload that is not UTF-8",
        forge.sign(
            TokenForge.encode(TokenForge.HEADER)
                + "."
                + TokenForge.encode(new byte[] {'{', (byte) 0xFF, '}'})));
    add("unsigned payload that is no JSON", "e30.YQ.c2ln");
    add("signature of five letters", TokenForge.encode(TokenForge.HEADER) + ".e30.abcde");
    add("beyond ASCII", "é.ü.ß");
  }

  private void headers() {
    add("alg none, no signature", unsigned("none"));
    add("alg None", unsigned("None"));
    add("alg none, signed", forge.token("{\"alg\":\"none\"}", claims()));
    add("alg missing", forge.token("{\"typ\":\"JWT\"}", claims()));
    add("alg empty", forge.token("{\"alg\":\"\"}", claims()));
    add("alg null", forge.token("{\"alg\":null}", claims()));
    add("alg of lower case", forge.token("{\"alg\":\"hs256\"}", claims()));
    add("alg an array", forge.token("{\"alg\":[\"HS256\"]}", claims()));
    add("alg a number", forge.token("{\"alg\":256}", claims()));
    add("alg unknown", forge.token("{\"alg\":\"XX1\"}", claims()));
    add("alg RS256, signed as HS256", forge.token("{\"alg\":\"RS256\"}", claims()));
    add("alg ES256", forge.token("{\"alg\":\"ES256\"}", claims()));
    add("HS384", other("HS384", "HmacSHA384"));
    add("HS512", other("HS512", "HmacSHA512"));
    add("HS512, called HS256", other("HS256", "HmacSHA512"));
    add("kid a number", forge.token("{\"alg\":\"HS256\",\"kid\":1}", claims()));
    add("kid null", forge.token("{\"alg\":\"none\",\"kid\":null}", claims()));
    add("b64 false", forge.token("{\"alg\":\"HS256\",\"b64\":false}", claims()));
    add("b64 false, no payload", forge.token("{\"alg\":\"HS256\",\"b64\":false}", ""));
  }

  private void signatures() {
    String token = forge.claims(claims());
    String signed = token.substring(0, token.lastIndexOf('.'));
    add("no signature", signed + ".");
    add("cut signature", token.substring(0, token.length() - 4));
    add("another's signature", new TokenForge("another secret").claims(claims()));
    add(
        "signature of other claims",
        signed + forge.claims("{}").substring(forge.claims("{}").lastIndexOf('.')));
    add("signature without the secret", new TokenForge("\0").claims(claims()));
    add("changed claims", token.replace(".ey", ".eyJyIjoxLC"));
    add("expired and badly signed", new TokenForge("x").claims("{\"exp\":1}"));
    add(
        "bytes around the signature's letters",
        signed + "." + new String(new byte[] {'c', '2'}, UTF_8));
  }

  private void times() {
    add("expired", forge.claims(claims("\"exp\":" + (now - 1))));
    add("expires now", forge.claims(claims("\"exp\":" + now)));
    add("expires in a second", forge.claims(claims("\"exp\":" + (now + 1))));
    add("expires in half a second", forge.claims(claims("\"exp\":" + now + ".5")));
    add("expired without sub", forge.claims("{\"exp\":1}"));
    add("expired refresh token", forge.claims(claims("\"exp\":1,\"type\":\"refresh\"")));
    add("issued now", forge.claims(claims("\"iat\":%d,\"nbf\":%d".formatted(now, now))));
    add("issued in an hour", forge.claims(claims("\"iat\":" + (now + 3600))));
    add("not before an hour", forge.claims(claims("\"nbf\":" + (now + 3600))));
    add(
        "issued and not before an hour",
        forge.claims(claims("\"nbf\":9999999999,\"iat\":9999999999")));
    add("issued in an hour, expired", forge.claims(claims("\"iat\":9999999999,\"exp\":1")));
    for (String odd :
        new String[] {
          "\"soon\"",
          "\"\"",
          "\"1.5\"",
          "\"+1\"",
          "\"9999999999\"",
          "\" 9999999999 \"",
          "true",
          "false",
          "1.9",
          "1e3",
          "-1",
          "1e400",
          "NaN",
          "Infinity",
          "null",
          "[]",
          "[1]",
          "{}",
          "9999999999.5",
          "99999999999999999999999999",
          "\"٣٤\""
        }) {
      add("exp " + odd, forge.claims(claims("\"exp\":" + odd)));
      add("nbf " + odd, forge.claims(claims("\"nbf\":" + odd)));
      add("iat " + odd, forge.claims(claims("\"iat\":" + odd)));
    }
  }

  private void subjects() {
    add("no sub", forge.claims("{\"type\":\"access\"}"));
    add("no claims", forge.claims("{}"));
    add("refresh", forge.claims(claims("\"type\":\"refresh\"")));
    add("another type", forge.claims(claims("\"type\":\"password-reset\"")));
    add("type null", forge.claims(claims("\"type\":null")));
    add("type an array", forge.claims(claims("\"type\":[\"access\"]")));
    for (String odd :
        new String[] {
          "42",
          "\"007\"",
          "0",
          "123456789012345678901234567890",
          "\"123456789012345678901234567890\"",
          "-42",
          "\"-42\"",
          "4.2",
          "42.0",
          "1e3",
          "true",
          "null",
          "\"\"",
          "\" 42\"",
          "\"42\\n\"",
          "\"abc\"",
          "\"٤٢\"",
          "[42]",
          "{\"id\":42}",
          "\"4\\u00002\"",
          "NaN"
        }) {
      add("sub " + odd, forge.claims("{\"sub\":" + odd + "}"));
    }
  }

  private String unsigned(String algorithm) {
    return TokenForge.encode("{\"alg\":\"" + algorithm + "\"}")
        + "."
        + TokenForge.encode(claims())
        + ".";
  }

  private String other(String name, String algorithm) {
    String header = "{\"alg\":\"" + name + "\"}";
    return forge.sign(TokenForge.encode(header) + "." + TokenForge.encode(claims()), algorithm);
  }

  private static String claims(String... more) {
    return "{\"sub\":\"42\"" + (more.length == 0 ? "" : "," + more[0]) + "}";
  }

  private void add(String name, String token) {
    if (tokens.put(name, token) != null) {
      throw new IllegalArgumentException("twice: " + name);
    }
  }
}
