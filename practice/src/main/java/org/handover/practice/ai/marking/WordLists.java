package org.handover.practice.ai.marking;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// The lists of `words.txt`.
final class WordLists {
  private static final String NAME = "words.txt";
  private static final Map<String, Set<String>> LISTS = read();

  private WordLists() {}

  static Set<String> get(String name) {
    return Set.copyOf(Objects.requireNonNull(LISTS.get(name), name));
  }

  private static Map<String, Set<String>> read() {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(WordLists.class.getResourceAsStream(NAME), NAME),
                StandardCharsets.UTF_8))) {
      Map<String, Set<String>> lists = new HashMap<>();
      reader
          .lines()
          .filter(line -> !line.startsWith("#") && !line.isBlank())
          .forEach(line -> {
            int colon = line.indexOf(": ");
            lists
                .computeIfAbsent(line.substring(0, colon), _ -> new HashSet<>())
                .addAll(Set.of(line.substring(colon + 2).split(" ")));
          });
      return lists;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
