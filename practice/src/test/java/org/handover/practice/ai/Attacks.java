package org.handover.practice.ai;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// What learners may try on a patient, from `attacks.txt`.
final class Attacks {
  private Attacks() {}

  static Stream<String> all() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(Attacks.class.getResourceAsStream("attacks.txt")),
                StandardCharsets.UTF_8))) {
      List<String> attacks =
          lines
              .lines()
              .filter(line -> !line.startsWith("#"))
              .map(line -> line.replace("\\n", "\n"))
              .toList();
      return attacks.stream();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
