package org.handover.practice.ai.persona;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handover.practice.ai.cases.Slot;

/// Answers what a medicine is for, and whether any was changed.
final class Medication {
  private static final Pattern CHANGED =
      Pattern.compile(
          "(?i)\\b(?:(?:chang\\w*|new) .{0,25}\\b(?:tablets?|medic\\w*|pills|prescription|drugs)|(?:tablets?|medic\\w*|pills|any of (?:those|these|them)|prescription) .{0,20}\\b(?:been )?changed|started (?:on )?any(?:thing)? new)\\b");
  private static final Pattern NEW =
      Pattern.compile(
          "(?i)\\b(?:started|new|changed|increased|added|doubled|stopped|reduced|switched)\\b");
  private static final Pattern PURPOSE =
      Pattern.compile(
          "(?i)\\bwhat(?:'s| is| are| do you (?:take|use|need)| does (?:he|she) (?:take|use)) (?:the |your |his |her )?(?<what>\\p{L}{2,25}) for\\b");
  private static final Pattern FOR =
      Pattern.compile(
          "(?<what>[^,.;]{3,60}) for (?<why>(?!\\d|an? (?:day|week|month|year)|(?:two|three|four|five|six|seven|eight|nine|ten|several|many|years|months|weeks|about|the last|the past)\\b)[^,.;]{3,40})");

  private final List<Known> facts;
  private final FactFinder finder;
  private final Speech speech;
  private final FollowUps followUps;

  Medication(List<Known> facts, FactFinder finder, Speech speech, FollowUps followUps) {
    this.facts = facts;
    this.finder = finder;
    this.speech = speech;
    this.followUps = followUps;
  }

  /// "Has any of your tablets been changed lately?"
  Optional<String> changed(Heard heard) {
    if (!CHANGED.matcher(heard.text()).find()) {
      return Optional.empty();
    }
    return Optional.of(
        facts.stream()
            .filter(fact -> fact.isOf(Slot.DRUGS) && finder.isOpen(fact, heard))
            .filter(fact -> NEW.matcher(fact.spoken()).find())
            .findFirst()
            .map(fact -> speech.answer(Answers.plain(heard), List.of(fact)))
            .orElseGet(() -> speech.pick("no")));
  }

  /// "What is the ibuprofen for?"
  Optional<String> purpose(Heard heard) {
    Matcher asked = PURPOSE.matcher(heard.text());
    if (!asked.find()) {
      return Optional.empty();
    }
    String what = asked.group("what").toLowerCase(Locale.ROOT);
    if (Set.of("it", "that", "this", "these", "those", "them").contains(what)) {
      return followUps.purpose();
    }
    return facts.stream()
        .filter(fact -> finder.isOpen(fact, heard))
        .map(fact -> FOR.matcher(fact.spoken()))
        .filter(
            found -> found.find() && found.group("what").toLowerCase(Locale.ROOT).contains(what))
        .findFirst()
        .map(found -> Speech.sentence("for " + found.group("why")));
  }
}
