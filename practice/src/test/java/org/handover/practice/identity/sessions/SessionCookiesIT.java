package org.handover.practice.identity.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.handover.practice.identity.PythonPeer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Against Flask, itsdangerous and Flask-Login themselves, at one instant.
class SessionCookiesIT {
  private static final String SECRET = "a secret within Latin-1: é";
  private static final long NOW = 1_790_000_000;
  private static final SessionCookies OURS =
      new SessionCookies(SECRET, Clock.fixed(Instant.ofEpochSecond(NOW), ZoneOffset.UTC));

  private static final List<String> ODD = OddCookies.at(NOW, SECRET);

  /// As Flask-Login leaves it after a sign-in to be remembered.
  private static final Map<String, Object> PERMANENT =
      Map.of("_fresh", true, "_id", "ab".repeat(64), "_permanent", true, "_user_id", "42");

  private static final String LAST_WEEK =
      "session="
          + new CookieForge(SECRET)
              .compressed(
                  "{\"_fresh\":true,\"_id\":\"%s\",\"_permanent\":true,\"_user_id\":\"42\"}"
                      .formatted("ab".repeat(64)),
                  NOW - 7 * 86_400);

  private static JsonNode answer;

  @BeforeAll
  static void askPython() throws Exception {
    List<String> read = new ArrayList<>(ODD);
    read.add("session=" + OURS.mint(42, true));
    read.add("session=" + OURS.mint(7, false));
    answer =
        PythonPeer.ask(
            "session_peer.py",
            Map.of(
                "secret",
                SECRET,
                "now",
                NOW,
                "read",
                read,
                "sessions",
                List.of(List.of(PERMANENT, NOW - 7 * 86_400), List.of(Map.of("_user_id", 7), NOW)),
                "remember",
                List.of("42"),
                "renew",
                List.of(LAST_WEEK, "session=" + OURS.mint(7, false)),
                "renewed_at",
                NOW - 30));
  }

  @Test
  void flaskReadsOurs() {
    assertThat(answer.get("read").get(ODD.size()).get("tried").toString()).isEqualTo("[\"42\"]");
    assertThat(answer.get("read").get(ODD.size() + 1).get("tried").toString()).isEqualTo("[\"7\"]");
  }

  @Test
  void readsFlasks() {
    assertThat(answer.get("sessions"))
        .extracting(cookie -> OURS.userIds(List.of("session=" + cookie.stringValue())))
        .containsExactly(List.of("42"), List.of("7"));
    assertThat(answer.get("remember"))
        .extracting(cookie -> OURS.userIds(List.of("remember_token=" + cookie.stringValue())))
        .containsExactly(List.of("42"));
  }

  @Test
  void renewsAsFlaskDoes() {
    JsonNode renewed = answer.get("renew");
    assertThat(OURS.renewed(List.of(LAST_WEEK))).contains(renewed.get(0).stringValue());
    assertThat(renewed.get(1).isNull()).isTrue();
  }

  @Test
  void readsOddCookiesAsFlaskDoes() {
    SoftAssertions readings = new SoftAssertions();
    Iterator<JsonNode> answers = answer.get("read").iterator();
    for (String header : ODD) {
      JsonNode theirs = answers.next();
      List<String> ids = OURS.userIds(List.of(header));
      readings
          .assertThat(ids)
          .as("ids of <%s>", header)
          .isEqualTo(theirs.isNull() ? List.of() : strings(theirs.get("tried")));
      RequestCookies cookies = new RequestCookies(List.of(header));
      theirs
          .path("cookies")
          .forEachEntry((name, value) ->
              readings
                  .assertThat(cookies.first(name))
                  .as("%s of <%s>", name, header)
                  .contains(value.stringValue()));
    }
    readings.assertAll();
  }

  private static List<String> strings(JsonNode array) {
    return array.valueStream().map(JsonNode::stringValue).toList();
  }
}
