package org.handover.practice.ai.lexicon;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/// Reads `lexicon.txt`, whose own head explains its lines.
final class LexiconFile {
  static final String NAME = "lexicon.txt";

  private LexiconFile() {}

  static Lexicon read() {
    return read(line -> true);
  }

  /// Without the lines that are not wanted, to measure what they bring.
  static Lexicon read(Predicate<String> wanted) {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(LexiconFile.class.getResourceAsStream(NAME), NAME),
                StandardCharsets.UTF_8))) {
      List<String> lines =
          reader.lines().filter(line -> !line.startsWith("#")).filter(wanted).toList();
      Vocabulary vocabulary = new VocabularyLines(lines).read();
      return new Lexicon(vocabulary, new ConceptLines(lines, vocabulary).read());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
