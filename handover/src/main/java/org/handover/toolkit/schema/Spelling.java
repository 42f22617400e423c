package org.handover.toolkit.schema;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.handover.postgres.DatabaseUrl;
import org.handover.toolkit.database.ScratchDatabase;
import org.handover.toolkit.database.Session;

/// PostgreSQL writes an expression down in another way after it has read its own text: `status IN
/// ('a', 'b')` has three forms. Texts that differ go through the server once more, on both sides,
/// and count as the same if they are the same then.
public final class Spelling {
  /// After which every form that is known comes back as it went in.
  private static final int ROUNDS = 2;

  private static final Set<String> LEFT_OUT =
      Set.of(
          "ACL",
          "DEFAULT ACL",
          "COMMENT",
          "EVENT TRIGGER",
          "SUBSCRIPTION",
          "USER MAPPING",
          "PUBLICATION",
          "PUBLICATION TABLE",
          "PUBLICATION TABLES IN SCHEMA",
          "SECURITY LABEL",
          "ROW SECURITY");

  private final DatabaseUrl server;
  private final Clock clock;

  /// Of two databases that are compared.
  ///
  /// @param server a database of the server that makes scratch databases
  public Spelling(DatabaseUrl server, Clock clock) {
    this.server = server;
    this.clock = clock;
  }

  /// The found state, with each object that only is spelt otherwise as the expected one has it.
  public SchemaState settle(SchemaState expected, SchemaState found)
      throws SQLException, IOException {
    SchemaState settled = found;
    SchemaState there = expected;
    SchemaState here = found;
    Set<SchemaObject.Key> open = open(expected, found);
    for (int round = 0; round < ROUNDS && !open.isEmpty(); round++) {
      Map<SchemaObject.Key, SchemaObject> before = byKey(there);
      Map<SchemaObject.Key, SchemaObject> after = byKey(here);
      there = again(there);
      here = again(here);
      Map<SchemaObject.Key, SchemaObject> wanted = byKey(there);
      Map<SchemaObject.Key, SchemaObject> have = byKey(here);
      boolean stable = isStable(open, before, wanted) && isStable(open, after, have);
      Set<SchemaObject.Key> same = new HashSet<>();
      for (SchemaObject.Key key : open) {
        SchemaObject one = wanted.get(key);
        SchemaObject other = have.get(key);
        if (one != null && other != null && one.withoutOwner().equals(other.withoutOwner())) {
          same.add(key);
        }
      }
      settled = replaced(settled, byKey(expected), same);
      open.removeAll(same);
      if (stable) {
        break;
      }
    }
    return settled;
  }

  /// Whether they came back as they went in: another round would change nothing.
  private static boolean isStable(
      Set<SchemaObject.Key> keys,
      Map<SchemaObject.Key, SchemaObject> before,
      Map<SchemaObject.Key, SchemaObject> after) {
    return keys.stream()
        .allMatch(key -> {
          SchemaObject one = before.get(key);
          SchemaObject other = after.get(key);
          return one != null
              && other != null
              && one.withoutOwner().statements().equals(other.withoutOwner().statements());
        });
  }

  private static Set<SchemaObject.Key> open(SchemaState expected, SchemaState found) {
    Set<SchemaObject.Key> open = new HashSet<>();
    for (SchemaDifferences.Changed changed :
        SchemaDifferences.between(expected.withoutOwners(), found.withoutOwners()).changed()) {
      SchemaObject one = changed.expected();
      SchemaObject other = changed.found();
      if (one != null && other != null && reloads(changed.key().kind()) && isOpen(one, other)) {
        open.add(changed.key());
      }
    }
    return open;
  }

  /// What is only more, or only less, is not spelt otherwise.
  private static boolean isOpen(SchemaObject expected, SchemaObject found) {
    List<Trait> lacking = new ArrayList<>(ObjectTraits.of(expected));
    List<Trait> more = new ArrayList<>(ObjectTraits.of(found));
    more.removeAll(ObjectTraits.of(expected));
    lacking.removeAll(ObjectTraits.of(found));
    return !lacking.isEmpty() && !more.isEmpty();
  }

  private static boolean reloads(String kind) {
    return !LEFT_OUT.contains(kind) && !CatalogKind.names().contains(kind);
  }

  private static Map<SchemaObject.Key, SchemaObject> byKey(SchemaState state) {
    Map<SchemaObject.Key, SchemaObject> objects = new HashMap<>();
    Set<SchemaObject.Key> twice = new HashSet<>();
    for (SchemaObject object : state.objects()) {
      if (objects.put(object.key(), object) != null) {
        twice.add(object.key());
      }
    }
    objects.keySet().removeAll(twice);
    return objects;
  }

  private static SchemaState replaced(
      SchemaState state, Map<SchemaObject.Key, SchemaObject> by, Set<SchemaObject.Key> which) {
    List<SchemaObject> objects = new ArrayList<>();
    for (SchemaObject object : state.objects()) {
      SchemaObject other = which.contains(object.key()) ? by.get(object.key()) : null;
      objects.add(other == null ? object : object.withStatementsOf(other));
    }
    return new SchemaState(state.version(), state.net(), objects);
  }

  /// Through the server. What cannot be made there (an extension that is not allowed) is missing
  /// then, and settles nothing.
  private SchemaState again(SchemaState state) throws SQLException, IOException {
    try (ScratchDatabase scratch = ScratchDatabase.create(server, clock)) {
      try (Session session = OwnSettings.patient(scratch.database()).connect()) {
        OwnSettings.apply(session, state.version() / 10_000);
        session.execute("SET search_path = ''; SET synchronous_commit = off");
        List<SchemaObject> objects =
            state.objects().stream().filter(object -> reloads(object.kind())).toList();
        if (!isRun(session, new SchemaState(state.version(), "", objects).withoutOwners().sql())) {
          for (SchemaObject object : objects) {
            object.withoutOwner().statements().forEach(sql -> isRun(session, sql));
          }
        }
      }
      return SchemaState.read(scratch.database(), Scope.all());
    }
  }

  private static boolean isRun(Session session, String sql) {
    try {
      session.execute(sql);
      return true;
    } catch (SQLException e) {
      return false;
    }
  }
}
