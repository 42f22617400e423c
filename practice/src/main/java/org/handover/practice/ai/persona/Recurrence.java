package org.handover.practice.ai.persona;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.handover.practice.ai.cases.Slot;
import org.handover.practice.ai.cases.Topic;

/// Answers whether it has happened before.
final class Recurrence {
  private static final Pattern RECURRENCE =
      Pattern.compile(
          "(?i)\\b(?:(?:had|have|happened|get|got|experienced|felt|been) (?:anything like |something like |any of )?(?:this|it|these|one|that|such)(?: (?:pain|problem|way|kind of thing))? before|(?:anything|something) like (?:this|it|that) (?:ever )?(?:happen|happened|before|in the past)|(?:like|felt) this (?:way )?(?:before|in the past|previously)|ever (?:been|had|suffered|felt)\\b[^?]{0,40}\\bbefore|happen(?:ed)? (?:to (?:you|him|her) )?before|like this before|(?:trouble|problems?) (?:with|in) [^?]{1,25} before|first time)\\b");
  private static final Pattern AGAIN =
      Pattern.compile(
          "(?i)\\b(?:like this before|had (?:this|it) before|first time|(?:second|third|fourth) (?:time|visit)|never had (?:this|anything like)|happened before|same thing (?:last|before)|(?:the )?same (?:knee|leg|hip|shoulder|problem|trouble|side|ear|eye)|similar|previous \\w{3,12} (?:infection|attack|episode|bout))\\b");

  private final List<Known> facts;
  private final FactFinder finder;
  private final Speech speech;

  Recurrence(List<Known> facts, FactFinder finder, Speech speech) {
    this.facts = facts;
    this.finder = finder;
    this.speech = speech;
  }

  static boolean isAsked(Heard heard) {
    return RECURRENCE.matcher(heard.text()).find();
  }

  /// "Have you had this before?"
  String of(Heard heard) {
    return facts.stream()
        .filter(fact -> finder.isOpen(fact, heard) && AGAIN.matcher(fact.spoken()).find())
        .findFirst()
        .or(() -> sameOfOld(heard))
        .map(fact -> speech.answer(Answers.plain(heard), List.of(fact)))
        .orElseGet(() -> speech.pick("first-time"));
  }

  /// An earlier illness of the kind that has brought the patient here.
  private Optional<Known> sameOfOld(Heard heard) {
    Set<Topic> complaint =
        facts.stream()
            .filter(fact -> fact.isOf(Slot.COMPLAINT))
            .flatMap(fact -> fact.all().stream())
            .filter(topic -> topic.kind() == Topic.Kind.SYMPTOM)
            .filter(topic -> !FactFinder.isWide(topic) || topic.name().equals("mood"))
            .collect(Collectors.toSet());
    List<Topic> asked =
        heard.topics().stream().filter(topic -> !Answers.PARTS.contains(topic.name())).toList();
    return facts.stream()
        .filter(fact -> fact.isOf(Slot.HISTORY) && finder.isOpen(fact, heard))
        .filter(fact ->
            fact.all().stream().anyMatch(asked.isEmpty() ? complaint::contains : asked::contains))
        .findFirst();
  }
}
