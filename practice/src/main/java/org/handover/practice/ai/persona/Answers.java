package org.handover.practice.ai.persona;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.handover.practice.ai.cases.Aspect;
import org.handover.practice.ai.cases.CaseFact;
import org.handover.practice.ai.cases.NotUnderstood;
import org.handover.practice.ai.cases.PatientCase;
import org.handover.practice.ai.cases.Slot;
import org.handover.practice.ai.cases.Telling;
import org.handover.practice.ai.cases.Topic;
import org.handover.practice.ai.cases.Topics;

/// Answers questions about the case.
final class Answers {
  private static final List<String> OF_THE_MIND = List.of("ideas", "concerns", "expectations");
  private static final Set<String> PARTS =
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
  private static final Set<Aspect> OF_CHANGE =
      EnumSet.of(Aspect.WORSE, Aspect.BETTER, Aspect.SPREAD, Aspect.COURSE);
  private static final Pattern RECURRENCE =
      Pattern.compile(
          "(?i)\\b(?:(?:had|have|happened|get|got|experienced|felt|been) (?:anything like |something like |any of )?(?:this|it|these|one|that|such)(?: (?:pain|problem|way|kind of thing))? before|(?:anything|something) like (?:this|it|that) (?:ever )?(?:happen|happened|before|in the past)|(?:like|felt) this (?:way )?(?:before|in the past|previously)|ever (?:been|had|suffered|felt)\\b[^?]{0,40}\\bbefore|happen(?:ed)? (?:to (?:you|him|her) )?before|like this before|(?:trouble|problems?) (?:with|in) [^?]{1,25} before|first time)\\b");
  private static final Pattern STILL = Pattern.compile("(?i)\\bstill\\b");
  private static final Pattern GONE =
      Pattern.compile(
          "(?i)\\b(?:gone|went away|stopped|settled|cleared up|no longer|better now|has healed)\\b");
  private static final Pattern CHANGED =
      Pattern.compile(
          "(?i)\\b(?:(?:chang\\w*|new) .{0,25}\\b(?:tablets?|medic\\w*|pills|prescription|drugs)|(?:tablets?|medic\\w*|pills|any of (?:those|these|them)|prescription) .{0,20}\\b(?:been )?changed|started (?:on )?any(?:thing)? new)\\b");
  private static final Pattern NEW =
      Pattern.compile(
          "(?i)\\b(?:started|new|changed|increased|added|doubled|stopped|reduced|switched)\\b");
  private static final Pattern HOW_LONG_NEEDED =
      Pattern.compile("(?i)\\bhow (?:long|many|much) (?:do|will|would) you (?:need|want|like)\\b");
  private static final Pattern PURPOSE =
      Pattern.compile(
          "(?i)\\bwhat(?:'s| is| are| do you (?:take|use|need)| does (?:he|she) (?:take|use)) (?:the |your |his |her )?(?<what>\\p{L}{2,25}) for\\b");
  private static final Pattern FOR =
      Pattern.compile(
          "(?<what>[^,.;]{3,60}) for (?<why>(?!\\d|an? (?:day|week|month|year)|(?:two|three|four|five|six|seven|eight|nine|ten|several|many|years|months|weeks|about|the last|the past)\\b)[^,.;]{3,40})");
  private static final Pattern AGAIN =
      Pattern.compile(
          "(?i)\\b(?:like this before|had (?:this|it) before|first time|(?:second|third|fourth) (?:time|visit)|never had (?:this|anything like)|happened before|same thing (?:last|before)|(?:the )?same (?:knee|leg|hip|shoulder|problem|trouble|side|ear|eye)|similar|previous \\w{3,12} (?:infection|attack|episode|bout))\\b");
  private static final Pattern POINTS =
      Pattern.compile(
          "(?i)\\b(?:like that|like this|such|those|do that|any of that|any of those)\\b");
  private static final Pattern HOW_IS =
      Pattern.compile(
          "(?i)^(?:and |so |now |ok,? )?how(?:'s| is| are| have)\\b(?! (?:long|often|much|many))");
  private static final Set<String> HABITS =
      Set.of("smoking", "alcohol", "vaping", "recreational drugs");
  private static final Pattern WHICH = Pattern.compile("(?i)^\\W{0,3}(?:which|where|when|who)\\b");
  private static final int SEVERAL = 2;

  private final List<Known> facts;
  private final FactFinder finder;
  private final Speech speech;
  private final FollowUps followUps;
  private final PatientCase patient;

  /// How long the complaint has lasted, as the scene's description says; no fact may say it.
  private final Optional<String> since;

  private boolean denied;

  Answers(
      List<Known> facts,
      FactFinder finder,
      Speech speech,
      Recollection memory,
      PatientCase patient,
      Optional<String> since) {
    this.since = since;
    this.facts = facts;
    this.finder = finder;
    this.speech = speech;
    this.followUps = new FollowUps(facts, finder, speech, memory);
    this.patient = patient;
  }

  /// @param before what the learner spoke of earlier in the same turn
  String to(Heard asked, Set<Topic> before) {
    boolean points = asked.topics().isEmpty() && POINTS.matcher(asked.text()).find();
    Heard heard = points && !before.isEmpty() ? asked.about(before) : asked;
    if (RECURRENCE.matcher(heard.text()).find()) {
      return recurrence(heard);
    }
    Heard life = heard.about(lifeOf(heard));
    if (!life.topics().isEmpty()
        && heard.topics().size() > life.topics().size()
        && heard.speaksOf("concerns")
        && !finder.find(life).isEmpty()) {
      return direct(life).orElseGet(() -> unmatched(life));
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
        .or(() -> changed(heard))
        .or(() -> purpose(heard))
        .or(() -> either(heard))
        .or(() -> slot(heard))
        .or(() -> several(heard))
        .or(() -> direct(heard))
        .or(() -> followUps.of(heard, before))
        .or(() ->
            heard.isEitherOr() && heard.topics().isEmpty()
                ? Optional.of(speech.pick("either-or"))
                : Optional.empty())
        .orElseGet(() -> unmatched(heard));
  }

  private static Set<Topic> lifeOf(Heard heard) {
    return heard.topics().stream()
        .filter(topic -> topic.kind() == Topic.Kind.LIFE)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /// "Have you had this before?"
  private String recurrence(Heard heard) {
    return facts.stream()
        .filter(fact -> finder.isOpen(fact, heard) && AGAIN.matcher(fact.spoken()).find())
        .findFirst()
        .or(() -> sameOfOld(heard))
        .map(fact -> speech.answer(plain(heard), List.of(fact)))
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
        heard.topics().stream().filter(topic -> !PARTS.contains(topic.name())).toList();
    return facts.stream()
        .filter(fact -> fact.isOf(Slot.HISTORY) && finder.isOpen(fact, heard))
        .filter(fact ->
            fact.all().stream().anyMatch(asked.isEmpty() ? complaint::contains : asked::contains))
        .findFirst();
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
                  ? absent(habit)
                  : speech.answer(plain(one), told.stream().limit(1).toList());
            })
            .distinct()
            .collect(Collectors.joining(" ")));
  }

  /// "Has any of your tablets been changed lately?"
  private Optional<String> changed(Heard heard) {
    if (!CHANGED.matcher(heard.text()).find()) {
      return Optional.empty();
    }
    return Optional.of(
        facts.stream()
            .filter(fact -> fact.isOf(Slot.DRUGS) && finder.isOpen(fact, heard))
            .filter(fact -> NEW.matcher(fact.spoken()).find())
            .findFirst()
            .map(fact -> speech.answer(plain(heard), List.of(fact)))
            .orElseGet(() -> speech.pick("no")));
  }

  /// "What is the ibuprofen for?"
  private Optional<String> purpose(Heard heard) {
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
      return absent(Topics.shared().named(slot));
    }
    return speech.list(
        heard.asked().isPresent() ? plain(heard) : heard, of.stream().limit(SEVERAL).toList());
  }

  private static Heard plain(Heard heard) {
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
          ? Optional.of(absent(Topics.shared().named(name)))
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
          .or(() -> Optional.of(speech.pick(unknown(heard))));
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

  private String unmatched(Heard heard) {
    Optional<Topic> topic =
        heard.topics().stream()
            .filter(one -> one.kind() != Topic.Kind.SITE && !one.absent().isEmpty())
            .min(Comparator.comparing(FactFinder::isWide));
    boolean closed = heard.isClosed();
    if (heard.speaksOf("family") && closed) {
      return absent(Topics.shared().named("family"));
    }
    if (HOW_LONG_NEEDED.matcher(heard.text()).find()) {
      return speech.pick("prefer");
    }
    if (topic.isPresent() && HABITS.contains(topic.get().name())) {
      return absent(topic.get());
    }
    boolean life = topic.isPresent() && topic.get().kind() == Topic.Kind.LIFE;
    if (life && topic.get().name().equals("home")) {
      List<Known> kin =
          finder.find(
              plain(heard)
                  .about(
                      Set.of(
                          Topics.shared().named("relationship"),
                          Topics.shared().named("children"))));
      if (!kin.isEmpty()) {
        return speech.list(plain(heard), kin.stream().limit(SEVERAL).toList());
      }
    }
    if (life && heard.asked().filter(Aspect.WHO::equals).isPresent()) {
      return absent(topic.get());
    }
    if (closed && heard.asked().filter(Aspect.COURSE::equals).isPresent()) {
      return speech.pick("course");
    }
    if (closed && heard.asked().filter(OF_CHANGE::contains).isPresent()) {
      return speech.pick("no");
    }
    if (topic.isPresent() && HOW_IS.matcher(heard.text()).find()) {
      return absent(topic.get());
    }
    if (since.isPresent()
        && heard.asked().filter(Aspect.SINCE::equals).isPresent()
        && !closed
        && heard.topics().isEmpty()) {
      return Speech.sentence(since.get());
    }
    if ((heard.asked().isPresent() && !closed) || WHICH.matcher(heard.text()).find()) {
      return speech.pick(unknown(heard));
    }
    if (life && !closed && topic.get().absent().startsWith("No")) {
      return speech.pick("nothing-to-tell");
    }
    if (topic.isPresent() && isUnspoken(topic.get())) {
      return speech.pick("not-followed");
    }
    if (topic.isPresent()
        && (closed || !Act.asksFor(heard.text()) || topic.get().kind() != Topic.Kind.SYMPTOM)) {
      denied = true;
      return absent(topic.get());
    }
    boolean vague = heard.topics().isEmpty() && heard.asked().isEmpty();
    if (vague || (closed && heard.topics().isEmpty())) {
      return speech.pick("not-followed");
    }
    if (!closed) {
      return speech.pick("unknown");
    }
    String no = denied ? "" : speech.pick("no");
    denied = true;
    return no;
  }

  /// What the notes speak of without letting the patient tell it is not denied.
  private boolean isUnspoken(Topic topic) {
    Stream<String> findings = patient.in(Telling.EXAMINATION).map(CaseFact::source);
    Stream<String> open = patient.notUnderstood().stream().map(NotUnderstood::source);
    return Stream.concat(findings, open)
        .anyMatch(source -> Topics.shared().in(source).contains(topic));
  }

  private static String unknown(Heard heard) {
    return switch (heard.asked().orElse(Aspect.KIND)) {
      case SINCE -> "onset";
      case SEVERITY -> "severity";
      case REASON -> "why";
      default -> "unknown";
    };
  }

  /// What is said of a thing that the case does not have, in the patient's own person only.
  private String absent(Topic topic) {
    if (topic.absent().isEmpty()) {
      return speech.pick("no");
    }
    boolean own =
        Topics.words(topic.absent()).stream()
                .anyMatch(word -> word.startsWith("i'") || word.equals("my"))
            || topic.absent().contains("I lie")
            || topic.absent().contains("I sleep");
    if (patient.perspective().isForAnother() && own && topic.kind() != Topic.Kind.LIFE) {
      return speech.pick("no");
    }
    return topic.absent().startsWith("No") && topic.kind() == Topic.Kind.SYMPTOM
        ? speech.pick("absent").replace("%s", topic.absent())
        : topic.absent();
  }
}
