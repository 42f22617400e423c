package org.handover.practice.ai.persona;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.handover.practice.ai.cases.Aspect;
import org.handover.practice.ai.cases.CaseFact;
import org.handover.practice.ai.cases.Slot;
import org.handover.practice.ai.cases.Telling;
import org.handover.practice.ai.cases.Topic;
import org.handover.practice.ai.cases.Topics;

/// A fact of the case, ready to be looked for.
///
/// @param main what it speaks of in the first place
/// @param all what it speaks of at all, or of what was spoken just before
record Known(
    CaseFact fact, Set<Topic> main, Set<Topic> all, Set<Aspect> aspects, Set<String> stems) {
  private static final int BEGINNING = 10;
  private static final int SHORT = 3;
  private static final Set<String> GOING_ON = Set.of("it", "it's", "this", "they", "these", "some");

  /// @param before the symptoms told of just before it
  /// @param complaint the symptoms that brought the patient here
  static Known of(CaseFact fact, Set<Topic> before, Set<Topic> complaint) {
    List<String> words = Topics.words(fact.spoken());
    Set<Topic> all = new LinkedHashSet<>(Topics.shared().in(words));
    Set<Topic> main =
        new LinkedHashSet<>(
            Topics.shared().in(words.subList(0, Math.min(BEGINNING, words.size()))));
    if (all.stream()
        .anyMatch(topic -> topic.name().endsWith(" blood") || topic.name().startsWith("blood "))) {
      all.add(Topics.shared().named("bleeding"));
    }
    String slot = slotTopic(fact.slot());
    if (!slot.isEmpty()) {
      main.add(Topics.shared().named(slot));
      all.add(Topics.shared().named(slot));
    }
    Set<Aspect> aspects = EnumSet.noneOf(Aspect.class);
    aspects.addAll(Aspect.toldBy(fact.spoken()));
    boolean goesOn = !words.isEmpty() && GOING_ON.contains(words.getFirst());
    boolean continues = goesOn || !aspects.isEmpty() || words.size() <= SHORT;
    boolean bare = continues && all.stream().noneMatch(topic -> topic.kind() != Topic.Kind.SITE);
    if ((bare || goesOn) && isOfTheStory(fact.slot())) {
      all.addAll(before);
    }
    if (bare && isOfTheStory(fact.slot()) && !aspects.isEmpty()) {
      all.addAll(complaint);
    }
    return new Known(fact, main, all, aspects, new HashSet<>(Words.stems(words)));
  }

  private static boolean isOfTheStory(Slot slot) {
    return switch (slot) {
      case COMPLAINT, ONSET, DURATION, COURSE, SEVERITY, TRIGGERS, RELIEF, SYMPTOM, OTHER -> true;
      default -> false;
    };
  }

  private static String slotTopic(Slot slot) {
    return switch (slot) {
      case HISTORY -> "history";
      case DRUGS -> "medicines";
      case ALLERGIES -> "allergies";
      case FAMILY -> "family";
      case IDEAS -> "ideas";
      case CONCERNS -> "concerns";
      case EXPECTATIONS -> "expectations";
      default -> "";
    };
  }

  boolean isOfTheMind() {
    return isOf(Slot.IDEAS) || isOf(Slot.CONCERNS) || isOf(Slot.EXPECTATIONS);
  }

  boolean isOfTheStory() {
    return isOfTheStory(fact.slot());
  }

  boolean isGuarded() {
    return fact.telling() == Telling.GUARDED;
  }

  boolean isComplaint() {
    return isOfTheStory(fact.slot()) && fact.slot() != Slot.OTHER && fact.slot() != Slot.SYMPTOM;
  }

  /// Whether it names no subject of its own, and so goes on of what brought the patient here.
  boolean goesOn() {
    List<String> words = Topics.words(fact.spoken());
    boolean pronoun = !words.isEmpty() && GOING_ON.contains(words.getFirst());
    return isOfTheStory(fact.slot())
        && !fact.denied()
        && (pronoun
            || Topics.shared().in(fact.spoken()).stream()
                .noneMatch(topic -> topic.kind() == Topic.Kind.SYMPTOM));
  }

  boolean isOf(Slot slot) {
    return fact.slot() == slot;
  }

  String spoken() {
    return fact.spoken();
  }
}
