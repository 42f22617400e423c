package org.handover.toolkit.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.handover.toolkit.fixture.Until;
import org.handover.toolkit.gateway.Wire.Answer;
import org.junit.jupiter.api.Test;

/// What becomes of requests when a backend fails.
interface FailureContract extends OnStage {
  @Test
  default void answers502OnlyForTheShareOfABackendThatIsDown() throws Exception {
    stage().start();
    stage().shift(50, 50);
    stage().next().stop();
    for (int i = 0; i < 10; i++) {
      Answer down = stage().askAs(10, "GET /api/x");
      assertThat(down.status()).isEqualTo(502);
      assertThat(down.header("X-Handover-Backend")).isEqualTo("next");
      assertThat(stage().askAs(90, "GET /api/x").status()).isEqualTo(200);
      assertThat(stage().askAs(90, "DELETE /api/x").status()).isEqualTo(200);
    }
    stage().next().startAgain();
    Until.is("it is asked again", () -> statusOf(10) == 200);
  }

  private int statusOf(int bucket) {
    try {
      return stage().askAs(bucket, "GET /api/x").status();
    } catch (java.io.IOException e) {
      return 0;
    }
  }

  @Test
  default void triesAReadAgainThatMetAConnectionAtItsEnd() throws Exception {
    stage().start();
    try (Wire wire = stage().connect()) {
      for (int i = 0; i < 6; i++) {
        assertThat(wire.exchange("GET /api/die-reused?n=" + i + " HTTP/1.1").status())
            .isEqualTo(200);
      }
    }
    // The backend did close connections on which a request had come.
    assertThat(stage().legacy().seen()).hasSizeGreaterThan(6);
  }

  @Test
  default void sendsNoWriteTwice() throws Exception {
    stage().start();
    try (Wire wire = stage().connect()) {
      for (int i = 0; i < 6; i++) {
        // Leaves a connection that can be used again.
        wire.exchange("GET /api/x HTTP/1.1");
        assertThat(wire.post("/api/die-reused?n=" + i, "abc").status()).isIn(200, 502);
        assertThat(stage().legacy().seen("/api/die-reused?n=" + i)).isEqualTo(1);
        assertThat(wire.post("/api/die?n=" + i, "abc").status()).isEqualTo(502);
        assertThat(stage().legacy().seen("/api/die?n=" + i)).isEqualTo(1);
      }
    }
  }

  @Test
  default void triesNothingAgainThatANewConnectionHasTaken() throws Exception {
    stage().start();
    assertThat(stage().ask("GET /api/die").status()).isEqualTo(502);
    assertThat(stage().legacy().seen("/api/die")).isEqualTo(1);
  }

  @Test
  default void waitsForASilentBackendNoLongerThanItIsTold() throws Exception {
    stage().start("response-timeout: 1s", "idle-timeout: 3s");
    assertThat(stage().ask("GET /api/silent").status()).isEqualTo(504);
    assertThat(stage().ask("GET /api/x").status()).isEqualTo(200);
    stage().awaitRecord(line -> line.contains("/api/silent") && line.contains("\"status\":504"));
  }

  @Test
  default void writesDownAClientThatWentAwayAsNoFaultOfTheBackend() throws Exception {
    stage().start();
    try (Wire wire = stage().connect()) {
      wire.send("GET /api/silent HTTP/1.1\r\nHost: a\r\n\r\n");
      Until.is("the backend has it", () -> stage().legacy().seen("/api/silent") == 1);
    }
    stage().awaitRecord(line -> line.contains("/api/silent") && line.contains("\"status\":499"));
  }

  @Test
  default void failsNothingWhileEitherOfTwoAddressesIsGone() throws Exception {
    stage().startWithSpare();
    stage().shift(100, 100);
    try (Wire wire = stage().connect()) {
      for (int i = 0; i < 120; i++) {
        switch (i) {
          case 20 -> stage().next().stop();
          case 50 -> stage().next().startAgain();
          case 80 -> stage().spare().stop();
          case 110 -> stage().spare().startAgain();
          default -> {
            // Both are as they were.
          }
        }
        assertThat(wire.exchange("GET /api/x HTTP/1.1").status()).as("read " + i).isEqualTo(200);
        assertThat(wire.post("/api/x", "abc").status()).as("write " + i).isEqualTo(200);
        if (i == 70) {
          Until.is("the first is back", () -> asked(stage().next()));
        }
      }
    }
  }

  private boolean asked(Upstream upstream) {
    int before = upstream.seen().size();
    statusOf(0);
    statusOf(0);
    return upstream.seen().size() > before;
  }
}
