package org.handover.practice.ai.cases;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// The facts so far, sentence by sentence: "say so only if asked" guards what was told just before.
final class FactList {
  private final List<CaseFact> facts = new ArrayList<>();
  private static final int NEAR = 3;
  private static final Pattern KEPT =
      Pattern.compile(
          "(?i)\\b(?:haven't|have not|hasn't|has not|never|not) told\\b|\\b(?:no one|nobody) (?:else )?knows|secret");
  private int sentence;
  private int previous;

  void beginSentence() {
    if (facts.subList(sentence, facts.size()).stream().anyMatch(fact -> fact.slot().isSpoken())) {
      previous = sentence;
    }
    sentence = facts.size();
  }

  List<CaseFact> all() {
    return facts;
  }

  boolean endsWithFinding() {
    return !facts.isEmpty() && facts.getLast().slot() == Slot.FINDING;
  }

  /// Whether the sentence has told of this slot last.
  boolean goesOnFrom(Slot slot) {
    return facts.size() > sentence && facts.getLast().slot() == slot && !facts.getLast().denied();
  }

  void unspoken(Slot slot, String source) {
    facts.add(CaseFact.unspoken(slot, source));
  }

  /// Denials are told one by one.
  void add(CaseFact fact) {
    List<String> parts = Denials.parts(fact.spoken());
    for (String part : parts) {
      boolean ended = part.endsWith(".") || part.endsWith("!") || part.endsWith("?");
      String spoken = ended ? part : part + ".";
      if (facts.stream().noneMatch(known -> known.spoken().equals(spoken))) {
        facts.add(parts.size() == 1 ? fact : fact.part(spoken));
      }
    }
  }

  /// Guards what the sentence told last; an aside that is a sentence of its own, what the sentence
  /// before it told.
  void guardLast(Guards.Occasion occasion) {
    for (int at = facts.size() - 1; at >= sentence; at--) {
      if (facts.get(at).slot().isSpoken()) {
        guardWithSiblings(at, occasion);
        return;
      }
    }
    for (int at = sentence - 1; at >= previous; at--) {
      guard(at, occasion);
    }
    guardTheSame(occasion);
    boolean pointsBack =
        sentence - previous == 1
            && previous > 0
            && Topics.words(facts.get(previous).spoken()).contains("this");
    if (pointsBack) {
      guard(previous - 1, occasion);
    }
  }

  /// Guards what the sentence before told.
  void guardBefore(Guards.Occasion occasion) {
    for (int at = sentence - 1; at >= previous && at >= 0; at--) {
      guard(at, occasion);
    }
  }

  /// What was told a little before of the very thing that the occasion names, and what somebody was
  /// not told of.
  private void guardTheSame(Guards.Occasion occasion) {
    Set<Topic> named = new HashSet<>();
    occasion.asked().forEach(asked -> named.addAll(Topics.shared().in(asked)));
    boolean kept = previous < facts.size() && KEPT.matcher(facts.get(previous).spoken()).find();
    for (int at = previous - 1; at >= Math.max(0, previous - NEAR); at--) {
      CaseFact fact = facts.get(at);
      boolean same =
          Topics.shared().in(fact.spoken()).stream()
              .filter(topic -> topic.kind() == Topic.Kind.SYMPTOM)
              .anyMatch(named::contains);
      if (fact.slot().isSpoken() && (same || (kept && at == previous - 1))) {
        guard(at, occasion);
      }
    }
  }

  private void guardWithSiblings(int last, Guards.Occasion occasion) {
    String source = facts.get(last).source();
    for (int at = last; at >= sentence && facts.get(at).source().equals(source); at--) {
      guard(at, occasion);
    }
  }

  private void guard(int at, Guards.Occasion occasion) {
    CaseFact fact = facts.get(at);
    List<String> asked = new ArrayList<>(fact.unlocks());
    asked.addAll(occasion.asked());
    facts.set(at, fact.guarded(asked, fact.sympathy() || occasion.sympathy()));
  }
}
