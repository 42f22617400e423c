package org.handover.practice.ai.persona;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.handover.practice.ai.cases.Aspect;
import org.handover.practice.ai.cases.Slot;
import org.handover.practice.ai.cases.Topic;

/// Answers what is asked of the thing that was spoken of last: "And how long has that been going
/// on?"
final class FollowUps {
  private static final int FEW_WORDS = 7;

  private static final Pattern PURPOSE =
      Pattern.compile(
          "(?i)\\b(?:to help [^,.;]{2,40}|because of [^,.;]{2,40}|for (?:my|his|her|the|a|an) [^,.;]{2,40}|for (?:pain|sleep|allergies|asthma|blood pressure)\\b)");

  /// "When did all this start?"
  private static final Pattern OF_ALL =
      Pattern.compile(
          "(?i)\\b(?:all (?:this|of this|start\\w*|beg[aiu]n)|first (?:notice\\w*|start\\w*|beg[aiu]n)|(?:this|things|symptoms|problems?) (?:all |first )?(?:start\\w*|beg[aiu]n))\\b");

  private static final double LATER = 0.1;

  private final List<Known> facts;
  private final FactFinder finder;
  private final Speech speech;
  private final Recollection memory;

  FollowUps(List<Known> facts, FactFinder finder, Speech speech, Recollection memory) {
    this.facts = facts;
    this.finder = finder;
    this.speech = speech;
    this.memory = memory;
  }

  /// "And how long has that been going on?": of what was spoken of last.
  Optional<String> of(Heard heard, Set<Topic> before) {
    boolean bare = heard.topics().stream().allMatch(topic -> topic.kind() == Topic.Kind.SITE);
    if ((!bare && heard.words().size() > FEW_WORDS) || heard.asked().isEmpty() || !bare) {
      return Optional.empty();
    }
    Optional<String> first =
        OF_ALL.matcher(heard.text()).find() && before.isEmpty()
            ? best(
                heard,
                heard.asked().get(),
                facts.stream().filter(fact -> fact.isOf(Slot.COMPLAINT)),
                Set.of())
            : Optional.empty();
    Set<Topic> topics = before.isEmpty() ? memory.topics() : before;
    Optional<String> asked = first.or(() -> ofTheComplaint(heard, topics));
    return asked.isEmpty() && heard.asked().get() == Aspect.OFTEN
        ? ofTheComplaint(heard.asking(Aspect.AMOUNT), topics)
        : asked;
  }

  Optional<String> ofTheComplaint(Heard heard, Set<Topic> topics) {
    Aspect aspect = heard.asked().orElseThrow();
    Stream<Known> last =
        aspect == Aspect.REASON || aspect == Aspect.BETTER
            ? Stream.concat(memory.last().stream(), besides().stream())
            : memory.last().stream();
    Stream<Known> same = facts.stream().filter(fact -> isAbout(fact, topics));
    Stream<Known> complaint =
        facts.stream().filter(fact -> isComplaint(topics) && (fact.isComplaint() || fact.goesOn()));
    Optional<String> near =
        best(heard, aspect, Stream.of(last, same, complaint).flatMap(some -> some), topics);
    return near.isPresent() || (!heard.topics().isEmpty() && topics.equals(heard.topics()))
        ? near
        : best(
                heard,
                aspect,
                facts.stream().filter(fact -> fact.isComplaint() || fact.goesOn()),
                Set.of())
            .or(() -> only(heard, aspect));
  }

  /// What the medicine that was spoken of last is for.
  Optional<String> purpose() {
    return memory.last().stream()
        .map(fact -> PURPOSE.matcher(fact.spoken()))
        .filter(Matcher::find)
        .findFirst()
        .map(found -> Speech.sentence(found.group()));
  }

  /// What alone in the whole story tells it.
  private Optional<String> only(Heard heard, Aspect aspect) {
    List<Known> telling =
        facts.stream()
            .filter(fact -> fact.isOfTheStory() && !fact.fact().denied())
            .filter(fact -> Speech.tells(fact, aspect) && finder.isOpen(fact, heard))
            .toList();
    return telling.size() == 1 && heard.topics().isEmpty()
        ? Optional.of(speech.answer(heard, telling))
        : Optional.empty();
  }

  /// What the author tells next to what was told last, under the same conditions.
  private List<Known> besides() {
    List<Known> besides = new ArrayList<>();
    for (Known told : memory.last()) {
      int next = facts.indexOf(told) + 1;
      if (next < facts.size() && facts.get(next).fact().unlocks().equals(told.fact().unlocks())) {
        besides.add(facts.get(next));
      }
    }
    return besides;
  }

  private Optional<String> best(Heard heard, Aspect aspect, Stream<Known> some, Set<Topic> topics) {
    return some.filter(fact ->
            Speech.tells(fact, aspect)
                && (finder.isOpen(fact, heard) || besides().contains(fact))
                && (!fact.fact().denied() || aspect == Aspect.REASON))
        .filter(fact ->
            topics.isEmpty()
                || isAbout(fact, topics)
                || memory.last().contains(fact)
                || fact.isComplaint()
                || fact.goesOn())
        .max((one, other) ->
            Double.compare(
                finder.score(heard, one) + rank(one, topics),
                finder.score(heard, other) + rank(other, topics)))
        .map(fact -> speech.answer(heard, List.of(fact)));
  }

  private double rank(Known fact, Set<Topic> topics) {
    int place = memory.last().indexOf(fact);
    return (place < 0 ? 0 : 1 + place * LATER) + (isAbout(fact, topics) ? 1.5 : 0);
  }

  private static boolean isAbout(Known fact, Set<Topic> topics) {
    return FactFinder.isAbout(fact, topics);
  }

  /// Whether what was spoken of last is why the patient has come.
  private boolean isComplaint(Set<Topic> topics) {
    return topics.isEmpty()
        || facts.stream().anyMatch(fact -> fact.isOf(Slot.COMPLAINT) && isAbout(fact, topics));
  }
}
