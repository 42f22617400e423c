package org.handover.practice.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

class ReplyWriterTest {
  private final MockHttpServletResponse response = new MockHttpServletResponse();

  @Test
  void saysWhenToTryAgainWithEvery503() throws IOException {
    ReplyWriter.write(Reply.of(503, "error", "Service unavailable"), response);

    assertThat(response.getHeader("Retry-After")).isEqualTo("2");
  }

  @Test
  void keepsAnAnswersOwnTime() throws IOException {
    ReplyWriter.write(Reply.of(503, "error", "x").with("Retry-After", "5"), response);

    assertThat(response.getHeader("Retry-After")).isEqualTo("5");
  }

  @Test
  void keepsStandingHeadersWhenAnAnswerStartsAnew() {
    StandingHeaders.vary(response, "Authorization", "Cookie");
    StandingHeaders.vary(response, "Cookie", "Origin");
    StandingHeaders.noStore(response);
    response.setHeader("Set-Cookie", "session=x");

    StandingHeaders.startAnew(response);

    assertThat(response.getHeader("Vary")).isEqualTo("Authorization, Cookie, Origin");
    assertThat(response.getHeader("Cache-Control")).isEqualTo("no-store");
    assertThat(response.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(response.getHeader("Set-Cookie")).isNull();
  }
}
