package org.handover.practice.rawhttp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class RawResponseTest {
  @Test
  void chunksArePutTogether() throws IOException {
    RawResponse response =
        parse("HTTP/1.1 200 OK|transfer-encoding: Chunked||5;x=y|caf\u00e9|2|{}|0||", false);

    assertThat(response.text()).isEqualTo("caf\u00e9{}");
  }

  @Test
  void interimAnswersArePassedOver() throws IOException {
    RawResponse response =
        parse("HTTP/1.1 100 Continue||HTTP/1.1 201 Created|Content-Length: 2||ok", false);

    assertThat(response.status()).isEqualTo(201);
    assertThat(response.text()).isEqualTo("ok");
  }

  @Test
  void theLengthOfAHeadIsNotThatOfItsBody() throws IOException {
    assertThat(parse("HTTP/1.1 200 OK|Content-Length: 9||", true).body()).isEmpty();
    assertThatThrownBy(() -> parse("HTTP/1.1 200 OK|Content-Length: 9||short", false))
        .hasMessageContaining("9", "5 bytes");
  }

  @Test
  void anythingElseIsNoAnswer() {
    assertThatThrownBy(() -> parse("", false)).isInstanceOf(IOException.class);
  }

  private static RawResponse parse(String lines, boolean bodiless) throws IOException {
    return RawResponse.parse(lines.replace("|", "\r\n").getBytes(UTF_8), bodiless);
  }
}
