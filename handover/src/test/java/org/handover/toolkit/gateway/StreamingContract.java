package org.handover.toolkit.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.handover.toolkit.fixture.Until;
import org.handover.toolkit.gateway.Upstream.Seen;
import org.junit.jupiter.api.Test;

/// Bodies go by as they come, in both directions.
interface StreamingContract extends OnStage {
  int HALF = 400_000;
  long LARGE = 200L << 20;

  @Test
  default void passesAnUploadOnWhileItArrives() throws Exception {
    stage().start();
    try (Wire wire = stage().connect()) {
      wire.send("POST /api/x HTTP/1.1\r\nHost: a\r\nContent-Length: %d\r\n\r\n".formatted(2 * HALF))
          .send(new byte[HALF]);
      Until.is("half of it is there", () -> stage().legacy().bodyBytes() > HALF / 2);
      wire.send(new byte[HALF]);
      assertThat(wire.answer().status()).isEqualTo(200);
      assertThat(stage().legacy().bodyBytes()).isEqualTo(2 * HALF);
    }
  }

  @Test
  default void passesChunksOnWhileTheyArrive() throws Exception {
    stage().start();
    try (Wire wire = stage().connect()) {
      wire.send("POST /api/x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n")
          .send("%x\r\n".formatted(HALF))
          .send(new byte[HALF]);
      Until.is("half of it is there", () -> stage().legacy().bodyBytes() > HALF / 2);
      wire.send("\r\n%x\r\n".formatted(HALF)).send(new byte[HALF]).send("\r\n0\r\n\r\n");
      assertThat(wire.answer().status()).isEqualTo(200);
      assertThat(stage().legacy().bodyBytes()).isEqualTo(2 * HALF);
    }
  }

  @Test
  default void passesALargeDownloadOn() throws Exception {
    stage().start();
    try (Wire wire = stage().connect()) {
      wire.send("GET /api/download?bytes=%d HTTP/1.1\r\nHost: a\r\n\r\n".formatted(LARGE));
      assertThat(wire.head().status()).isEqualTo(200);
      assertThat(wire.skip(LARGE)).isEqualTo(LARGE);
      // Nothing more, and the connection is as good as new.
      assertThat(wire.exchange("GET /api/x HTTP/1.1").body()).isEqualTo("legacy");
    }
  }

  /// The kernel's buffers of two connections hold some megabytes; the gateway adds little to them.
  @Test
  default void takesNoMoreFromABackendThanTheClientReads() throws Exception {
    stage().start();
    try (Wire wire = stage().connect()) {
      wire.send("GET /api/download?bytes=%d HTTP/1.1\r\nHost: a\r\n\r\n".formatted(LARGE));
      assertThat(wire.head().status()).isEqualTo(200);
      Until.is("the backend is held back", this::isHeldBack);
      assertThat(stage().legacy().sentBytes()).isLessThan(LARGE / 4);
      assertThat(wire.skip(LARGE)).isEqualTo(LARGE);
    }
  }

  private boolean isHeldBack() {
    long before = stage().legacy().sentBytes();
    LockSupport.parkNanos(Duration.ofMillis(400).toNanos());
    return before > 0 && stage().legacy().sentBytes() == before;
  }

  @Test
  default void passesEachEventOnAsItComes() throws Exception {
    stage().start();
    try (Wire wire = stage().connect()) {
      wire.send("GET /api/events HTTP/1.1\r\nHost: a\r\nAccept: text/event-stream\r\n\r\n");
      assertThat(wire.head().status()).isEqualTo(200);
      for (int i = 1; i <= 3; i++) {
        stage().legacy().nextEvent();
        assertThat(wire.until("\n\r\n")).contains("data: " + i);
      }
    }
  }

  @Test
  default void passesAWebSocketOn() throws Exception {
    stage().start();
    CompletableFuture<String> echo = new CompletableFuture<>();
    try (HttpClient client = HttpClient.newHttpClient()) {
      WebSocket socket =
          client
              .newWebSocketBuilder()
              .buildAsync(
                  URI.create(stage().address().toString().replace("http", "ws") + "/api/socket"),
                  new WebSocket.Listener() {
                    @Override
                    public CompletionStage<?> onText(
                        WebSocket webSocket, CharSequence data, boolean last) {
                      echo.complete(data.toString());
                      return CompletableFuture.completedFuture(null);
                    }
                  })
              .get(20, TimeUnit.SECONDS);
      socket.sendText("is anyone there", true).get(20, TimeUnit.SECONDS);
      assertThat(echo.get(20, TimeUnit.SECONDS)).isEqualTo("is anyone there");
      socket.abort();
    }
  }

  @Test
  default void asksForABodyThatWaitsToBeAskedFor() throws Exception {
    stage().start();
    try (Wire wire = stage().connect()) {
      wire.send(
          "POST /api/x HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n");
      assertThat(wire.head().status()).isEqualTo(100);
      wire.send("abc");
      assertThat(wire.answer().status()).isEqualTo(200);
      assertThat(stage().legacy().bodyBytes()).isEqualTo(3);
    }
  }

  @Test
  default void answersAClientOfHttp10() throws Exception {
    stage().start();
    try (Wire wire = stage().connect()) {
      wire.send("GET /api/x HTTP/1.0\r\n\r\n");
      Wire.Answer answer = wire.answer();
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo("legacy");
      assertThat(wire.isAtEnd()).isTrue();
      assertThat(stage().legacy().last().header("Host")).isNotEmpty();
    }
    try (Wire wire = stage().connect()) {
      wire.send("GET /api/events HTTP/1.0\r\nHost: a\r\n\r\n");
      // It knows no chunks.
      assertThat(wire.head().isChunked()).isFalse();
      stage().legacy().nextEvent();
      assertThat(wire.until("\n\r\n")).startsWith("data: 1");
    }
  }

  @Test
  default void usesConnectionsAgainOnBothSides() throws Exception {
    stage().start();
    try (Wire wire = stage().connect()) {
      for (int i = 0; i < 20; i++) {
        assertThat(wire.exchange("GET /api/x HTTP/1.1").status()).isEqualTo(200);
      }
    }
    assertThat(stage().legacy().seen()).extracting(Seen::nth).anyMatch(nth -> nth > 5);
  }
}
