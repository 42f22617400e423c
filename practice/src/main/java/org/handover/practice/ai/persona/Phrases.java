package org.handover.practice.ai.persona;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The turns of speech that are nobody's in particular: `phrases.txt`, a paragraph for each
/// occasion, a line for each way to put it.
final class Phrases {
  private static final String RESOURCE = "phrases.txt";

  private final Map<String, List<String>> byOccasion = new HashMap<>();

  static Phrases read() {
    Phrases phrases = new Phrases();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(Phrases.class.getResourceAsStream(RESOURCE), RESOURCE),
                StandardCharsets.UTF_8))) {
      String occasion = "";
      for (String line : lines.lines().filter(l -> !l.startsWith("#") && !l.isBlank()).toList()) {
        if (line.endsWith(":") && line.strip().equals(line) && line.indexOf(' ') < 0) {
          occasion = line.substring(0, line.length() - 1);
        } else {
          phrases.byOccasion.computeIfAbsent(occasion, key -> new ArrayList<>()).add(line.strip());
        }
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return phrases;
  }

  boolean isOf(String occasion, String words) {
    return Objects.requireNonNull(byOccasion.get(occasion), occasion).contains(words);
  }

  /// One that was not used yet if there is one; which, the seed decides.
  String pick(String occasion, long seed, Memory memory) {
    List<String> all = Objects.requireNonNull(byOccasion.get(occasion), occasion);
    List<String> fresh = all.stream().filter(phrase -> !memory.has(phrase)).toList();
    List<String> from = fresh.isEmpty() ? all : fresh;
    long mixed = (seed * 0x9E3779B97F4A7C15L) ^ occasion.hashCode();
    return from.get((int) Math.floorMod(mixed ^ (mixed >>> 29), (long) from.size()));
  }
}
