package org.handover.practice.ai.lexicon;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.handover.practice.ai.lexicon.OsceDialogue.Gold;
import org.handover.practice.ai.lexicon.OsceDialogue.Item;

/// Asks how much of the result is owed to having seen the file.
final class OsceStudies {
  private static final int DIALOGUE_FOLDS = 5;
  private static final int QUESTION_FOLDS = 2;

  private final List<OsceDialogue> dialogues;

  OsceStudies(List<OsceDialogue> dialogues) {
    this.dialogues = dialogues;
  }

  Weights fit() {
    return fit(dialogue -> true, item -> true);
  }

  /// Every verdict by weights fitted on other dialogues and other questions.
  List<ItemComparison> crossValidated() {
    Lexicon lexicon = LexiconFile.read();
    List<ItemComparison> verdicts = new ArrayList<>();
    for (int fold = 0; fold < DIALOGUE_FOLDS; fold++) {
      for (int half = 0; half < QUESTION_FOLDS; half++) {
        Predicate<OsceDialogue> dialogue = inFold(fold);
        Predicate<Item> question = inHalf(half);
        Weights weights = fit(dialogue.negate(), question.negate());
        LexiconEvaluator evaluator = new LexiconEvaluator(lexicon, weights);
        dialogues.stream()
            .filter(dialogue)
            .forEach(one -> verdicts.addAll(OsceRun.of(evaluator, one, question).verdicts()));
      }
    }
    return verdicts;
  }

  /// Every verdict with a lexicon that lacks whatever the question itself touches: as if the term
  /// had never been thought of.
  List<ItemComparison> withUnknownTerms() {
    Lexicon whole = LexiconFile.read();
    Set<String> questions =
        dialogues.stream()
            .flatMap(dialogue -> dialogue.items().stream())
            .map(item -> item.rubric().question())
            .collect(Collectors.toSet());
    List<ItemComparison> verdicts = new ArrayList<>();
    for (String question : questions) {
      Set<String> touched =
          whole.mentions(whole.phrase(question)).stream()
              .map(mention -> mention.concept().name())
              .collect(Collectors.toSet());
      Lexicon lexicon = LexiconFile.read(line -> !names(touched, line));
      LexiconEvaluator evaluator = new LexiconEvaluator(lexicon, Weights.read());
      dialogues.forEach(dialogue ->
          verdicts.addAll(
              OsceRun.of(evaluator, dialogue, item -> item.rubric().question().equals(question))
                  .verdicts()));
    }
    return verdicts;
  }

  private static boolean names(Set<String> concepts, String line) {
    return line.contains(" > ")
        ? concepts.stream().anyMatch(line::contains)
        : concepts.contains(line.split(" = ", 2)[0]);
  }

  /// Every verdict with a lexicon that lacks the lines of a kind.
  List<ItemComparison> without(Predicate<String> lines) {
    LexiconEvaluator evaluator =
        new LexiconEvaluator(LexiconFile.read(lines.negate()), Weights.read());
    return dialogues.stream()
        .flatMap(dialogue -> OsceRun.of(evaluator, dialogue, item -> true).verdicts().stream())
        .toList();
  }

  private Weights fit(Predicate<OsceDialogue> which, Predicate<Item> items) {
    Lexicon lexicon = LexiconFile.read();
    Question question = new Question(lexicon);
    List<WeightsFit.Case> cases = new ArrayList<>();
    for (OsceDialogue dialogue : dialogues.stream().filter(which).toList()) {
      List<Sentence> sentences = Conversation.read(dialogue.turns(), lexicon);
      for (Item item : dialogue.items().stream().filter(items).toList()) {
        Gold gold = item.gold();
        if (gold != null && gold.clean()) {
          Support support = Support.of(question.read(item.rubric().question()), sentences);
          cases.add(new WeightsFit.Case(support, gold.asked()));
        }
      }
    }
    return WeightsFit.fit(cases);
  }

  /// By what was said, not by the id: an interview that stands in the file twice stays in one fold.
  private static Predicate<OsceDialogue> inFold(int fold) {
    return dialogue -> Math.floorMod(dialogue.turns().hashCode(), DIALOGUE_FOLDS) == fold;
  }

  private static Predicate<Item> inHalf(int half) {
    return item -> Math.floorMod(item.rubric().question().hashCode(), QUESTION_FOLDS) == half;
  }
}
