package org.handover.practice.ai.persona;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handover.practice.ai.cases.Slot;
import org.handover.practice.ai.cases.Topic;
import org.handover.practice.ai.cases.Topics;

/// Holds a learner's summary against the case: a wrong span of time, side, relative, or denial is
/// put right.
final class Summaries {
  private static final int MOST_CLAIMS = 20;
  private static final Pattern CLAIM =
      Pattern.compile("(?i)[,;.]\\s|\\s(?:and|but|which|with|although|since|after)\\s(?!a half)");
  private static final Pattern SPAN =
      Pattern.compile(
          "(?i)\\b(?<count>\\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|couple of|few)(?: or so)? (?<unit>hour|day|week|fortnight|month|year|cigarette|pint|unit|glass|bottle|tablet|pillow)(?:e?s)?\\b");
  private static final Pattern DATED =
      Pattern.compile(
          "(?i)\\bin (?<year>(?:19|20)\\d\\d)\\b|\\b(?:at (?:the age of )?|aged )(?<age>\\d{1,2})\\b(?! ?(?:am|pm|weeks|o'clock|:|%))");
  private static final Pattern DENIES =
      Pattern.compile(
          "(?i)\\b(?:no|not|never|none|haven't|hasn't|don't|doesn't|didn't|without|nor|isn't|aren't|deny|denied)\\b");
  private static final Pattern SIDE = Pattern.compile("(?i)\\b(?:left|right)\\b(?! \\?|\\?$)");
  private static final Pattern RELATIVE =
      Pattern.compile(
          "(?i)\\b(?:mother|mum|father|dad|brother|sister|wife|husband|son|daughter|grandmother|grandfather|aunt|uncle)\\b");
  private static final Map<String, String> SAME =
      Map.of("mum", "mother", "mom", "mother", "dad", "father");
  private static final Map<String, String> COUNTS =
      Map.ofEntries(
          Map.entry("a", "1"),
          Map.entry("an", "1"),
          Map.entry("one", "1"),
          Map.entry("two", "2"),
          Map.entry("couple of", "2"),
          Map.entry("three", "3"),
          Map.entry("few", "3"),
          Map.entry("four", "4"),
          Map.entry("five", "5"),
          Map.entry("six", "6"),
          Map.entry("seven", "7"),
          Map.entry("eight", "8"),
          Map.entry("nine", "9"),
          Map.entry("ten", "10"),
          Map.entry("eleven", "11"),
          Map.entry("twelve", "12"));

  private final List<Known> facts;
  private final Recollection memory;

  Summaries(List<Known> facts, Recollection memory) {
    this.facts = facts;
    this.memory = memory;
  }

  /// The fact that a summary gets wrong.
  Optional<Known> wrong(String summary) {
    Set<Topic> last = new HashSet<>();
    return CLAIM
        .splitAsStream(summary)
        .limit(MOST_CLAIMS)
        .flatMap(claim -> {
          Set<Topic> own = Topics.shared().in(claim);
          if (own.stream().anyMatch(topic -> topic.kind() == Topic.Kind.SYMPTOM)) {
            last.clear();
            last.addAll(own);
          }
          return contradicted(claim, own.isEmpty() ? Set.copyOf(last) : own).stream();
        })
        .findFirst();
  }

  private Optional<Known> contradicted(String claim, Set<Topic> topics) {
    List<Known> told =
        facts.stream()
            .filter(fact -> !fact.isGuarded() || memory.isTold(fact))
            .filter(fact -> isAbout(fact, topics) || sharesWords(fact, claim))
            .sorted(Comparator.comparingInt((Known fact) -> memory.isTold(fact) ? 0 : 1))
            .toList();
    return denial(claim, topics, told)
        .or(() -> differs(told, of(claim), fact -> of(fact.spoken())))
        .or(() -> differs(ofTheSite(told, topics), sides(claim), fact -> sides(fact.spoken())))
        .or(() -> relative(claim, told));
  }

  private static List<Known> ofTheSite(List<Known> told, Set<Topic> topics) {
    return told.stream()
        .filter(fact ->
            fact.all().stream()
                .anyMatch(topic -> topic.kind() == Topic.Kind.SITE && topics.contains(topic)))
        .toList();
  }

  /// All that is told of it says something else of the same measure.
  private static Optional<Known> differs(
      List<Known> told,
      Map<String, Set<String>> claimed,
      Function<Known, Map<String, Set<String>>> measure) {
    for (Map.Entry<String, Set<String>> one : claimed.entrySet()) {
      List<Known> measured =
          told.stream().filter(fact -> measure.apply(fact).containsKey(one.getKey())).toList();
      boolean right =
          measured.stream()
              .anyMatch(fact ->
                  measure
                      .apply(fact)
                      .getOrDefault(one.getKey(), Set.of())
                      .containsAll(one.getValue()));
      if (!measured.isEmpty() && !right) {
        return Optional.of(measured.getFirst());
      }
    }
    return Optional.empty();
  }

  /// "four weeks" is a time of four weeks; other things counted are told apart.
  private static Map<String, Set<String>> of(String text) {
    Map<String, Set<String>> spans = new HashMap<>();
    Matcher dated = DATED.matcher(text);
    while (dated.find()) {
      String key = dated.group("year") == null ? "age" : "year";
      String value = dated.group("year") == null ? dated.group("age") : dated.group("year");
      spans.computeIfAbsent(key, one -> new HashSet<>()).add(value);
    }
    Matcher found = SPAN.matcher(text);
    while (found.find()) {
      String unit = found.group("unit").toLowerCase(Locale.ROOT);
      String count = found.group("count").toLowerCase(Locale.ROOT);
      String number = COUNTS.getOrDefault(count, count);
      String value = unit.equals("fortnight") ? "2 week" : number + " " + unit;
      boolean time = Set.of("hour", "day", "week", "fortnight", "month", "year").contains(unit);
      spans.computeIfAbsent(time ? "time" : unit, key -> new HashSet<>()).add(value);
    }
    return spans;
  }

  private static Map<String, Set<String>> sides(String text) {
    Matcher found = SIDE.matcher(text);
    boolean ofBody =
        Topics.shared().in(text).stream().anyMatch(topic -> topic.kind() == Topic.Kind.SITE);
    return ofBody && found.find()
        ? Map.of("side", Set.of(found.group().toLowerCase(Locale.ROOT)))
        : Map.of();
  }

  private static Optional<Known> relative(String claim, List<Known> told) {
    Set<String> named = relatives(claim);
    if (named.size() != 1) {
      return Optional.empty();
    }
    Comparator<Known> near = Comparator.comparingLong(fact -> shared(fact, claim));
    Optional<Known> nearest =
        told.stream()
            .filter(fact -> !relatives(fact.spoken()).isEmpty() && shared(fact, claim) > 0)
            .max(near.thenComparing(fact -> relatives(fact.spoken()).containsAll(named)));
    return nearest.filter(fact -> !relatives(fact.spoken()).containsAll(named));
  }

  /// How many words they have in common, apart from who it is about.
  private static long shared(Known fact, String claim) {
    Set<String> stems = new HashSet<>(Words.stems(Topics.words(claim)));
    Words.stems(List.copyOf(relatives(claim))).forEach(stems::remove);
    return stems.stream().filter(fact.stems()::contains).count();
  }

  private static Set<String> relatives(String text) {
    Set<String> named = new HashSet<>();
    Matcher found = RELATIVE.matcher(text);
    while (found.find()) {
      String word = found.group().toLowerCase(Locale.ROOT);
      named.add(SAME.getOrDefault(word, word));
    }
    return named;
  }

  /// "No chest pain", where there is some, and the other way round.
  private static Optional<Known> denial(String claim, Set<Topic> topics, List<Known> told) {
    List<Topic> symptoms =
        topics.stream()
            .filter(topic -> topic.kind() == Topic.Kind.SYMPTOM || topic.name().equals("allergies"))
            .filter(topic -> !FactFinder.isWide(topic))
            .toList();
    if (symptoms.size() != 1 || Topics.shared().in(claim).isEmpty()) {
      return Optional.empty();
    }
    boolean denies = DENIES.matcher(claim).find();
    List<Known> same =
        told.stream().filter(fact -> fact.main().contains(symptoms.getFirst())).toList();
    boolean agree = same.stream().anyMatch(fact -> fact.fact().denied() == denies);
    return same.isEmpty() || agree ? Optional.empty() : Optional.of(same.getFirst());
  }

  private static boolean isAbout(Known fact, Set<Topic> topics) {
    return topics.stream()
        .filter(topic -> topic.kind() != Topic.Kind.SITE || fact.isOf(Slot.COMPLAINT))
        .anyMatch(fact.all()::contains);
  }

  private static boolean sharesWords(Known fact, String claim) {
    Set<String> stems = new HashSet<>(Words.stems(Topics.words(claim)));
    stems.retainAll(fact.stems());
    stems.removeIf(stem -> Character.isDigit(stem.charAt(0)) || COUNTS.containsKey(stem));
    return !stems.isEmpty();
  }
}
