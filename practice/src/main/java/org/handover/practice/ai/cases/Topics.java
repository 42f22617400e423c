package org.handover.practice.ai.cases;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Finds what a text speaks of, by the expressions in `topics.txt`. The work grows with the text's
/// length: each word is looked up, and what begins with it is compared.
public final class Topics {
  private static final Topics SHARED = new Topics();
  private static final int MOST_WORDS = 400;
  private static final int GAP = 3;
  private static final String ANY = "..";
  private static final int SHORTEST_MISSPELT = 5;

  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}']+");

  private record Expression(List<String> words, Topic topic) {}

  /// Where a text speaks of a topic.
  private record Mention(Topic topic, int from, int end) {
    /// "blood" within "blood pressure" is not about bleeding. A part of the body stays one.
    boolean isWithin(Mention longer) {
      return topic.kind() != Topic.Kind.SITE
          && end - from == 1
          && longer.end - longer.from > 1
          && longer.from <= from
          && end <= longer.end
          && !longer.topic.equals(topic);
    }
  }

  private final Map<String, Topic> byName = new LinkedHashMap<>();
  private final Map<String, List<Expression>> byFirst = new HashMap<>();
  private final Set<String> known = new HashSet<>();

  private Topics() {
    CaseResource.lines("topics.txt").forEach(this::read);
  }

  public static Topics shared() {
    return SHARED;
  }

  private void read(String line) {
    String[] parts = line.split("\\|", -1);
    Topic.Kind kind = Topic.Kind.valueOf(parts[1].strip().toUpperCase(Locale.ROOT));
    Topic topic = new Topic(parts[0].strip(), kind, parts.length > 3 ? parts[3].strip() : "");
    byName.put(topic.name(), topic);
    for (String expression : parts[2].split(",", -1)) {
      List<String> words = List.of(expression.strip().split(" ", -1));
      byFirst
          .computeIfAbsent(first(words.getFirst()), key -> new ArrayList<>())
          .add(new Expression(words, topic));
      words.stream().filter(word -> !word.endsWith("*")).forEach(known::add);
    }
  }

  /// Expressions whose first word is a beginning are found by three letters of it.
  private static String first(String word) {
    return word.endsWith("*") ? "*" + word.substring(0, Math.min(3, word.length() - 1)) : word;
  }

  public Topic named(String name) {
    return Optional.ofNullable(byName.get(name)).orElseThrow();
  }

  /// What the text speaks of, in the order of its words.
  public Set<Topic> in(String text) {
    return in(words(text));
  }

  public Set<Topic> in(List<String> words) {
    List<Mention> mentions = new ArrayList<>();
    int most = Math.min(words.size(), MOST_WORDS);
    for (int at = 0; at < most; at++) {
      for (Expression one : starting(words.get(at))) {
        int end = matchEnd(one.words(), words, at);
        if (end > 0) {
          mentions.add(new Mention(one.topic(), at, end));
        }
      }
    }
    return mentions.stream()
        .filter(mention -> mentions.stream().noneMatch(mention::isWithin))
        .map(Mention::topic)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private List<Expression> starting(String word) {
    List<Expression> exact = byFirst.getOrDefault(word, List.of());
    List<Expression> begun =
        word.length() < 3 ? List.of() : byFirst.getOrDefault("*" + word.substring(0, 3), List.of());
    if (begun.isEmpty()) {
      return exact;
    }
    List<Expression> all = new ArrayList<>(exact);
    all.addAll(begun);
    return all;
  }

  /// Behind the last word, or 0.
  private static int matchEnd(List<String> expression, List<String> words, int from) {
    int at = from;
    int gap = 0;
    for (String wanted : expression) {
      if (wanted.equals(ANY)) {
        gap = GAP;
        continue;
      }
      int last = Math.min(words.size() - 1, at + gap);
      while (at <= last && !isWord(wanted, words.get(at))) {
        at++;
      }
      if (at > last) {
        return 0;
      }
      at++;
      gap = 0;
    }
    return at;
  }

  private static boolean isWord(String wanted, String word) {
    return wanted.endsWith("*")
        ? word.startsWith(wanted.substring(0, wanted.length() - 1))
        : word.equals(wanted);
  }

  /// The words of a whole text, however long.
  static List<String> allWords(String text) {
    return List.of(NO_WORD.split(text.toLowerCase(Locale.ROOT), -1));
  }

  /// In small letters, without punctuation.
  public static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    String lower = text.toLowerCase(Locale.ROOT).replace('’', '\'').replace('-', ' ');
    for (int at = 0; at <= lower.length() && words.size() < MOST_WORDS; at++) {
      char c = at < lower.length() ? lower.charAt(at) : ' ';
      if (Character.isLetterOrDigit(c) || (c == '\'' && !word.isEmpty())) {
        word.append(c);
      } else if (!word.isEmpty()) {
        words.add(word.toString());
        word.setLength(0);
      }
    }
    return words;
  }

  /// The words with those corrected that are one letter away from a known one.
  ///
  /// @param others words that are spelt right, beside the topics' own
  public List<String> corrected(List<String> words, Set<String> others) {
    return words.stream().map(word -> corrected(word, others)).collect(Collectors.toList());
  }

  private String corrected(String word, Set<String> others) {
    if (word.length() < SHORTEST_MISSPELT
        || known.contains(word)
        || others.contains(word)
        || (!starting(word).isEmpty() && isBegun(word))) {
      return word;
    }
    return known.stream()
        .filter(right -> right.length() >= SHORTEST_MISSPELT && isOneEditAway(word, right))
        .sorted()
        .findFirst()
        .or(() ->
            others.stream()
                .filter(right -> right.length() >= SHORTEST_MISSPELT && isOneEditAway(word, right))
                .sorted()
                .findFirst())
        .or(() -> beginning(word))
        .orElse(word);
  }

  private boolean isBegun(String word) {
    return starting(word).stream().anyMatch(one -> isWord(one.words().getFirst(), word));
  }

  /// "pilows" begins like "pillow*", a letter apart.
  private Optional<String> beginning(String word) {
    return byFirst.values().stream()
        .flatMap(List::stream)
        .map(one -> one.words().getFirst())
        .filter(first -> first.endsWith("*") && first.length() > SHORTEST_MISSPELT)
        .map(first -> first.substring(0, first.length() - 1))
        .filter(stem -> stem.charAt(0) == word.charAt(0))
        .filter(stem -> isBeginningOneEditAway(word, stem))
        .sorted()
        .findFirst();
  }

  private static boolean isBeginningOneEditAway(String word, String stem) {
    for (int length = stem.length() - 1; length <= stem.length() + 1; length++) {
      boolean near = length <= word.length() && word.length() - length <= 3;
      if (near && isOneEditAway(word.substring(0, length), stem)) {
        return true;
      }
    }
    return false;
  }

  /// One letter more, less, or another, or two that changed places.
  public static boolean isOneEditAway(String one, String other) {
    if (Math.abs(one.length() - other.length()) > 1 || one.equals(other)) {
      return false;
    }
    int at = 0;
    int shorter = Math.min(one.length(), other.length());
    while (at < shorter && one.charAt(at) == other.charAt(at)) {
      at++;
    }
    if (one.length() == other.length()) {
      boolean swapped =
          at + 1 < shorter
              && one.charAt(at) == other.charAt(at + 1)
              && one.charAt(at + 1) == other.charAt(at)
              && one.substring(at + 2).equals(other.substring(at + 2));
      return swapped || one.substring(at + 1).equals(other.substring(at + 1));
    }
    return one.length() > other.length()
        ? one.substring(at + 1).equals(other.substring(at))
        : one.substring(at).equals(other.substring(at + 1));
  }
}
