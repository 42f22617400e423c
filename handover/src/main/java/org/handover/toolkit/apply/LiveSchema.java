package org.handover.toolkit.apply;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.database.Database;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.ledger.Baseline;
import org.handover.toolkit.ledger.DbObject;
import org.handover.toolkit.ledger.Footprint;
import org.handover.toolkit.ledger.ObjectList;
import org.handover.toolkit.ledger.Records;
import org.handover.toolkit.schema.CatalogKind;
import org.handover.toolkit.schema.SchemaDifferences;
import org.handover.toolkit.schema.SchemaObject;
import org.handover.toolkit.schema.SchemaState;
import org.handover.toolkit.schema.Scope;
import org.jspecify.annotations.Nullable;

/// The schema of the live database without what is this program's own, and what somebody else
/// changed in it.
record LiveSchema(Configuration configuration) {
  SchemaState read() throws SQLException, IOException {
    return read(new Database(configuration.database()));
  }

  /// The same part of a copy.
  SchemaState read(Database database) throws SQLException, IOException {
    return SchemaState.read(database, Scope.withoutOurs(saved())).only(this::isTheirs);
  }

  String saved() {
    return configuration.schema().saved();
  }

  /// A trigger that notes changes while an undo saves values stands on a table that is not ours.
  private boolean isTheirs(SchemaObject object) {
    return !object.kind().equals("TRIGGER") || !object.name().contains(" " + NoteTrigger.PREFIX);
  }

  ObjectList objects(Session session) throws SQLException {
    return ObjectList.read(session, List.of(saved()));
  }

  /// What the scripts made of the database since it was adopted: what the ledger has, and of a run
  /// that did not come to its end what its statements touched.
  SchemaState asRecorded(Baseline baseline, Records records, SchemaState now) throws SQLException {
    SchemaState known = SchemaState.unpack(baseline.after().orElse(baseline.before()));
    return merged(known, now, records.uncovered());
  }

  /// A state that moves on by what statements of ours touched, and by nothing else.
  static SchemaState merged(SchemaState known, SchemaState now, List<Footprint> ours) {
    List<DbObject> touched = ours.stream().flatMap(Footprint::all).distinct().toList();
    List<SchemaObject> objects = new ArrayList<>(now.objects());
    for (SchemaDifferences.Changed change : SchemaDifferences.between(known, now).changed()) {
      if (touched.stream().noneMatch(object -> isAbout(change.key(), object))) {
        replace(objects, change.found(), change.expected());
      }
    }
    return new SchemaState(now.version(), now.net(), objects);
  }

  private static void replace(
      List<SchemaObject> objects, @Nullable SchemaObject found, @Nullable SchemaObject expected) {
    int at = found == null ? objects.size() : objects.indexOf(found);
    if (found != null) {
      objects.remove(at);
    }
    if (expected != null) {
      objects.add(at, expected);
    }
  }

  /// `pg_dump` calls a constraint `TABLE CONSTRAINT`, a comment `COLUMN TABLE.COLUMN`, rights
  /// `TABLE TABLE`, a function `NAME(ARGUMENTS)`.
  private static boolean isAbout(SchemaObject.Key key, DbObject object) {
    String name = key.name();
    if (key.kind().equals("COMMENT") || key.kind().equals("ACL")) {
      name = name.replaceFirst("^[A-Z ]+ ", "");
    }
    boolean sameSchema =
        object.kind().equals("schema")
            ? key.schema().isEmpty()
            : object.schema().isEmpty() || object.schema().equals(key.schema());
    return sameSchema && begins(name, plain(object));
  }

  /// A comment is known by what it is about, as SQL writes that.
  private static String plain(DbObject object) {
    return object.kind().equals("comment")
        ? object
            .name()
            .replace("\"", "")
            .replaceFirst("^" + Pattern.quote(object.schema()) + "\\.", "")
        : object.name();
  }

  private static boolean begins(String name, String part) {
    return !part.isEmpty()
        && name.startsWith(part)
        && (name.length() == part.length() || " .(".indexOf(name.charAt(part.length())) >= 0);
  }

  /// One line for each object that is not as it is recorded. An invalid index is one that is being
  /// built, or whose build was killed: the next build of ours drops its own, and an index that
  /// became invalid is missing from the dump.
  static List<String> drift(SchemaState recorded, SchemaState now) {
    return SchemaDifferences.between(recorded, now).changed().stream()
        .filter(change -> !change.key().kind().equals(CatalogKind.INVALID_INDEX.toString()))
        .map(change ->
            (change.isMissing() ? "gone: " : change.isExtra() ? "new: " : "changed: ")
                + change.key())
        .toList();
  }
}
