package org.handover.practice.ai.lexicon;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.handover.practice.ai.lexicon.OsceDialogue.Gold;
import org.handover.practice.ai.lexicon.OsceDialogue.Item;

/// An evaluator's findings on dialogues.
record OsceRun(OsceDialogue dialogue, List<Item> items, List<Finding> findings) {
  static OsceRun of(LexiconEvaluator evaluator, OsceDialogue dialogue, Predicate<Item> which) {
    List<Item> items = dialogue.items().stream().filter(which).toList();
    List<RubricItem> rubric = items.stream().map(Item::rubric).toList();
    return new OsceRun(dialogue, items, evaluator.evaluate(dialogue.turns(), rubric));
  }

  /// The findings for those items whose human answer is known.
  List<Verdict> verdicts() {
    List<Verdict> verdicts = new ArrayList<>();
    for (int index = 0; index < items.size(); index++) {
      Item item = items.get(index);
      Gold gold = item.gold();
      if (gold != null) {
        verdicts.add(
            new Verdict(dialogue.id(), item.rubric().question(), gold, findings.get(index)));
      }
    }
    return verdicts;
  }
}
