package org.handover.toolkit.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Tells one build of a program from another, by the files that its command line names.
///
/// Small files count by their contents, large ones by size and time of change: reading a jar of 60
/// MB would be felt at each command. The same build that was made anew counts as another one.
public final class Fingerprint {
  private static final long SMALL = 256 * 1024;

  /// More files than this are no program of which we could tell.
  private static final int MOST_FILES = 5_000;

  private static final int SHOWN_DIGITS = 16;

  private final Path folder;

  private Fingerprint(Path folder) {
    this.folder = folder;
  }

  /// Of a program and its arguments. Empty: no argument names a file or folder, so that nothing is
  /// known of what would run.
  ///
  /// @param folder where the program starts
  public static Optional<String> of(List<String> words, Path folder) {
    try {
      return new Fingerprint(folder.toAbsolutePath().normalize()).of(words);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private Optional<String> of(List<String> words) throws IOException {
    List<String> facts = new ArrayList<>();
    boolean own = false;
    for (int i = 0; i < words.size(); i++) {
      Path named = named(words.get(i));
      if (named == null || !Files.exists(named) || folder.startsWith(named)) {
        continue;
      }
      // An interpreter such as java or gunicorn says nothing of what it runs.
      own |= i > 0 || named.startsWith(folder);
      List<Path> files = files(named);
      if (files.size() + facts.size() > MOST_FILES) {
        return Optional.empty();
      }
      for (Path file : files) {
        facts.add(fact(file));
      }
    }
    return own && !facts.isEmpty()
        ? Optional.of(Sha256.of(String.join("\n", facts)).substring(0, SHOWN_DIGITS))
        : Optional.empty();
  }

  private @Nullable Path named(String word) {
    try {
      return word.isBlank() || word.contains("{") ? null : folder.resolve(word).normalize();
    } catch (InvalidPathException e) {
      return null;
    }
  }

  /// A deployment is often a link, such as `current`: what counts is where it leads.
  private static List<Path> files(Path named) throws IOException {
    if (Files.isRegularFile(named)) {
      return List.of(named);
    }
    Path real = named.toRealPath();
    try (Stream<Path> found = Files.walk(real)) {
      return found
          .filter(file -> !isByProduct(real.relativize(file)))
          .filter(Files::isRegularFile)
          .sorted()
          .limit(MOST_FILES + 1L)
          .toList();
    }
  }

  /// What a program leaves beside itself when it runs.
  private static boolean isByProduct(Path path) {
    for (Path part : path) {
      String name = part.toString();
      if (name.startsWith(".")
          || name.equals("__pycache__")
          || name.equals("node_modules")
          || name.endsWith(".pyc")
          || name.endsWith(".log")
          || name.endsWith(".pid")) {
        return true;
      }
    }
    return false;
  }

  private static String fact(Path file) throws IOException {
    long size = Files.size(file);
    String content =
        size <= SMALL
            ? Sha256.of(Files.readAllBytes(file))
            : Long.toString(Files.getLastModifiedTime(file).toMillis());
    return "%s %d %s".formatted(file.getFileName(), size, content);
  }
}
