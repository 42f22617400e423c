package org.handover.toolkit.backup;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.handover.toolkit.database.Database;
import org.handover.toolkit.schema.SchemaDifferences;
import org.handover.toolkit.schema.SchemaDifferences.Changed;
import org.handover.toolkit.schema.SchemaObject;
import org.handover.toolkit.schema.SchemaState;
import org.handover.toolkit.schema.Scope;

/// All objects of a database, or of some of its schemas, with owners and rights, as a copy of it
/// has to have them.
record CopiedSchema(SchemaState state) {
  /// What a copy has of its own accord: an invalid index is not dumped, and an extension has the
  /// version that its server offers.
  private static final Set<String> OF_ITS_OWN = Set.of("INVALID INDEX", "EXTENSION VERSION");

  static CopiedSchema of(Database database, Contents.Scope scope) throws SQLException, IOException {
    SchemaState all =
        SchemaState.read(database, new Scope(List.of(UnfinishedRestore.SCHEMA))).withoutDatabase();
    Set<String> schemas = new HashSet<>(scope.schemas());
    return new CopiedSchema(
        all.only(object ->
            !OF_ITS_OWN.contains(object.kind())
                && (scope.whole() || schemas.contains(object.schema()))));
  }

  String pack() {
    return state.pack();
  }

  static CopiedSchema unpack(String packed) {
    return new CopiedSchema(SchemaState.unpack(packed));
  }

  /// What a copy differs in, where the role that made it could not do otherwise.
  SchemaDifferences differencesOf(CopiedSchema copy, RestorePlan plan, Target target) {
    Set<SchemaObject.Key> left = new HashSet<>();
    plan.left().forEach(e -> left.add(key(e.kind(), e)));
    plan.unowned()
        .forEach(e -> left.add(new SchemaObject.Key("ACL", e.schema(), e.kind() + " " + e.name())));
    state.objects().stream()
        .filter(o -> o.kind().equals("ACL") && !target.reaches(o.owner()))
        .forEach(o -> left.add(o.key()));
    Set<SchemaObject.Key> foreign = new HashSet<>();
    state.objects().stream()
        .filter(o -> !target.reaches(o.owner()))
        .forEach(o -> foreign.add(o.key()));
    return SchemaDifferences.between(
        comparable(state, left, foreign), comparable(copy.state(), left, foreign));
  }

  private static SchemaState comparable(
      SchemaState state, Set<SchemaObject.Key> left, Set<SchemaObject.Key> foreign) {
    return new SchemaState(
        state.version(),
        state.net(),
        state.objects().stream()
            .filter(o -> !left.contains(o.key()))
            .map(o -> foreign.contains(o.key()) ? o.withoutOwner() : o)
            .toList());
  }

  private static SchemaObject.Key key(String kind, TocEntry entry) {
    return new SchemaObject.Key(kind, entry.schema(), entry.name());
  }

  /// As the server of the copy writes them down, where that is all there is to a difference.
  CopiedSchema spelledAs(CopiedSchema copy, SchemaDifferences spelling) {
    Map<SchemaObject.Key, List<String>> statements = new HashMap<>();
    spelling
        .changed()
        .forEach(c -> {
          if (c.found() != null) {
            statements.put(c.key(), c.found().statements());
          }
        });
    return new CopiedSchema(
        new SchemaState(
            copy.state().version(),
            state.net(),
            state.objects().stream()
                .map(o -> statements.containsKey(o.key()) ? saying(o, statements.get(o.key())) : o)
                .toList()));
  }

  private static SchemaObject saying(SchemaObject object, List<String> statements) {
    return new SchemaObject(
        object.kind(), object.schema(), object.name(), object.owner(), statements);
  }

  /// For people.
  static List<String> lines(SchemaDifferences differences) {
    List<String> lines = new ArrayList<>();
    for (Changed changed : differences.changed()) {
      String key = changed.key().toString();
      if (changed.found() == null) {
        lines.add(key + " is missing from the copy");
      } else if (changed.expected() == null) {
        lines.add(key + " is only in the copy");
      } else if (changed
          .expected()
          .withoutOwner()
          .statements()
          .equals(changed.found().withoutOwner().statements())) {
        lines.add(
            "%s belongs to %s, in the copy to %s"
                .formatted(key, changed.expected().owner(), changed.found().owner()));
      } else {
        lines.add(key + " is another one in the copy");
      }
    }
    return lines;
  }
}
