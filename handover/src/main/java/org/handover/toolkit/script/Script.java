package org.handover.toolkit.script;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A file of SQL, statement by statement.
public final class Script {
  private Script() {}

  /// As it is, whatever it does.
  public static List<Change> changes(Path file) throws IOException {
    List<Change> changes = new ArrayList<>();
    String name = String.valueOf(file.getFileName());
    List<SqlCutter.Piece> pieces = SqlCutter.cut(file.toString(), ScriptText.read(file));
    for (int i = 0; i < pieces.size(); i++) {
      changes.add(Change.of(name, i + 1, pieces.get(i)));
    }
    return changes;
  }
}
