package org.handover.toolkit.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Answers that are cut off, without a length, or no HTTP.
@Tag("integration")
@Execution(ExecutionMode.CONCURRENT)
@Timeout(60)
class OddAnswersTest {
  @TempDir private Path folder = Path.of("");

  private String rawAnswer(String scripted) throws IOException {
    GatewayPlans.traffic(folder).initialize();
    try (ScriptedBackend odd = ScriptedBackend.answering(scripted);
        Gateway gateway =
            Gateway.start(
                GatewayPlans.plan(folder, List.of(odd.url()), List.of(odd.url())),
                false,
                Mirror.NONE,
                _ -> {});
        Socket client = new Socket(InetAddress.getLoopbackAddress(), gateway.address().getPort())) {
      client.setSoTimeout(20_000);
      client
          .getOutputStream()
          .write(
              "GET /api/x HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      return new String(client.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }
  }

  @Test
  void letsTheClientSeeThatAnAnswerBrokeOff() throws Exception {
    assertThat(rawAnswer("HTTP/1.1 200 OK\nContent-Length: 100\n\nhalf"))
        .contains("Content-Length: 100")
        .endsWith("half");
  }

  @Test
  void letsTheClientSeeThatTheLastChunkIsMissing() throws Exception {
    assertThat(rawAnswer("HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n4\nhalf\n"))
        .contains("half")
        .doesNotContain("\r\n0\r\n");
  }

  @Test
  void endsAnAnswerThatEndsWithItsConnection() throws Exception {
    assertThat(rawAnswer("HTTP/1.1 200 OK\n\nall of it"))
        .containsIgnoringCase("transfer-encoding: chunked")
        .contains("all of it")
        .endsWith("\r\n0\r\n\r\n");
  }

  @Test
  void addsNoLengthToAnAnswerWithoutABody() throws Exception {
    assertThat(rawAnswer("HTTP/1.1 304 Not Modified\nETag: \"a\"\n\n"))
        .startsWith("HTTP/1.1 304 Not Modified\r\n")
        .doesNotContainIgnoringCase("content-length")
        .endsWith("\r\n\r\n");
  }

  @Test
  void gives502ToAnAnswerThatIsNoHttp() throws Exception {
    assertThat(rawAnswer("SSH-2.0-OpenSSH\n")).startsWith("HTTP/1.1 502 ");
  }
}
