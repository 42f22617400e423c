package org.handover.toolkit.schema;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.handover.postgres.SqlStatements;
import org.handover.toolkit.step.StoppedException;
import org.pgcodekeeper.core.api.PgCodeKeeperApi;
import org.pgcodekeeper.core.settings.CoreSettings;

/// The statements that lead from one state to another, written by pgCodeKeeper.
///
/// @param statements without semicolons
public record SchemaScript(List<String> statements) {
  /// Nothing else is made of these.
  private static final Set<String> LEAVES =
      Set.of(
          "ACL",
          "DEFAULT ACL",
          "COMMENT",
          "EVENT TRIGGER",
          "POLICY",
          "PUBLICATION",
          "PUBLICATION TABLE",
          "PUBLICATION TABLES IN SCHEMA",
          "RULE",
          "SECURITY LABEL",
          "STATISTICS",
          "SUBSCRIPTION",
          "TRIGGER",
          "USER MAPPING");

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
    SchemaState from = SchemaTree.readable(renames.done(now));
    SchemaState to = SchemaTree.readable(wanted);
    String script;
    try {
      script = difference(from, to);
    } catch (StoppedException e) {
      // What is the same on both sides and carries nothing else need not be understood.
      Set<SchemaObject> same = new HashSet<>(from.objects());
      same.retainAll(to.objects());
      same.removeIf(object -> !LEAVES.contains(object.kind()));
      if (same.isEmpty()) {
        throw e;
      }
      script =
          difference(
              from.only(object -> !same.contains(object)),
              to.only(object -> !same.contains(object)));
    }
    List<String> statements = new ArrayList<>(renames.statements());
    SqlStatements.of(script).forEach(piece -> statements.add(piece.sql()));
    return new SchemaScript(statements);
  }

  private static String difference(SchemaState now, SchemaState wanted) throws IOException {
    CoreSettings settings = SchemaTree.settings();
    settings.setDisableCheckFunctionBodies(true);
    try {
      return PgCodeKeeperApi.diff(settings, SchemaTree.analysed(now), SchemaTree.analysed(wanted));
    } catch (InterruptedException e) {
      throw SchemaTree.interrupted(e);
    }
  }

  public boolean isEmpty() {
    return statements.isEmpty();
  }
}
