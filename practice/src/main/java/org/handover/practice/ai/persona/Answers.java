package org.handover.practice.ai.persona;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.handover.practice.ai.cases.Aspect;
import org.handover.practice.ai.cases.PatientCase;
import org.handover.practice.ai.cases.Slot;
import org.handover.practice.ai.cases.Topic;
import org.handover.practice.ai.cases.Topics;

/// Answers questions about the case.
final class Answers {
  private static final List<String> OF_THE_MIND = List.of("ideas", "concerns", "expectations");
  static final Set<String> PARTS =
      Set.of(
          "history",
          "operations",
          "medicines",
          "adherence",
          "allergies",
          "family",
          "ideas",
          "concerns",
          "expectations");
  static final Set<Aspect> OF_CHANGE =
      EnumSet.of(Aspect.WORSE, Aspect.BETTER, Aspect.SPREAD, Aspect.COURSE);

  private static final Pattern STILL = Pattern.compile("(?i)\\bstill\\b");
  private static final Pattern GONE =
      Pattern.compile(
          "(?i)\\b(?:gone|went away|stopped|settled|cleared up|no longer|better now|has healed)\\b");

  private static final Pattern POINTS =
      Pattern.compile(
          "(?i)\\b(?:like that|like this|such|those|do that|any of that|any of those)\\b");

  static final Set<String> HABITS = Set.of("smoking", "alcohol", "vaping", "recreational drugs");

  private static final int SEVERAL = 2;

  private final List<Known> facts;
  private final FactFinder finder;
  private final Speech speech;
  private final FollowUps followUps;

  private final Absence absence;
  private final Medication medication;
  private final Recurrence recurrence;

  Answers(
      List<Known> facts,
      FactFinder finder,
      Speech speech,
      Recollection memory,
      PatientCase patient,
      Optional<String> since) {
    this.facts = facts;
    this.finder = finder;
    this.speech = speech;
    this.followUps = new FollowUps(facts, finder, speech, memory);
    this.medication = new Medication(facts, finder, speech, followUps);
    this.recurrence = new Recurrence(facts, finder, speech);
    this.absence = new Absence(finder, speech, patient, since);
  }

  /// @param before what the learner spoke of earlier in the same turn
  String to(Heard asked, Set<Topic> before) {
    boolean points = asked.topics().isEmpty() && POINTS.matcher(asked.text()).find();
    Heard heard = points && !before.isEmpty() ? asked.about(before) : asked;
    if (Recurrence.isAsked(heard)) {
      return recurrence.of(heard);
    }
    Heard life = heard.about(lifeOf(heard));
    if (!life.topics().isEmpty()
        && heard.topics().size() > life.topics().size()
        && heard.speaksOf("concerns")
        && !finder.find(life).isEmpty()) {
      return direct(life).orElseGet(() -> absence.of(life));
    }
    List<String> mind = OF_THE_MIND.stream().filter(heard::speaksOf).toList();
    if (!mind.isEmpty()) {
      return mind.stream()
          .map(slot -> mind(slot, heard))
          .distinct()
          .collect(Collectors.joining(" "));
    }
    return habits(heard)
        .or(() -> gone(heard))
        .or(() -> medication.changed(heard))
        .or(() -> medication.purpose(heard))
        .or(() -> either(heard))
        .or(() -> slot(heard))
        .or(() -> several(heard))
        .or(() -> direct(heard))
        .or(() -> followUps.of(heard, before))
        .or(() ->
            heard.isEitherOr() && heard.topics().isEmpty()
                ? Optional.of(speech.pick("either-or"))
                : Optional.empty())
        .orElseGet(() -> absence.of(heard));
  }

  private static Set<Topic> lifeOf(Heard heard) {
    return heard.topics().stream()
        .filter(topic -> topic.kind() == Topic.Kind.LIFE)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /// "Do you smoke or drink?" asks two things.
  private Optional<String> habits(Heard heard) {
    List<Topic> habits =
        heard.topics().stream().filter(topic -> HABITS.contains(topic.name())).toList();
    if (habits.size() < SEVERAL || !(heard.isClosed() || heard.isEitherOr())) {
      return Optional.empty();
    }
    return Optional.of(
        habits.stream()
            .map(habit -> {
              Heard one = plain(heard).about(Set.of(habit));
              List<Known> told = finder.find(one);
              return told.isEmpty()
                  ? absence.absent(habit)
                  : speech.answer(plain(one), told.stream().limit(1).toList());
            })
            .distinct()
            .collect(Collectors.joining(" ")));
  }

  /// "Suddenly or gradually?": the fact that has one of the two words.
  private Optional<String> either(Heard heard) {
    if (!heard.isEitherOr()) {
      return Optional.empty();
    }
    int or = heard.words().indexOf("or");
    Set<String> options =
        new HashSet<>(
            Words.stems(heard.words().subList(Math.max(0, or - 2), heard.words().size())));
    return facts.stream()
        .filter(fact -> finder.isOpen(fact, heard))
        .filter(fact -> fact.stems().stream().anyMatch(options::contains))
        .max(
            Comparator.comparingLong(
                    (Known fact) -> fact.stems().stream().filter(options::contains).count())
                .thenComparingDouble(fact -> finder.score(heard, fact)))
        .map(fact -> speech.answer(plain(heard), List.of(fact)));
  }

  private String mind(String slot, Heard heard) {
    List<Known> of =
        facts.stream()
            .filter(fact -> fact.isOf(slotOf(slot)) && finder.isOpen(fact, heard))
            .sorted(
                Comparator.comparingDouble((Known fact) -> finder.score(heard, fact)).reversed())
            .toList();
    if (of.isEmpty()) {
      return absence.absent(Topics.shared().named(slot));
    }
    return speech.list(
        heard.asked().isPresent() ? plain(heard) : heard, of.stream().limit(SEVERAL).toList());
  }

  static Heard plain(Heard heard) {
    return new Heard(heard.text(), heard.words(), heard.act(), heard.topics(), Optional.empty());
  }

  private static Slot slotOf(String topic) {
    return switch (topic) {
      case "ideas" -> Slot.IDEAS;
      case "concerns" -> Slot.CONCERNS;
      case "expectations" -> Slot.EXPECTATIONS;
      case "medicines" -> Slot.DRUGS;
      case "allergies" -> Slot.ALLERGIES;
      case "family" -> Slot.FAMILY;
      default -> Slot.HISTORY;
    };
  }

  /// A question for a whole part of the history.
  private Optional<String> slot(Heard heard) {
    if (heard.speaksOf("allergies") && heard.speaksOf("medicines") && heard.isEitherOr()) {
      return whole("medicines", heard)
          .flatMap(drugs -> whole("allergies", heard).map(allergies -> drugs + " " + allergies));
    }
    Set<Topic> narrow =
        heard.topics().stream()
            .filter(topic -> topic.kind() != Topic.Kind.SITE)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    for (String name : List.of("allergies", "adherence", "family", "medicines", "history")) {
      if (!heard.speaksOf(name)) {
        continue;
      }
      boolean alone =
          narrow.stream().allMatch(topic -> topic.name().equals(name) || isKin(name, topic.name()));
      if (alone || name.equals("allergies") || name.equals("adherence")) {
        return whole(name, heard);
      }
    }
    return Optional.empty();
  }

  /// "illnesses in the family" still asks for the whole family.
  private static boolean isKin(String name, String other) {
    return switch (name) {
      case "family" -> Set.of("history", "children").contains(other);
      case "medicines" -> Set.of("history", "contraception", "adherence", "pain").contains(other);
      case "history" -> Set.of("operations", "medicines", "mood").contains(other);
      default -> false;
    };
  }

  private Optional<String> whole(String name, Heard heard) {
    Slot slot = name.equals("adherence") ? Slot.DRUGS : slotOf(name);
    List<Known> of =
        facts.stream()
            .filter(fact -> fact.isOf(slot) && finder.isOpen(fact, heard))
            .filter(fact -> !name.equals("adherence") || isOf(fact, "adherence"))
            .sorted(Comparator.comparing((Known fact) -> fact.fact().denied()))
            .toList();
    List<Known> asked =
        heard.asked().stream()
            .flatMap(aspect -> of.stream().filter(fact -> Speech.tells(fact, aspect)))
            .toList();
    boolean aspect =
        heard.asked().isPresent() && !asked.isEmpty() && heard.asked().get() != Aspect.KIND;
    if (of.isEmpty()) {
      List<Known> near = finder.find(heard).stream().filter(fact -> !fact.isOfTheMind()).toList();
      return near.isEmpty()
          ? Optional.of(absence.absent(Topics.shared().named(name)))
          : Optional.of(speech.answer(heard, near));
    }
    List<Known> best = finder.find(heard).stream().filter(of::contains).toList();
    boolean certain = best.size() == 1 && of.size() > 1 && finder.score(heard, best.getFirst()) > 4;
    return Optional.of(
        certain
            ? speech.answer(heard, best)
            : speech.list(heard, aspect && asked.size() < of.size() ? asked : of));
  }

  private static boolean isOf(Known fact, String topic) {
    return fact.main().stream().anyMatch(one -> one.name().equals(topic));
  }

  /// "Any fever, cough or weight loss?"
  private Optional<String> several(Heard heard) {
    List<Topic> symptoms =
        heard.topics().stream().filter(topic -> topic.kind() == Topic.Kind.SYMPTOM).toList();
    boolean listed =
        heard.text().contains(",")
            || heard.text().contains(" or ")
            || heard.text().contains(" and ");
    if (symptoms.size() < SEVERAL
        || !listed
        || !heard.isClosed()
        || heard.asked().filter(OF_CHANGE::contains).isPresent()) {
      return Optional.empty();
    }
    List<Known> found = new ArrayList<>();
    for (Topic topic : symptoms) {
      finder.find(plain(heard).about(Set.of(topic))).stream()
          .filter(fact -> !found.contains(fact) && fact.all().contains(topic))
          .findFirst()
          .ifPresent(found::add);
    }
    List<Known> had = found.stream().filter(fact -> !fact.fact().denied()).limit(3).toList();
    if (had.isEmpty()) {
      return found.isEmpty()
          ? Optional.of(speech.pick("none-of-these"))
          : Optional.of(speech.list(heard, found));
    }
    return Optional.of(speech.list(heard, had));
  }

  /// "Has she still got a fever?", of what is over.
  private Optional<String> gone(Heard heard) {
    if (!STILL.matcher(heard.text()).find() || !heard.isClosed()) {
      return Optional.empty();
    }
    return facts.stream()
        .filter(fact -> finder.isOpen(fact, heard) && FactFinder.isAbout(fact, heard.topics()))
        .filter(fact -> GONE.matcher(fact.spoken()).find())
        .findFirst()
        .map(fact -> Speech.lead("No,", fact.spoken()));
  }

  private Optional<String> direct(Heard heard) {
    boolean narrow = !heard.topics().isEmpty();
    List<Known> telling =
        heard.asked().map(aspect -> finder.telling(heard, aspect)).orElse(List.of());
    boolean open = !heard.isClosed() || heard.asked().filter(OF_CHANGE::contains).isPresent();
    if (!telling.isEmpty() && open) {
      return Optional.of(speech.answer(heard, telling.stream().limit(1).toList()));
    }
    Optional<Known> named =
        heard.topics().isEmpty() && open
            ? heard.asked().flatMap(aspect -> finder.named(heard, aspect))
            : Optional.empty();
    if (named.isPresent()) {
      return Optional.of(speech.answer(heard, List.of(named.get())));
    }
    List<Known> found =
        finder.find(heard).stream()
            .filter(fact -> isOfTheIllness(heard, fact) || finder.isUnlocked(fact, heard))
            .toList();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Known best = found.getFirst();
    boolean bare = heard.topics().stream().allMatch(topic -> topic.kind() == Topic.Kind.SITE);
    if (bare && heard.asked().isPresent() && !best.aspects().contains(heard.asked().get())) {
      return Optional.empty();
    }
    boolean about = narrow && heard.topics().stream().anyMatch(best.all()::contains);
    boolean untold = heard.asked().isPresent() && !best.aspects().contains(heard.asked().get());
    if (about && untold && wantsFigure(heard.asked().get())) {
      return followUps
          .ofTheComplaint(heard, heard.topics())
          .or(() -> Optional.of(speech.pick(Absence.unknown(heard))));
    }
    return about || finder.score(heard, best) >= SEVERAL || isShortEcho(heard, best)
        ? Optional.of(speech.answer(heard, found.stream().limit(SEVERAL).toList()))
        : Optional.empty();
  }

  /// Asked about pets at home, the patient does not tell of the home.
  private static boolean isOfTheIllness(Heard heard, Known fact) {
    List<Topic> narrow =
        heard.topics().stream()
            .filter(topic -> topic.kind() != Topic.Kind.SITE && !PARTS.contains(topic.name()))
            .filter(topic -> !FactFinder.isWide(topic))
            .toList();
    List<Topic> illnesses =
        heard.speaksOf("family")
            ? List.<Topic>of()
            : narrow.stream().filter(topic -> topic.kind() == Topic.Kind.SLOT).toList();
    boolean ofTheFamily =
        heard.speaksOf("family") && fact.isOf(Slot.FAMILY) && FactFinder.shared(heard, fact) > 0;
    return narrow.isEmpty()
        || ofTheFamily
        || (illnesses.isEmpty() ? narrow : illnesses).stream().anyMatch(fact.all()::contains);
  }

  private static boolean wantsFigure(Aspect aspect) {
    return aspect == Aspect.REASON
        || aspect == Aspect.SINCE
        || aspect == Aspect.EPISODE
        || aspect == Aspect.SEVERITY;
  }

  private static boolean isShortEcho(Heard heard, Known best) {
    return heard.topics().isEmpty()
        && Words.stems(heard.words()).size() <= SEVERAL
        && Words.stems(heard.words()).stream().anyMatch(best.stems()::contains);
  }
}
