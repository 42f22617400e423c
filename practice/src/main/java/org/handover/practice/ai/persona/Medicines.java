package org.handover.practice.ai.persona;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.handover.practice.ai.cases.Topics;

/// Which medicines go together, from `medicines.txt`.
final class Medicines {
  private static final Medicines SHARED = new Medicines();
  private static final int SHORTEST_MISSPELT = 6;

  private final Map<String, List<String>> members = new LinkedHashMap<>();
  private final Map<String, Set<String>> groups = new LinkedHashMap<>();

  private Medicines() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(Medicines.class.getResourceAsStream("medicines.txt")),
                StandardCharsets.UTF_8))) {
      lines.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(this::read);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  static Medicines shared() {
    return SHARED;
  }

  private void read(String line) {
    int is = line.indexOf(" = ");
    int group = line.indexOf(" > ");
    if (is > 0) {
      members.put(line.substring(0, is), List.of(line.substring(is + 3).split(", ")));
    } else {
      groups.put(line.substring(0, group), Set.of(line.substring(group + 3).split(", ")));
    }
  }

  /// The classes that a text names a member of.
  Set<String> classes(String text) {
    Set<String> found = new HashSet<>();
    for (String word : words(text)) {
      members.forEach((name, all) -> {
        if (all.stream().anyMatch(member -> is(member, word))) {
          found.add(name);
        }
      });
    }
    return found;
  }

  /// The classes of the groups that a text names: "some antibiotic".
  Set<String> groups(String text) {
    Set<String> found = new HashSet<>();
    for (String word : words(text)) {
      groups.forEach((name, classes) -> {
        if (word.startsWith(name) || word.equals("antibiotics")) {
          found.addAll(word.startsWith(name) ? classes : Set.of());
        }
      });
    }
    return found;
  }

  /// Names of medicines in it, as written.
  Set<String> named(String text) {
    Set<String> found = new HashSet<>();
    for (String word : words(text)) {
      boolean known =
          members.values().stream().flatMap(List::stream).anyMatch(member -> is(member, word));
      if (known) {
        found.add(word);
      }
    }
    return found;
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    List<String> plain = Topics.words(text);
    for (int at = 0; at < plain.size(); at++) {
      words.add(plain.get(at));
      if (at > 0) {
        words.add(plain.get(at - 1) + "-" + plain.get(at));
        words.add(plain.get(at - 1) + " " + plain.get(at));
      }
    }
    return words;
  }

  private static boolean is(String member, String word) {
    if (member.startsWith("*")) {
      return word.length() > member.length() && word.endsWith(member.substring(1));
    }
    if (member.endsWith("*")) {
      return word.startsWith(member.substring(0, member.length() - 1));
    }
    return word.equals(member)
        || (member.length() >= SHORTEST_MISSPELT && Topics.isOneEditAway(word, member));
  }
}
