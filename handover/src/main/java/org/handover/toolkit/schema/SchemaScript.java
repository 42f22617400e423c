package org.handover.toolkit.schema;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.pgcodekeeper.core.api.PgCodeKeeperApi;
import org.pgcodekeeper.core.settings.CoreSettings;

/// The statements that lead from one state to another, written by pgCodeKeeper.
///
/// @param statements without semicolons
public record SchemaScript(List<String> statements) {
  public SchemaScript {
    statements = List.copyOf(statements);
  }

  /// What has only another name is renamed: to drop a constraint and add it again would check every
  /// row under a lock.
  ///
  /// @throws org.handover.toolkit.step.StoppedException if the library does not understand a part
  ///   of either
  public static SchemaScript from(SchemaState now, SchemaState wanted) throws IOException {
    Renames renames = Renames.between(now, wanted);
    CoreSettings settings = SchemaTree.settings();
    settings.setDisableCheckFunctionBodies(true);
    String script;
    try {
      script =
          PgCodeKeeperApi.diff(
              settings, SchemaTree.analysed(renames.done(now)), SchemaTree.analysed(wanted));
    } catch (InterruptedException e) {
      throw SchemaTree.interrupted(e);
    }
    List<String> statements = new ArrayList<>(renames.statements());
    Statements.of(script).forEach(piece -> statements.add(piece.sql()));
    return new SchemaScript(statements);
  }

  public boolean isEmpty() {
    return statements.isEmpty();
  }
}
