package org.handover.toolkit.script;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.StoppedException;

/// A folder of `*.sql`.
public final class ChangeFolder {
  private ChangeFolder() {}

  /// In the order of the files' names.
  public static List<Change> upwards(Path folder) throws IOException {
    List<Path> scripts = scripts(folder);
    if (scripts.isEmpty()) {
      throw new StoppedException(
          new Fault.Misconfigured(folder.toString(), "holds no *.sql", "name the right folder"));
    }
    return read(scripts);
  }

  /// The files from the highest name down, each from its first statement to its last. There may be
  /// none: most undos are derived.
  public static List<Change> downwards(Path folder) throws IOException {
    return read(scripts(folder).reversed());
  }

  private static List<Path> scripts(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> found =
          files.sorted(Comparator.comparing(file -> file.getFileName().toString())).toList();
      found.stream().filter(ChangeFolder::isLeftOver).findFirst().ifPresent(ChangeFolder::refuse);
      return found.stream().filter(file -> file.toString().endsWith(".sql")).toList();
    }
  }

  /// `1.sql~`, `.#1.sql`, `._1.sql`, `#1.sql#`, `1.sql.orig`: whether it was meant is unknown.
  private static boolean isLeftOver(Path file) {
    String name = file.getFileName().toString();
    return name.toLowerCase(Locale.ROOT).contains(".sql")
        && !(name.endsWith(".sql") && !name.startsWith(".") && !name.startsWith("#"));
  }

  private static void refuse(Path file) {
    throw new StoppedException(
        new Fault.Misconfigured(
            file.toString(),
            "is not taken for a script, and looks like one: an editor's leftover?",
            "delete it, move it away, or name it NAME.sql"));
  }

  private static List<Change> read(List<Path> scripts) throws IOException {
    List<Change> changes = new ArrayList<>();
    for (Path script : scripts) {
      String name = script.getFileName().toString();
      List<SqlCutter.Piece> pieces = SqlCutter.cut(script.toString(), ScriptText.read(script));
      for (int i = 0; i < pieces.size(); i++) {
        changes.add(Change.of(name, i + 1, pieces.get(i)));
      }
    }
    return changes;
  }
}
