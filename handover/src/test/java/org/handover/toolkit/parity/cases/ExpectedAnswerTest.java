package org.handover.toolkit.parity.cases;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.handover.toolkit.wire.Header;
import org.handover.toolkit.wire.RawResponse;
import org.junit.jupiter.api.Test;

class ExpectedAnswerTest {
  private static final Answer ANSWER =
      Answer.of(
          new RawResponse(
              200,
              List.of(new Header("Allow", "GET, HEAD")),
              "[{\"id\": 1}, {\"id\": 2}]".getBytes(UTF_8)));

  @Test
  void aBareStatusIsEnough() {
    assertThat(problems("200")).isEmpty();
    assertThat(problems("201")).containsExactly("status is 200, not 201");
  }

  @Test
  void partsAreFoundByPointer() {
    assertThat(problems("{\"status\": 200, \"where\": {\"/1/id\": \"${two}\"}}")).isEmpty();
    assertThat(problems("{\"status\": 200, \"where\": {\"/0/id\": \"${two}\"}}"))
        .containsExactly("/0/id is 1, not 2");
    assertThat(problems("{\"status\": 200, \"absent\": [\"/0/id\", \"/0/name\"]}"))
        .containsExactly("there is a /0/id");
  }

  @Test
  void theWholeBodyTheCountAndAllowAreChecked() {
    assertThat(problems("{\"status\": 200, \"body\": [{\"id\": 1}, {\"id\": 2}]}")).isEmpty();
    assertThat(problems("{\"status\": 200, \"error\": \"x\"}")).hasSize(1);
    assertThat(problems("{\"status\": 200, \"count\": 3}")).hasSize(1);
    assertThat(problems("{\"status\": 200, \"allow\": [\"HEAD\", \"GET\"]}")).isEmpty();
    assertThat(problems("{\"status\": 200, \"allow\": [\"GET\"]}")).hasSize(1);
  }

  private static List<String> problems(String expectation) {
    Placeholders scope = Placeholders.of(Map.of("two", JsonValues.MAPPER.readTree("2")));
    return ExpectedAnswer.of(JsonValues.MAPPER.readTree(expectation)).problems(ANSWER, scope);
  }
}
