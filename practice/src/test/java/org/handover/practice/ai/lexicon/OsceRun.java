package org.handover.practice.ai.lexicon;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.handover.practice.ai.lexicon.OsceDialogue.Gold;
import org.handover.practice.ai.lexicon.OsceDialogue.Item;
import org.handover.practice.ai.marking.Mark;
import org.handover.practice.ai.marking.RubricMarker;

/// An evaluator's findings on dialogues, with the marks behind them where whole lines were marked.
record OsceRun(OsceDialogue dialogue, List<Item> items, List<Finding> findings, List<Mark> marks) {
  /// By the rules that mark whole rubrics.
  static OsceRun of(RubricMarker marker, OsceDialogue dialogue) {
    List<RubricItem> rubric = dialogue.items().stream().map(Item::rubric).toList();
    List<Mark> marks = new ArrayList<>();
    marker.mark(dialogue.turns(), rubric, marks::add);
    List<Finding> findings = new ArrayList<>();
    for (int index = 0; index < marks.size(); index++) {
      Mark mark = marks.get(index);
      boolean done = mark.share() >= 0.5;
      findings.add(
          new Finding(
              rubric.get(index).id(), done, done ? mark.evidence() : List.of(), mark.confidence()));
    }
    return new OsceRun(dialogue, dialogue.items(), findings, marks);
  }

  static OsceRun of(LexiconEvaluator evaluator, OsceDialogue dialogue, Predicate<Item> which) {
    List<Item> items = dialogue.items().stream().filter(which).toList();
    List<RubricItem> rubric = items.stream().map(Item::rubric).toList();
    return new OsceRun(dialogue, items, evaluator.evaluate(dialogue.turns(), rubric), List.of());
  }

  /// The findings for those items whose human answer is known.
  List<ItemComparison> verdicts() {
    List<ItemComparison> verdicts = new ArrayList<>();
    for (int index = 0; index < items.size(); index++) {
      Item item = items.get(index);
      Gold gold = item.gold();
      if (gold != null) {
        verdicts.add(
            new ItemComparison(dialogue.id(), item.rubric().question(), gold, findings.get(index)));
      }
    }
    return verdicts;
  }
}
