package org.handover.toolkit.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.handover.toolkit.gateway.Upstream.Seen;
import org.handover.toolkit.gateway.Wire.Answer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the backends, the client and the record are told.
interface HeadersContract extends OnStage {
  List<String> LIES =
      List.of(
          "X-Forwarded-For: 6.6.6.6",
          "X-Forwarded-Proto: https",
          "X-Forwarded-Host: evil.test",
          "X-Forwarded-Port: 666",
          "X-Forwarded-Prefix: /evil",
          "Forwarded: for=6.6.6.6;host=evil.test;proto=https",
          "X-Handover-Backend: next");

  private Seen seenAfter(String... headers) throws Exception {
    assertThat(stage().ask("GET /api/x", headers).backend()).isEqualTo("legacy");
    return stage().legacy().last();
  }

  @Test
  default void tellsTheBackendWhoAsks() throws Exception {
    stage().start();
    Seen seen = seenAfter();
    assertThat(seen.header("Host")).isEqualTo("gateway.test");
    assertThat(seen.header("X-Forwarded-For")).isEqualTo("127.0.0.1");
    assertThat(seen.header("X-Forwarded-Proto")).isEqualTo("http");
    assertThat(seen.header("X-Forwarded-Host")).isEqualTo("gateway.test");
    assertThat(seen.header("Forwarded"))
        .isEqualToIgnoringCase("for=127.0.0.1;host=\"gateway.test\";proto=http");
  }

  @Test
  default void believesNoClientThatIsNoProxy() throws Exception {
    stage().start("trusted-proxies: [10.0.0.0/8]");
    Seen seen = seenAfter(LIES.toArray(String[]::new));
    assertThat(seen.header("X-Forwarded-For")).isEqualTo("127.0.0.1");
    assertThat(seen.header("X-Forwarded-Proto")).isEqualTo("http");
    assertThat(seen.header("X-Forwarded-Host")).isEqualTo("gateway.test");
    assertThat(seen.headers().toString()).doesNotContain("666").doesNotContain("evil");
    assertThat(seen.header("Forwarded")).doesNotContain("6.6.6.6").doesNotContain("https");
  }

  @Test
  default void passesOnWhatATrustedProxySays() throws Exception {
    stage().start("trusted-proxies: [127.0.0.1]");
    Seen seen =
        seenAfter(
            "X-Forwarded-For: 9.9.9.9, 10.2.3.4",
            "X-Forwarded-Proto: https",
            "X-Forwarded-Host: site.test",
            "Forwarded: for=10.2.3.4;proto=https");
    assertThat(seen.header("X-Forwarded-For")).isEqualTo("9.9.9.9, 10.2.3.4, 127.0.0.1");
    assertThat(seen.header("X-Forwarded-Proto")).isEqualTo("https");
    assertThat(seen.header("X-Forwarded-Host")).isEqualTo("site.test");
    assertThat(seen.header("Forwarded"))
        .startsWith("for=10.2.3.4;proto=https, for=127.0.0.1;")
        .contains("host=\"gateway.test\"");
  }

  @Test
  default void writesNoHeaderThatAHostCouldBreakOutOf() throws Exception {
    stage().start();
    try (Wire wire = stage().connect()) {
      wire.send("GET /api/x HTTP/1.1\r\nHost: a\";for=evil\r\nConnection: close\r\n\r\n");
      int status = wire.answer().status();
      if (status == 200) {
        assertThat(stage().legacy().last().header("Forwarded")).doesNotContain("evil");
      } else {
        assertThat(status).isEqualTo(400);
      }
    }
  }

  @Test
  default void passesARequestIdOnAndMakesOneWhereThereIsNone() throws Exception {
    stage().start();
    assertThat(seenAfter("X-Request-ID: abc-123.X_=").header("X-Request-ID"))
        .isEqualTo("abc-123.X_=");
    assertThat(seenAfter().header("X-Request-ID")).matches("[A-Za-z0-9._=-]{16,128}");
    assertThat(seenAfter("X-Request-ID: no good").header("X-Request-ID"))
        .matches("[A-Za-z0-9._=-]{16,128}");
    assertThat(seenAfter("traceparent: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"))
        .extracting(seen -> seen.header("traceparent"))
        .isEqualTo("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
  }

  @Test
  default void leavesTheAnswerAsItIs() throws Exception {
    stage().start();
    Answer answer = stage().ask("GET /api/x");
    assertThat(answer.header("Server")).isEqualTo("upstream");
    assertThat(answer.header("Date")).isEqualTo(Upstream.DATE);
    assertThat(answer.body()).isEqualTo("legacy");
  }

  @Test
  default void passesNoHeadersOfTheConnectionOn() throws Exception {
    stage().start();
    Seen seen = seenAfter("TE: trailers", "Keep-Alive: timeout=5", "Upgrade: h2c");
    assertThat(seen.header("TE")).isEmpty();
    assertThat(seen.header("Keep-Alive")).isEmpty();
    assertThat(seen.header("Upgrade")).isEmpty();
  }

  @Test
  default void writesEachRequestDown() throws Exception {
    stage().start();
    stage().shift(50, 0);
    stage()
        .ask("GET /api/x?a=\"1\"&b=\\", "Cookie: handover_bucket=07", "X-Request-ID: written-down");
    JsonNode line =
        JsonMapper.shared()
            .readTree(stage().awaitRecord(written -> written.contains("\"written-down\"")));
    assertThat(line.path("time").asDouble()).isGreaterThan(1.7e9);
    assertThat(line.path("bucket").asString()).isEqualTo("07");
    assertThat(line.path("method").asString()).isEqualTo("GET");
    assertThat(line.path("uri").asString()).isEqualTo("/api/x?a=\"1\"&b=\\");
    assertThat(line.path("group").asString()).isEqualTo("reads");
    assertThat(line.path("backend").asString()).isEqualTo("next");
    assertThat(line.path("upstream").asString())
        .isEqualTo(stage().next().url().replace("http://", ""));
    assertThat(line.path("status").isInt()).isTrue();
    assertThat(line.path("status").asInt()).isEqualTo(200);
    assertThat(line.path("upstream_status").asString()).isEqualTo("200");
    assertThat(line.path("seconds").asDouble(-1)).isBetween(0.0, 60.0);
    assertThat(Double.parseDouble(line.path("upstream_seconds").asString())).isBetween(0.0, 60.0);
    assertThat(line.path("bytes").asInt()).isEqualTo(4);
  }
}
