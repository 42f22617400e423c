package org.handover.toolkit.script;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A file of SQL, statement by statement.
public final class Script {
  private Script() {}

  public static List<String> statements(Path file) throws IOException {
    return SqlLexer.cut(Files.readString(file)).stream().map(SqlLexer.Piece::sql).toList();
  }
}
