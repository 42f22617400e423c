package org.handover.practice.ai.persona;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.handover.practice.ai.cases.Aspect;
import org.handover.practice.ai.cases.Slot;
import org.handover.practice.ai.cases.Topic;
import org.handover.practice.ai.cases.Topics;

/// Finds the facts that a question asks for: by what it speaks of and wants to know, and by its
/// words.
final class FactFinder {
  private static final double MAIN = 3;
  private static final double OCCASION = 5;
  private static final double SIDE = 1.2;
  private static final double SITE = 1;
  private static final double ASPECT = 2;
  private static final double WORD = 1.25;
  private static final double OF_THE_MIND = 1.3;
  private static final double ENOUGH = 1.2;
  private static final double PREFERRED = 0.5;
  private static final double NEAR = 1.15;

  /// So wide that sharing them alone says little.
  private static final Set<String> WIDE =
      Set.of(
          "medicines",
          "history",
          "pain",
          "appetite",
          "see",
          "vision",
          "walking",
          "light",
          "job",
          "children",
          "sex",
          "family",
          "relationship",
          "home",
          "cold",
          "mood",
          "school",
          "birth",
          "support",
          "feeding");

  private static final Set<String> MIND = Set.of("ideas", "concerns", "expectations");

  private final List<Known> facts;
  private final Recollection memory;

  /// What the patient is called where somebody else speaks: "he", "jayden".
  private final Set<String> patientWords;

  FactFinder(List<Known> facts, Recollection memory, Set<String> patientWords) {
    this.patientWords = patientWords;
    this.facts = facts;
    this.memory = memory;
  }

  /// The best first; none where nothing fits.
  List<Known> find(Heard heard) {
    List<Known> fitting =
        facts.stream()
            .filter(fact -> isOpen(fact, heard) && !isOfAnother(fact, heard))
            .filter(fact -> score(heard, fact) >= ENOUGH)
            .sorted(Comparator.comparingDouble((Known fact) -> score(heard, fact)).reversed())
            .toList();
    if (fitting.isEmpty()) {
      return List.of();
    }
    double best = score(heard, fitting.getFirst());
    return fitting.stream().filter(fact -> score(heard, fact) >= best - NEAR).toList();
  }

  /// Those of the subject that tell what is wanted of it, the best first.
  List<Known> telling(Heard heard, Aspect aspect) {
    return facts.stream()
        .filter(fact -> isOpen(fact, heard) && !isOfAnother(fact, heard))
        .filter(fact -> fact.aspects().contains(aspect) && isAbout(fact, heard.topics()))
        .sorted(Comparator.comparingDouble((Known fact) -> score(heard, fact)).reversed())
        .toList();
  }

  /// The fact that tells what is wanted and has most of the question's words.
  Optional<Known> named(Heard heard, Aspect aspect) {
    return facts.stream()
        .filter(fact -> isOpen(fact, heard) && !fact.isOfTheMind() && shared(heard, fact) > 0)
        .filter(fact ->
            fact.aspects().contains(aspect)
                || (aspect == Aspect.SINCE && fact.aspects().contains(Aspect.EPISODE)))
        .max(Comparator.comparingLong(fact -> shared(heard, fact)));
  }

  double score(Heard heard, Known fact) {
    double score = 0;
    for (Topic topic : heard.topics()) {
      if (topic.kind() == Topic.Kind.SITE) {
        score += fact.all().contains(topic) ? SITE : 0;
      } else if (fact.main().contains(topic)) {
        score += MAIN;
      } else if (fact.all().contains(topic)) {
        score += SIDE;
      }
    }
    if (fact.isGuarded() && !memory.isTold(fact) && isOccasion(fact, heard)) {
      score += OCCASION;
    }
    boolean related = score > 0 || (heard.topics().isEmpty() && isAbout(fact, memory.topics()));
    if (related && heard.asked().filter(fact.aspects()::contains).isPresent()) {
      score += ASPECT;
    }
    boolean named =
        heard.topics().stream()
            .anyMatch(topic -> topic.kind() == Topic.Kind.SLOT && fact.main().contains(topic));
    score -= fact.isOfTheMind() && !named ? OF_THE_MIND : 0;
    score += shared(heard, fact) * WORD;
    boolean spreads =
        heard.asked().filter(Aspect.PLACE::equals).isPresent()
            && fact.aspects().contains(Aspect.SPREAD);
    score -= spreads ? ASPECT : 0;
    boolean goesOn = heard.topics().isEmpty() ? memory.last().contains(fact) : !memory.isTold(fact);
    return score > 0 && goesOn ? score + PREFERRED : score;
  }

  static boolean isAbout(Known fact, Set<Topic> topics) {
    return topics.stream()
        .filter(topic -> topic.kind() != Topic.Kind.SITE)
        .anyMatch(fact.all()::contains);
  }

  static long shared(Heard heard, Known fact) {
    Set<String> stems = new HashSet<>(Words.stems(heard.words()));
    stems.retainAll(fact.stems());
    return stems.size();
  }

  /// Another's illness is not the patient's, nor the pain of another place.
  private boolean isOfAnother(Known fact, Heard heard) {
    boolean family = heard.speaksOf("family");
    if (heard.speaksOf("infection contact")) {
      return false;
    }
    if (fact.isOf(Slot.FAMILY) != family && (family || fact.isOf(Slot.FAMILY))) {
      boolean ofRelatives =
          family && fact.all().stream().anyMatch(one -> one.name().equals("family"));
      return !ofRelatives;
    }
    if (isOfTheOther(fact, heard)) {
      return true;
    }
    Set<Topic> asked = sites(heard.topics());
    Set<Topic> told = sites(fact.all());
    boolean elsewhere =
        !asked.isEmpty() && !told.isEmpty() && asked.stream().noneMatch(told::contains);
    return elsewhere
        && heard.topics().stream().anyMatch(topic -> topic.kind() == Topic.Kind.SYMPTOM)
        && heard.asked().filter(Aspect.SPREAD::equals).isEmpty();
  }

  /// Where a parent speaks: "Has he been sick?" is not asked about the parent.
  private boolean isOfTheOther(Known fact, Heard heard) {
    boolean ofBoth = Topics.words(fact.spoken()).stream().skip(1).anyMatch(patientWords::contains);
    boolean ofTheSpeaker =
        (fact.spoken().startsWith("I ") && !fact.isOf(Slot.IDEAS) && !fact.isOf(Slot.CONCERNS))
            || fact.spoken().startsWith("I am ");
    boolean ofThePatient =
        heard.words().stream().anyMatch(word -> patientWords.contains(word))
            && heard.words().stream().noneMatch(word -> word.equals("you"));
    return !patientWords.isEmpty() && ofTheSpeaker && ofThePatient && !ofBoth;
  }

  private static Set<Topic> sites(Set<Topic> topics) {
    return topics.stream()
        .filter(topic -> topic.kind() == Topic.Kind.SITE)
        .collect(Collectors.toSet());
  }

  /// Whether the fact may be told to who asks this.
  boolean isOpen(Known fact, Heard heard) {
    if (!fact.isGuarded() || memory.isTold(fact)) {
      return true;
    }
    return isOccasion(fact, heard) || isAboutIt(fact, heard);
  }

  /// Whether a guarded fact is told for this very question.
  boolean isUnlocked(Known fact, Heard heard) {
    return fact.isGuarded() && isOccasion(fact, heard);
  }

  /// Whether the author named this as the moment to tell it.
  boolean isOccasion(Known fact, Heard heard) {
    return fact.fact().unlocks().stream().anyMatch(unlock -> fits(unlock, heard));
  }

  private boolean fits(String unlock, Heard heard) {
    Set<Topic> wanted = narrow(Topics.shared().in(unlock));
    Set<String> stems = new LinkedHashSet<>(Words.stems(Topics.words(unlock)));
    long shared = Words.stems(heard.words()).stream().distinct().filter(stems::contains).count();
    List<Topic> common = wanted.stream().filter(heard.topics()::contains).toList();
    if (!common.isEmpty()) {
      boolean rare =
          common.stream()
              .anyMatch(topic ->
                  facts.stream()
                      .noneMatch(fact -> !fact.isGuarded() && fact.all().contains(topic)));
      return rare || shared * 2 > stems.size();
    }
    boolean most = shared > 1 && shared * 2 > stems.size();
    return most || (wanted.isEmpty() && shared > 0 && shared * 2 >= Math.min(stems.size(), 4));
  }

  static boolean isWide(Topic topic) {
    return WIDE.contains(topic.name());
  }

  /// Without what is wide, if there is something else.
  private static Set<Topic> narrow(Set<Topic> topics) {
    Set<Topic> narrow =
        topics.stream()
            .filter(topic -> topic.kind() != Topic.Kind.SITE && !WIDE.contains(topic.name()))
            .collect(Collectors.toSet());
    return narrow.isEmpty() ? topics : narrow;
  }

  /// A question about the guarded thing itself.
  private static boolean isAboutIt(Known fact, Heard heard) {
    boolean direct =
        fact.main().stream()
            .filter(topic -> topic.kind() != Topic.Kind.SITE && !WIDE.contains(topic.name()))
            .filter(topic -> fact.fact().unlocks().isEmpty() || !MIND.contains(topic.name()))
            .anyMatch(heard.topics()::contains);
    boolean openly =
        fact.fact().unlocks().isEmpty()
            && !fact.fact().sympathy()
            && fact.all().stream()
                .filter(topic -> topic.kind() != Topic.Kind.SITE)
                .filter(topic -> fact.main().contains(topic) || !WIDE.contains(topic.name()))
                .anyMatch(heard.topics()::contains);
    return direct || openly || shared(heard, fact) >= 2;
  }
}
