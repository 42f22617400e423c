package org.handover.practice.identity.sessions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.handover.practice.identity.tokens.TokenForge;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionCookiesTest {
  private static final String SECRET = "session-secret";
  private static final CookieForge FORGE = new CookieForge(SECRET);
  private static final long SIGNED = 1_790_000_000;
  private static final long DAY = 86_400;

  // Captured from Flask 2.2.2 and Flask-Login 0.6.2.
  private static final String PERMANENT =
      "session=.eJyrVopPK0otzlCyKikqTdVRis9MUbJSSkwaWKgEdEhBalFuYl5qXgncaaXFqUUQ95kYKdUCAPOzQ7k"
          + ".arE7gA.HMIvEt782uUGh5Tr4eLlE2aRy04";
  private static final String PLAIN =
      "session=eyJfdXNlcl9pZCI6IjQyIn0.arE7gA.HdYn7ssxFLO-ICGYJSOqN5W6z10";
  private static final String REMEMBER =
      "remember_token=42|a64971d87e1f1c50001e7b8d94e6377428c50c5edda9978e252096a0ec2326715df7256f91154"
          + "13e821df3cedfb8d1c981c704c9c01b369f3e3ab143e9d060bd";

  private static SessionCookies at(long now) {
    return new SessionCookies(SECRET, Clock.fixed(Instant.ofEpochSecond(now), ZoneOffset.UTC));
  }

  private static List<String> idsAt(long now, String header) {
    return at(now).userIds(List.of(header));
  }

  @Test
  void readsWhatFlaskWrites() {
    assertThat(idsAt(SIGNED, PERMANENT)).containsExactly("42");
    assertThat(idsAt(SIGNED, PLAIN)).containsExactly("42");
    assertThat(idsAt(SIGNED, REMEMBER)).containsExactly("42");
  }

  @Test
  void aSessionLasts31Days() {
    assertThat(idsAt(SIGNED + 31 * DAY, PLAIN)).containsExactly("42");
    assertThat(idsAt(SIGNED + 31 * DAY + 1, PLAIN)).isEmpty();
  }

  @Test
  void toleratesThatTheOtherClockIsAMinuteAhead() {
    assertThat(idsAt(SIGNED - 60, PLAIN)).containsExactly("42");
    assertThat(idsAt(SIGNED - 61, PLAIN)).isEmpty();
  }

  @Test
  void findsTheCookieAmongSeveralHeaders() {
    assertThat(at(SIGNED).userIds(List.of("theme=dark", PLAIN))).containsExactly("42");
    assertThat(at(SIGNED).userIds(List.of())).isEmpty();
  }

  @Test
  void aRememberedUserStandsBehindTheSessions() {
    String other = FORGE.session("{\"_user_id\":7}", SIGNED);
    assertThat(idsAt(SIGNED, REMEMBER + ";session=" + other)).containsExactly("7", "42");
  }

  @Test
  void mintsSessionsThatALateClockTakes() {
    assertThat(idsAt(SIGNED - 90, "session=" + at(SIGNED).mint(42, true))).containsExactly("42");
    assertThat(idsAt(SIGNED - 91, "session=" + at(SIGNED).mint(42, true))).isEmpty();
  }

  @Test
  void renewsAPermanentSessionOnceADay() {
    assertThat(at(SIGNED + DAY).renewed(List.of(PERMANENT))).isEmpty();
    long later = SIGNED + DAY + 1;
    String renewed = at(later).renewed(List.of(PERMANENT)).orElseThrow();
    assertThat(renewed).endsWith("; Expires=Fri, 23 Oct 2026 14:13:21 GMT; HttpOnly; Path=/");
    assertThat(idsAt(later + 31 * DAY - 30, renewed)).containsExactly("42");
    assertThat(at(later).renewed(List.of(renewed))).isEmpty();
  }

  @Test
  void renewsNothingElse() {
    assertThat(at(SIGNED + 2 * DAY).renewed(List.of(PLAIN))).isEmpty();
    assertThat(at(SIGNED + 32 * DAY).renewed(List.of(PERMANENT))).isEmpty();
    assertThat(at(SIGNED + 2 * DAY).renewed(List.of(PERMANENT + "x"))).isEmpty();
    assertThat(at(SIGNED + 2 * DAY).renewed(List.of(REMEMBER))).isEmpty();
  }

  /// The payloads are signed, but nothing that a session could be.
  @ParameterizedTest
  @ValueSource(
      strings = {"", "{", "42", "null", "[]", "{\"_user_id\":\"42\"}}", "{\"_user_id\":\u0000}"})
  void anUnreadablePayloadCountsAsAbsent(String json) {
    assertThat(idsAt(SIGNED, "session=" + FORGE.session(json, SIGNED))).isEmpty();
    assertThat(idsAt(SIGNED, "session=" + FORGE.compressed(json, SIGNED))).isEmpty();
  }

  @Test
  void aBrokenCompressionCountsAsAbsent() {
    byte[] whole = CookieForge.deflated("{\"_user_id\":\"42\"}".getBytes(UTF_8));
    String cut = TokenForge.encode(Arrays.copyOf(whole, whole.length - 6));
    assertThat(idsAt(SIGNED, "session=" + FORGE.signed("." + cut, SIGNED))).isEmpty();
    assertThat(idsAt(SIGNED, "session=" + FORGE.signed(".e30", SIGNED))).isEmpty();
    assertThat(idsAt(SIGNED, "session=" + FORGE.signed(".", SIGNED))).isEmpty();
  }

  @Test
  void doesNotInflateABomb() {
    String bomb = "{\"_user_id\":\"42\",\"x\":\"" + "0".repeat(60 << 20) + "\"}";
    String cookie = FORGE.compressed(bomb, SIGNED);
    assertThat(cookie).hasSizeLessThan(100_000);
    assertThat(idsAt(SIGNED, "session=" + cookie)).isEmpty();
  }

  @Test
  void refusesJsonOfAbsurdDepth() {
    String deep = "{\"_user_id\":\"42\",\"x\":" + "[".repeat(10_000);
    assertThat(idsAt(SIGNED, "session=" + FORGE.session(deep, SIGNED))).isEmpty();
  }

  @Test
  void readsHugeCookies() {
    byte[] noise = new byte[48 << 10];
    new Random(1).nextBytes(noise);
    String json = "{\"_user_id\":\"42\",\"x\":\"" + TokenForge.encode(noise) + "\"}";
    assertThat(idsAt(SIGNED, "session=" + FORGE.compressed(json, SIGNED))).containsExactly("42");
    assertThat(idsAt(SIGNED, "session=\"" + "\\\"".repeat(1 << 16) + "\"")).isEmpty();
    assertThat(idsAt(SIGNED, "a=\"b\"c;".repeat(1 << 13) + PLAIN)).containsExactly("42");
    assertThat(idsAt(SIGNED, "session=" + ".".repeat(1 << 16))).isEmpty();
    assertThat(idsAt(SIGNED, "remember_token=" + "|".repeat(1 << 16))).isEmpty();
  }

  /// Flask-Login encodes its key in Latin-1, so such a secret never made a remembering cookie. Were
  /// it encoded with question marks instead, anyone could make one.
  @Test
  void aSecretBeyondLatin1RemembersNobody() {
    SessionCookies cookies =
        new SessionCookies("秘密", Clock.fixed(Instant.ofEpochSecond(SIGNED), ZoneOffset.UTC));
    String forged = new CookieForge("??").remember("42");
    assertThat(cookies.userIds(List.of("remember_token=" + forged))).isEmpty();
    assertThat(cookies.userIds(List.of("session=" + cookies.mint(42, false))))
        .containsExactly("42");
  }
}
