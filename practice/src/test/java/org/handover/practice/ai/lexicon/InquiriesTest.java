package org.handover.practice.ai.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.handover.practice.ai.Speaker;
import org.handover.practice.ai.Turn;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/// Lay and technical ways of asking, across the body's systems; the list is `inquiries.txt`.
class InquiriesTest {
  private static final LexiconEvaluator EVALUATOR = new LexiconEvaluator();

  @ParameterizedTest(name = "{1} → {2}: {0}")
  @CsvFileSource(resources = "inquiries.txt", delimiter = '|')
  void earnCreditForWhatTheyAskAndNothingElse(String question, String speech, String credit) {
    Finding finding =
        EVALUATOR
            .evaluate(
                List.of(new Turn(1, Speaker.LEARNER, speech)),
                List.of(new RubricItem("1", question, null, 1)))
            .getFirst();
    assertThat(finding.asked()).isEqualTo(credit.equals("yes"));
  }
}
