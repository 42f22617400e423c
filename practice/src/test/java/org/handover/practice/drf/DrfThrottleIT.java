package org.handover.practice.drf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handover.practice.backends.Gunicorn;
import org.handover.practice.backends.Keys;
import org.handover.practice.backends.PracticeServer;
import org.handover.practice.database.TestDatabase;
import org.handover.practice.database.TestDatabases;
import org.handover.practice.rawhttp.Header;
import org.handover.practice.rawhttp.RawHttp;
import org.handover.practice.rawhttp.RawRequest;
import org.handover.practice.rawhttp.RawResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What Django REST framework answers a client that asks too often, API v2 answers. How the seconds
/// are counted is each one's own: the framework's window slides, ours fills up steadily.
class DrfThrottleIT {
  private static final Keys KEYS = new Keys("the token key of this play", "the cookie key of it");
  private static final Pattern TEXT =
      Pattern.compile(
          "\\{\"detail\":\"Request was throttled\\. Expected available in (\\d+) seconds?\\.\"}");

  private static TestDatabase database;
  private static Gunicorn drf;
  private static PracticeServer practice;

  @BeforeAll
  static void startBoth(@TempDir Path folder) throws Exception {
    database = TestDatabases.create("db/legacy.sql", "db/sample.sql", "db/expand");
    drf =
        DrfServer.start(
            database, KEYS, Map.of("THROTTLE", "1/day", "THROTTLE_FOLDER", folder.toString()));
    practice =
        PracticeServer.start(
            Map.of(
                "DATABASE_URL", database.url(),
                "JWT_SECRET_KEY", KEYS.jwt(),
                "SECRET_KEY", KEYS.session(),
                "TRUSTED_PROXIES", "127.0.0.1",
                "THROTTLE_ADDRESS", "1/day"));
  }

  @AfterAll
  static void stopBoth() throws Exception {
    drf.close();
    practice.close();
    database.close();
  }

  /// Each asks from an address of its own. The body is none, and the row is nowhere: neither is
  /// looked at any more.
  @ParameterizedTest
  @CsvSource({
    "203.0.113.1, GET, /api/v2/scenarios/",
    "203.0.113.2, GET, /api/v2/scenarios/999999/",
    "203.0.113.3, HEAD, /api/v2/categories/",
    "203.0.113.4, OPTIONS, /api/v2/characters/",
    "203.0.113.5, GET, /api/v2/categories/?page=999999"
  })
  void bothRefuseInTheSameWords(String address, String method, String target) throws IOException {
    RawResponse theirs = askedTooOften(drf.http(), address, method, target);
    RawResponse ours = askedTooOften(practice.http(), address, method, target);

    assertThat(theirs.status()).isEqualTo(429);
    assertThat(ours.status()).isEqualTo(429);
    for (String name : new String[] {"Content-Type", "Allow", "Vary", "WWW-Authenticate"}) {
      assertThat(words(ours.header(name))).as(name).isEqualTo(words(theirs.header(name)));
    }
    assertSecondsTwice(theirs, method);
    assertSecondsTwice(ours, method);
  }

  private static RawResponse askedTooOften(
      RawHttp http, String address, String method, String target) throws IOException {
    Header from = new Header("X-Forwarded-For", address);
    http.send(RawRequest.get("/api/v2/categories/", from));
    return http.send(new RawRequest(method, target, "1.1", List.of(from), new byte[0]));
  }

  private static Optional<Set<String>> words(Optional<String> header) {
    return header.map(value -> Set.of(value.split(", ")));
  }

  /// In the header and in the text, where there is one: about a day.
  private static void assertSecondsTwice(RawResponse refused, String method) {
    String seconds = refused.header("Retry-After").orElseThrow();
    assertThat(Integer.parseInt(seconds)).isBetween(86_000, 86_400);
    if (!method.equals("HEAD")) {
      Matcher text = TEXT.matcher(refused.text());
      assertThat(text.matches()).as(refused.text()).isTrue();
      assertThat(text.group(1)).isEqualTo(seconds);
    }
  }
}
