package org.handover.toolkit.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Requests that two parsers could read differently reach no backend.
interface StrictnessContract extends OnStage {
  /// What a client sends.
  ///
  /// @param text with `\n` for CRLF
  record Odd(String name, String text) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Odd> ambiguous() {
    return Stream.of(
        post("length and chunks", "Content-Length: 5\nTransfer-Encoding: chunked\n\n0\n\n"),
        post("chunks and length", "Transfer-Encoding: chunked\nContent-Length: 5\n\n0\n\n"),
        post("two lengths", "Content-Length: 3\nContent-Length: 4\n\nabc"),
        post("two lengths in one", "Content-Length: 3, 4\n\nabc"),
        post("a signed length", "Content-Length: +3\n\nabc"),
        post("a negative length", "Content-Length: -3\n\nabc"),
        post("another coding", "Transfer-Encoding: xchunked\n\n0\n\n"),
        post("a hidden coding", "Transfer-Encoding: chunked\nTransfer-Encoding: x\n\n0\n\n"),
        post("a space before the colon", "Transfer-Encoding : chunked\n\n0\n\n"),
        post("a tab before the colon", "Content-Length\t: 3\n\nabc"),
        new Odd("chunks in HTTP/1.0", head("POST", "1.0") + "Transfer-Encoding: chunked\n\n0\n\n"),
        get("a folded header", "X-A: b\n c: d\n\n"),
        get("NUL in a header", "X-A: b\0c\n\n"),
        get("a carriage return in a header", "X-A: b\rX-B: c\n\n"),
        get("two hosts", "Host: b\n\n"),
        get("a space in a name", "X A: b\n\n"),
        new Odd("no host", "GET /api/odd HTTP/1.1\n\n"),
        new Odd("NUL in a path", "GET /api/odd\0 HTTP/1.1\nHost: a\n\n"),
        new Odd("a space in a path", "GET /api/odd x HTTP/1.1\nHost: a\n\n"),
        new Odd("above the root", "GET /../api/odd HTTP/1.1\nHost: a\n\n"),
        new Odd("a broken escape", "GET /api/odd%zz HTTP/1.1\nHost: a\n\n"),
        new Odd("another HTTP", "GET /api/odd HTTP/3.0\nHost: a\n\n"));
  }

  static Stream<Odd> badChunks() {
    return Stream.of(
        chunks("no size", "zz\nabc\n0\n\n"),
        chunks("a negative size", "-1\nabc\n0\n\n"),
        chunks("a huge size", "fffffffffffffffff\nabc\n0\n\n"),
        chunks("0x", "0x3\nabc\n0\n\n"),
        chunks("no end", "3\nabcXX0\n\n"));
  }

  private static Odd post(String name, String rest) {
    return new Odd(name, head("POST", "1.1") + rest);
  }

  private static Odd get(String name, String rest) {
    return new Odd(name, head("GET", "1.1") + rest);
  }

  private static Odd chunks(String name, String rest) {
    return post("chunks: " + name, "Transfer-Encoding: chunked\n\n" + rest);
  }

  private static String head(String method, String version) {
    return "%s /api/odd HTTP/%s\nHost: a\n".formatted(method, version);
  }

  @ParameterizedTest
  @MethodSource("ambiguous")
  default void refusesWhatIsAmbiguous(Odd request) throws Exception {
    stage().start();
    assertRefused(request);
    assertThat(stage().legacy().seen()).isEmpty();
  }

  /// Its head may be under way already; what follows is not taken for another request.
  @ParameterizedTest
  @MethodSource("badChunks")
  default void endsAtABadChunk(Odd request) throws Exception {
    stage().start();
    assertRefused(request);
    assertThat(stage().legacy().seen()).allMatch(seen -> seen.target().equals("/api/odd"));
    assertThat(stage().legacy().seen("/api/hidden")).isZero();
  }

  private void assertRefused(Odd request) throws IOException {
    try (Wire wire = stage().connect()) {
      wire.send(
          request.text().replace("\n", "\r\n") + "GET /api/hidden HTTP/1.1\r\nHost: a\r\n\r\n");
      int status = wire.statusOrEnd();
      assertThat(status).isIn(0, 400, 501, 502, 505);
      assertThat(wire.isAtEnd()).isTrue();
    }
  }
}
