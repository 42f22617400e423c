package org.handover.practice.ai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.handover.practice.ai.lexicon.Finding;
import org.handover.practice.ai.lexicon.LexiconEvaluator;
import org.handover.practice.ai.lexicon.RubricItem;
import org.handover.practice.ai.persona.PersonaActor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What learners and authors can send so that patterns would run for minutes, or overflow the
/// stack. The bound is generous: the work itself is counted in `LinearPatternsTest`.
class HostileTalkTest {
  private static final Duration GENEROUS = Duration.ofSeconds(60);
  private static final int LENGTH = 300_000;

  private final LexiconEvaluator lexicon = new LexiconEvaluator();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "start ",
        "ok ",
        "and ",
        "if asked ",
        "a",
        "? ",
        "with a and call ",
        "you are ",
        "give "
      })
  void doesNotHoldThePatientOrTheEvaluatorUp(String seed) {
    String text = seed.repeat(LENGTH / seed.length());
    PersonaActor actor = new PersonaActor();
    ScenarioBrief scenario = new ScenarioBrief(1, "T", text, text, "Hello", text, null);
    List<Turn> turns = List.of(new Turn(1, Speaker.LEARNER, text));

    assertTimeoutPreemptively(
        GENEROUS,
        () -> assertThat(actor.reply(new PatientPrompt(scenario, turns, 1))).isNotBlank());
    assertTimeoutPreemptively(GENEROUS, () -> assertThat(findings(turns, text)).hasSize(20));
    assertTimeoutPreemptively(
        GENEROUS,
        () -> assertThat(LexiconEvaluator.speaksToTheMarker(text, text)).isIn(true, false));
  }

  private List<Finding> findings(List<Turn> turns, String question) {
    return lexicon.evaluate(
        turns,
        IntStream.range(0, 20)
            .mapToObj(id ->
                new RubricItem("" + id, id == 0 ? question : "Did they ask about fever?", null, 5))
            .toList());
  }
}
