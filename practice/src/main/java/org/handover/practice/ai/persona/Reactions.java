package org.handover.practice.ai.persona;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.handover.practice.ai.cases.PatientCase;
import org.handover.practice.ai.cases.Slot;
import org.handover.practice.ai.cases.Topic;
import org.handover.practice.ai.cases.Topics;

/// What the patient makes of what a learner explains, proposes and shows.
final class Reactions {
  private static final int FEW_WORDS = 4;
  private static final Pattern LEAD = Pattern.compile("^(?:and|so|but|ok|okay|now|well|right),? ");
  private static final Pattern NEGATES =
      Pattern.compile("(?i)\\b(?:won't|not|can't|cannot|don't|isn't|no|without|unlikely)\\b");
  private static final Pattern TERM =
      Pattern.compile(
          "(?i)\\b(?:called|failure|disease|syndrome|\\w{3,20}(?:itis|osis|oma|aemia|emia|pathy)|thyroid|angina|diabetes|cancer|clot|infection|asthma|stroke|ulcer)\\b");

  private final PatientCase patient;
  private final List<Known> facts;
  private final Recollection memory;
  private final FactFinder finder;
  private final Speech speech;
  private final Answers answers;
  private final Proposals proposals;

  Reactions(
      PatientCase patient,
      List<Known> facts,
      Recollection memory,
      FactFinder finder,
      Speech speech,
      Answers answers,
      Proposals proposals) {
    this.patient = patient;
    this.facts = facts;
    this.memory = memory;
    this.finder = finder;
    this.speech = speech;
    this.answers = answers;
    this.proposals = proposals;
  }

  private static Set<Topic> before(List<Heard> earlier) {
    return earlier.isEmpty() ? Set.of() : earlier.getLast().topics();
  }

  /// Sympathy unlocks what the author named it for.
  String comforted(Heard heard, List<Heard> earlier) {
    List<Known> unlocked =
        facts.stream()
            .filter(fact -> fact.isGuarded() && !memory.isTold(fact))
            .filter(fact ->
                finder.isOccasion(fact, heard)
                    || (fact.fact().sympathy()
                        && fact.fact().unlocks().isEmpty()
                        && memory.kindly()))
            .limit(2)
            .toList();
    if (!unlocked.isEmpty()) {
      return unlocked.stream().map(Known::spoken).collect(Collectors.joining(" "));
    }
    return heard.text().endsWith("?") && Act.QUESTION.isIn(heard.text())
        ? answers.to(heard, before(earlier))
        : "";
  }

  String proposal(Heard heard, List<Heard> earlier) {
    Optional<String> remark = proposals.remark(heard);
    if (remark.isPresent()) {
      return remark.get();
    }
    if (isReallyAQuestion(heard)) {
      return answers.to(heard, before(earlier));
    }
    if (Act.BAD_NEWS.isIn(heard.text())) {
      return speech.pick("bad-news");
    }
    return earlier.stream().anyMatch(one -> one.act() == Act.PROPOSAL) ? "" : speech.pick("agree");
  }

  /// "What about the implant instead?"
  String offered(Heard heard) {
    return proposals.remark(heard).orElseGet(() -> speech.pick("agree"));
  }

  /// "You could walk before, how far?"; "I'd like to ask about your sleep".
  private boolean isReallyAQuestion(Heard heard) {
    String lower = LEAD.matcher(heard.text().toLowerCase(Locale.ROOT)).replaceFirst("");
    boolean wants =
        lower.contains("like to ask")
            || lower.contains("like to know")
            || lower.contains("to hear")
            || lower.contains("tell me")
            || lower.contains("talk about your");
    boolean toPatient =
        Act.isClosed(lower)
            && (lower.contains("could you ")
                || lower.contains("can you ")
                || lower.contains("have you "))
            && !lower.contains("would you");
    boolean offers = Act.EXAMINE.isIn(lower) || !Medicines.shared().named(lower).isEmpty();
    boolean asksWh =
        lower.startsWith("what ")
            || (lower.startsWith("how ")
                && !lower.startsWith("how about")
                && !lower.contains("sound"))
            || lower.startsWith("when ")
            || lower.startsWith("where ")
            || lower.startsWith("why ")
            || lower.startsWith("who ");
    return !offers
        && (wants || toPatient || asksWh)
        && (lower.endsWith("?") || wants)
        && !finderFindsNothing(heard);
  }

  private static boolean finderFindsNothing(Heard heard) {
    return heard.topics().isEmpty() && heard.asked().isEmpty();
  }

  String examined(List<Heard> earlier) {
    return earlier.stream().anyMatch(one -> one.act() == Act.EXAMINE) ? "" : speech.pick("consent");
  }

  String summary(Heard heard, List<Heard> earlier) {
    boolean asks = heard.text().endsWith("?");
    boolean checks =
        heard.topics().isEmpty()
            || heard.words().size() > FEW_WORDS * 3
            || Act.INTRODUCTION.isIn(heard.text());
    if (asks && !checks && Act.isClosed(heard.text())) {
      return answers.to(heard, before(earlier));
    }
    boolean alreadySummed = earlier.stream().anyMatch(one -> one.act() == Act.SUMMARY);
    return alreadySummed ? "" : memory.told().isEmpty() && !asks ? "" : speech.pick("confirm");
  }

  String told(Heard heard, List<Heard> earlier) {
    boolean again =
        earlier.stream().anyMatch(one -> one.act() == Act.BAD_NEWS || one.act() == Act.INFORMATION);
    if (heard.text().endsWith("?")
        && Act.QUESTION.isIn(heard.text())
        && heard.act() == Act.INFORMATION
        && Act.isClosed(heard.text())) {
      return answers.to(heard, before(earlier));
    }
    if (again || heard.words().size() < FEW_WORDS) {
      return "";
    }
    if (isOf(Slot.EXPECTATIONS, heard)) {
      return speech.pick("disappointed");
    }
    if (isOf(Slot.CONCERNS, heard)) {
      return speech.pick("relieved");
    }
    if (Act.BAD_NEWS.isIn(heard.text())) {
      return speech.pick("bad-news");
    }
    return TERM.matcher(heard.text()).find() ? speech.pick("news") : "";
  }

  /// What the patient hoped for is not to be had, or what was feared is not so.
  private boolean isOf(Slot slot, Heard heard) {
    return NEGATES.matcher(heard.text()).find()
        && facts.stream()
            .filter(fact -> fact.isOf(slot))
            .anyMatch(fact -> Words.stems(heard.words()).stream().anyMatch(fact.stems()::contains));
  }

  String understood(Heard heard, List<Heard> earlier) {
    if (heard.text().toLowerCase(Locale.ROOT).contains("what do you ")) {
      return speech.pick("not-understood");
    }
    boolean term = earlier.stream().anyMatch(one -> TERM.matcher(one.text()).find());
    return speech.pick(term ? "not-understood" : "understood");
  }

  String teachBack(List<Heard> earlier) {
    Optional<String> here =
        earlier.stream().filter(Explanations::isOne).map(Heard::text).reduce((one, other) -> other);
    Optional<String> explained = here.or(memory::information);
    return explained
        .map(Explanations::inOwnWords)
        .filter(words -> !patient.names(words))
        .map(Speech::sentence)
        .orElseGet(() -> speech.pick("teach-back"));
  }

  String ownQuestion() {
    String last = patient.lastQuestion();
    if (last != null && !memory.memory().has(last)) {
      return last;
    }
    return speech.pick("own-question");
  }

  String feelings(Heard heard, List<Heard> earlier) {
    boolean informed =
        memory.information().isPresent() || earlier.stream().anyMatch(Explanations::isOne);
    if (informed) {
      return speech.pick("feelings");
    }
    Heard mood = heard.about(Set.of(Topics.shared().named("mood")));
    String comfort = comforted(heard, earlier);
    return !comfort.isEmpty()
        ? comfort
        : finder.find(mood).isEmpty()
            ? speech.pick("how-are-you")
            : answers.to(mood, before(earlier));
  }
}
