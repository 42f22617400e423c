package org.handover.toolkit.script;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.StoppedException;

/// A folder of `*.sql`.
public final class ChangeFolder {
  private ChangeFolder() {}

  /// In the order of the files' names.
  public static List<Change> upwards(Path folder) throws IOException {
    return read(scripts(folder));
  }

  /// The files from the highest name down, each from its first statement to its last.
  public static List<Change> downwards(Path folder) throws IOException {
    return read(scripts(folder).reversed());
  }

  private static List<Path> scripts(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> scripts =
          files
              .filter(file -> file.toString().endsWith(".sql"))
              .sorted(Comparator.comparing(file -> file.getFileName().toString()))
              .toList();
      if (scripts.isEmpty()) {
        throw new StoppedException(
            new Fault.Misconfigured(folder.toString(), "holds no *.sql", "name the right folder"));
      }
      return scripts;
    }
  }

  private static List<Change> read(List<Path> scripts) throws IOException {
    List<Change> changes = new ArrayList<>();
    for (Path script : scripts) {
      List<SqlLexer.Piece> pieces = SqlLexer.cut(Files.readString(script));
      for (int i = 0; i < pieces.size(); i++) {
        changes.add(Change.of(script.getFileName().toString(), i + 1, pieces.get(i)));
      }
    }
    return changes;
  }
}
