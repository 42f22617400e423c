package org.handover.practice.ai.persona;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.handover.practice.ai.cases.Slot;
import org.handover.practice.ai.cases.Topics;
import org.handover.practice.api.Blank;

/// Holds what a learner proposes against what the patient is allergic to, and takes already. A
/// medicine that the patient cannot have is never agreed to, however it is brought up.
final class Proposals {
  private static final Pattern AVOIDS =
      Pattern.compile(
          "(?i)\\b(?:allerg\\w*|avoid\\w*|instead of|rather than|other than|not (?:give|use|prescribe|have|going to)|won't (?:give|use|prescribe)|can(?:'t|not) (?:give|use|prescribe|have|take)|shouldn't (?:have|take)|no (?:penicillin|ibuprofen)|steer clear|stay away|without)\\b");
  private static final Pattern CHANGES =
      Pattern.compile(
          "(?i)\\b(?:stop\\w*|reduc\\w*|halv\\w*|increas\\w*|chang\\w*|continu\\w*|carry on|keep|review\\w*|instead|switch\\w*|swap\\w*|lower\\w*|rais\\w*|doubl\\w*|cut|come off|off the|restart\\w*|back on|again)\\b");
  private static final Set<String> NOT_NAMES =
      Set.copyOf(
          Blank.words(
              """
              allergic allergy allergies reaction rash swelling swelled school anaphylaxis gave
              gives child known years caused bleeding ulcer stomach hives throat lips last
              called some once when after from with have that this tablets tablet medicine
              antibiotic antibiotics breath difficulty breathing came severe mild because
              hospital itchy vomiting sickness young
              """));
  private static final int SHORTEST_NAME = 4;

  private final List<Known> allergies;
  private final List<Known> drugs;
  private final Set<String> classes = new HashSet<>();
  private final Set<String> names = new HashSet<>();
  private final boolean anyAntibiotic;
  private final Speech speech;

  Proposals(List<Known> facts, Speech speech) {
    this.speech = speech;
    this.allergies =
        facts.stream().filter(fact -> fact.isOf(Slot.ALLERGIES) && !fact.fact().denied()).toList();
    this.drugs =
        facts.stream().filter(fact -> fact.isOf(Slot.DRUGS) && !fact.fact().denied()).toList();
    for (Known allergy : allergies) {
      String text = allergy.spoken() + " " + allergy.fact().source();
      classes.addAll(Medicines.shared().classes(text));
      Topics.words(text).stream()
          .filter(word -> word.length() >= SHORTEST_NAME && !NOT_NAMES.contains(word))
          .forEach(names::add);
    }
    this.anyAntibiotic = allergies.stream().anyMatch(fact -> fact.stems().contains("antibiotic"));
  }

  /// What is said against a sentence that brings up what the patient cannot have.
  Optional<String> objection(Heard heard) {
    if (allergies.isEmpty()) {
      return Optional.empty();
    }
    String text = String.join(" ", heard.words());
    Set<String> proposed = new HashSet<>(Medicines.shared().classes(text));
    proposed.addAll(Medicines.shared().classes(heard.text()));
    boolean offered = heard.act() == Act.PROPOSAL || Act.PROPOSAL.isIn(heard.text());
    boolean avoided = AVOIDS.matcher(heard.text()).find();
    Set<String> groups =
        avoided
            ? Set.of()
            : offered || heard.act() != Act.QUESTION ? Medicines.shared().groups(text) : Set.of();
    if (anyAntibiotic
        && ((offered && text.contains("antibiotic"))
            || proposed.stream().anyMatch(Medicines.shared().groups("antibiotic")::contains))) {
      return Optional.of(against(heard, allergies.getFirst()));
    }
    for (Known allergy : allergies) {
      Set<String> bad =
          Medicines.shared().classes(allergy.spoken() + " " + allergy.fact().source());
      boolean named = proposed.stream().anyMatch(bad::contains) || isNamed(heard, allergy);
      if (named) {
        return Optional.of(against(heard, allergy));
      }
      if (groups.stream().anyMatch(bad::contains)) {
        return Optional.of(Speech.lead(speech.pick("careful"), allergy.spoken()));
      }
    }
    return Optional.empty();
  }

  private static boolean isNamed(Heard heard, Known allergy) {
    Set<String> own = new HashSet<>(Topics.words(allergy.spoken()));
    own.addAll(Topics.words(allergy.fact().source()));
    own.removeIf(word ->
        word.length() < SHORTEST_NAME
            || NOT_NAMES.contains(word)
            || (Topics.shared().in(List.of(word)).size() > 0
                && Medicines.shared().classes(word).isEmpty()));
    return heard.act() != Act.EMPATHY
        && (heard.act() == Act.PROPOSAL || Act.PROPOSAL.isIn(heard.text()))
        && heard.words().stream().anyMatch(own::contains);
  }

  private String against(Heard heard, Known allergy) {
    boolean spared = AVOIDS.matcher(heard.text()).find();
    boolean question = heard.text().endsWith("?") || heard.act() == Act.QUESTION;
    if (spared && !question) {
      return Speech.lead(speech.pick("spared"), allergy.spoken());
    }
    return Speech.lead(
        spared || heard.act() == Act.QUESTION ? speech.pick("mind-that") : speech.pick("object"),
        allergy.spoken());
  }

  /// A medicine that the patient has already, or that does not go with one.
  Optional<String> remark(Heard heard) {
    if (CHANGES.matcher(heard.text()).find()) {
      return Optional.empty();
    }
    Set<String> offered = Medicines.shared().named(heard.text());
    for (Known drug : drugs) {
      boolean same = Topics.words(drug.spoken()).stream().anyMatch(offered::contains);
      if (same && (!drug.isGuarded() || speech.isTold(drug))) {
        return Optional.of(Speech.lead(speech.pick("taken-already"), drug.spoken()));
      }
    }
    Set<String> classesOffered = Medicines.shared().classes(heard.text());
    boolean thins =
        drugs.stream()
            .anyMatch(drug -> Medicines.shared().classes(drug.spoken()).contains("anticoagulant"));
    return thins && classesOffered.contains("nsaid")
        ? Optional.of(speech.pick("blood-thinner"))
        : Optional.empty();
  }
}
