package org.handover.practice.api.v2;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.handover.practice.api.Json;
import org.handover.practice.api.StandingHeaders;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class AnswerWriterTest {
  private final MockHttpServletRequest request = new MockHttpServletRequest("POST", "/api/v2/x/");
  private final MockHttpServletResponse response = new MockHttpServletResponse();

  @Test
  void saysWhenToTryAgainWithEvery503() throws IOException {
    AnswerWriter.write(new Answer.Value(503, Json.of("{}"), Map.of(), false), request, response);

    assertThat(response.getHeader("Retry-After")).isEqualTo("2");
  }

  @Test
  void addsToWhatAnAnswerDependsOn() throws IOException {
    StandingHeaders.vary(response, "Origin");

    AnswerWriter.write(Answer.untagged(Json.of("{}")), request, response);

    assertThat(response.getHeader("Vary")).isEqualTo("Origin, Accept");
  }
}
