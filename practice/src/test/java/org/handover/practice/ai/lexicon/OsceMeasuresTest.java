package org.handover.practice.ai.lexicon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.handover.practice.ai.Evidence;
import org.handover.practice.ai.lexicon.OsceDialogue.Gold;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OsceMeasuresTest {
  @Test
  void countsAgreementBeyondChance() {
    Agreement agreement = new Agreement(20, 5, 10, 15);
    assertThat(agreement.precision()).isEqualTo(0.8);
    assertThat(agreement.recall()).isEqualTo(2 / 3.0, within(1e-9));
    assertThat(agreement.f1()).isEqualTo(40 / 55.0, within(1e-9));
    assertThat(agreement.kappa()).isEqualTo(0.4, within(1e-9));
  }

  @Test
  void leavesUnclearItemsOutOfTheCleanView() {
    OsceMeasures measures =
        OsceMeasures.of(
            List.of(
                verdict("a", new Gold(true, List.of(3), true), 3),
                verdict("a", new Gold(false, List.of(), true), 0),
                verdict("b", new Gold(false, List.of(), false), 3)));
    assertThat(measures.clean()).isEqualTo(new Agreement(1, 0, 0, 1));
    assertThat(measures.all()).isEqualTo(new Agreement(1, 1, 0, 1));
    assertThat(measures.balanced()).isEqualTo(1);
  }

  @Test
  void takesOnlyTheGoldTurnOrItsNeighboursAsEvidence() {
    Gold gold = new Gold(true, List.of(7), true);
    assertThat(OsceMeasures.of(List.of(verdict("a", gold, 8))).evidence()).isEqualTo(1);
    assertThat(OsceMeasures.of(List.of(verdict("a", gold, 9))).evidence()).isEqualTo(0);
  }

  @Test
  void readsItemsWithAndWithoutAnswers(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("dialogues.jsonl");
    Files.writeString(
        file,
        """
        {"id": "1", "turns": [{"n": 1, "speaker": "learner", "text": "Any fever?"}], "items": [\
        {"id": "1-a", "question": "Did the learner ask about fever?"}, \
        {"id": "1-b", "question": "…", "asked": true, "gold_turns": [1], "basis": "mentioned"}]}
        """);
    OsceDialogue dialogue = OsceDialogue.read(file).getFirst();
    assertThat(dialogue.items())
        .extracting(OsceDialogue.Item::gold)
        .containsExactly(null, new Gold(true, List.of(1), false));
    assertThat(OsceRun.of(new LexiconEvaluator(), dialogue, item -> true).findings())
        .extracting(Finding::asked)
        .containsExactly(true, false);
  }

  @Test
  void findsWeightsThatSeparateCases() {
    Support none = new Support(List.of(), 0);
    Support partial = new Support(List.of(), 0.8);
    Weights weights =
        WeightsFit.fit(
            List.of(
                new WeightsFit.Case(none, false),
                new WeightsFit.Case(none, false),
                new WeightsFit.Case(partial, true),
                new WeightsFit.Case(partial, true)));
    assertThat(weights.probability(partial)).isGreaterThan(weights.probability(none));
  }

  /// A finding that cites the turn, or that says "not asked" where the turn is 0.
  private static ItemComparison verdict(String question, Gold gold, int turn) {
    List<Evidence> evidence = turn == 0 ? List.of() : List.of(new Evidence(turn, "…"));
    return new ItemComparison("1", question, gold, new Finding("i", turn != 0, evidence, 0.9));
  }
}
