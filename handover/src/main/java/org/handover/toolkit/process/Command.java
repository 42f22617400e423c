package org.handover.toolkit.process;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A program to run.
///
/// @param environment added to this program's own
/// @param folder where it runs; null: here
/// @param secrets struck out wherever the command or its output is shown
public record Command(
    List<String> words,
    Map<String, String> environment,
    @Nullable Path folder,
    Set<String> secrets) {
  public Command {
    words = List.copyOf(words);
    environment = Map.copyOf(environment);
    secrets = Set.copyOf(secrets);
  }

  public static Command of(String... words) {
    return new Command(List.of(words), Map.of(), null, Set.of());
  }

  public Command with(Map<String, String> more) {
    return new Command(words, more, folder, secrets);
  }

  public String program() {
    return words.getFirst();
  }

  /// One of PostgreSQL's own: what it would inherit could send it elsewhere (`PGSERVICE`), or hold
  /// a secret (`DATABASE_URL`).
  boolean inherits(String variable) {
    return !ClientProgram.is(program())
        || variable.matches("PATH|HOME|TMPDIR|TZ|LANG|LANGUAGE|LC_.*|LD_LIBRARY_PATH");
  }

  /// Of its output. A program of PostgreSQL's writes in what it is told to.
  Charset charset() {
    return Objects.equals(environment.get("PGCLIENTENCODING"), "LATIN1")
        ? StandardCharsets.ISO_8859_1
        : StandardCharsets.UTF_8;
  }

  String strike(String text) {
    String struck = text;
    for (String secret : secrets) {
      if (!secret.isEmpty()) {
        struck = struck.replace(secret, "***");
      }
    }
    return struck;
  }

  /// Fit for eyes and files.
  @Override
  public String toString() {
    return strike(String.join(" ", words));
  }
}
