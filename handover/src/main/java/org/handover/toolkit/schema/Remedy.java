package org.handover.toolkit.schema;

import java.util.List;

/// What to do about a difference: the statement itself wherever the traits say enough to write it.
final class Remedy {
  private static final String AS_EXPECTED = "create it as the expected schema does";

  private Remedy() {}

  static String ofMissing(Trait expected) {
    return switch (expected.kind()) {
      case "table" -> "run the legacy backend's migrations, or name another database";
      case "column" -> alter(expected, "ADD COLUMN %s ") + expected.detail();
      case "default" -> setDefault(expected);
      case "primary key" ->
          "CREATE UNIQUE INDEX CONCURRENTLY … ON %s (%s), then ADD PRIMARY KEY USING INDEX"
              .formatted(expected.table().quoted(), expected.detail());
      case "unique" -> "look for duplicates, then CREATE UNIQUE INDEX CONCURRENTLY " + on(expected);
      case "index" -> "CREATE INDEX CONCURRENTLY " + on(expected);
      case "foreign key" ->
          "look for rows that break it, then ALTER TABLE %s ADD %s NOT VALID and VALIDATE CONSTRAINT"
              .formatted(expected.table().quoted(), expected.detail());
      case "check" -> "look for rows that break it, then ADD … NOT VALID and VALIDATE CONSTRAINT";
      case "constraint name", "index name" -> "nothing, unless somebody counts on the name";
      case "sequence" -> AS_EXPECTED + ": nextval fails without it";
      case "partition" -> "ATTACH PARTITION: its rows are not in the partitioned table";
      case "inherits" -> "ALTER TABLE … INHERIT: its rows are not in the parent";
      case "unlogged", "unpopulated", "comment", "tablespace", "storage parameters" -> "nothing";
      default -> AS_EXPECTED;
    };
  }

  /// @param users what calls the function that differs
  static String ofDifferent(Trait expected, Trait found, boolean harmless, List<String> users) {
    return switch (expected.kind()) {
      case "column" -> harmless ? "nothing: longer values may be in it" : type(expected, found);
      case "default" ->
          harmless ? "nothing: the column has a sequence of its own" : setDefault(expected);
      case "nullability" ->
          found.detail().equals("null")
              ? "fill the NULLs, ADD CHECK (… IS NOT NULL) NOT VALID, VALIDATE CONSTRAINT, then "
                  + alter(expected, "ALTER COLUMN %s SET NOT NULL")
              : alter(expected, "ALTER COLUMN %s DROP NOT NULL") + ": a row without it is refused";
      case "foreign key" ->
          found.detail().equals(expected.detail() + " NOT VALID")
              ? "look for rows that break it, then VALIDATE CONSTRAINT"
              : "deleting or updating what it points at does something else here: see which is meant";
      case "constraint name" ->
          "ALTER TABLE %s RENAME CONSTRAINT %s TO %s, if somebody counts on the name"
              .formatted(
                  expected.table().quoted(),
                  Relation.quote(found.detail()),
                  Relation.quote(expected.detail()));
      case "index name" -> "nothing, unless somebody counts on the name";
      case "trigger" ->
          found.detail().contains(" DISABLE TRIGGER ")
              ? "ALTER TABLE %s ENABLE TRIGGER %s"
                  .formatted(expected.table().quoted(), Relation.quote(expected.name()))
              : AS_EXPECTED;
      case "function", "procedure" ->
          users.isEmpty()
              ? "see whether a backend calls it: no object of the database does"
              : AS_EXPECTED + ": it is used by " + String.join(", ", users);
      case "owner" -> "run this as the owner, or GRANT that role to this one";
      case "encoding" -> "dump and restore into a database of the expected encoding";
      case "enum" ->
          harmless ? "nothing: more values than expected may occur" : addValues(expected, found);
      case "collation" ->
          expected.name().isEmpty() || expected.table().name().isEmpty()
              ? "order and equality differ: make it as the expected schema does"
              : "see in which order and by which rule of equality both backends count on it";
      case "partition" ->
          "rows outside of its bounds are refused or go elsewhere: see which is meant";
      default ->
          harmless ? "nothing" : "make it as the expected schema does, or change the expectation";
    };
  }

  static String ofExtra(Trait found) {
    return switch (found.kind()) {
      case "default" ->
          "an INSERT that leaves it out gets this and not NULL: see that both can live with it";
      case "row security" -> "rows may be hidden: use a role that bypasses it, or disable it";
      case "policy" -> "rows may be hidden or refused: drop it, or add it to the expected schema";
      case "rule" -> "it replaces what is written: drop it, or add it to the expected schema";
      case "collation" -> "see which order and which rule of equality both backends count on";
      case "unique", "check", "exclusion", "foreign key", "primary key" ->
          "it may refuse what a backend writes that does not know it: drop it, or add it to the expected schema";
      case "nullability" -> "it refuses rows without a value: DROP NOT NULL";
      case "operator class" -> "new indexes take it: drop it, or add it to the expected schema";
      case "trigger" ->
          "see what it does to what both backends write, then drop it or add it to the expected schema";
      case "invalid index" ->
          "REINDEX INDEX CONCURRENTLY it, or drop it: it costs writes and serves no query";
      case "unpopulated" ->
          "REFRESH MATERIALIZED VIEW %s: reading it fails".formatted(found.table().quoted());
      case "internal triggers" ->
          "ALTER TABLE … ENABLE TRIGGER ALL, and look for rows that broke the foreign key meanwhile";
      case "unlogged" ->
          "ALTER TABLE %s SET LOGGED: a crash empties it".formatted(found.table().quoted());
      case "inherits" ->
          "its rows appear in the parent: NO INHERIT, or add it to the expected schema";
      case "partition" -> "rows outside of its bounds are refused";
      case "replica identity" -> "an UPDATE or DELETE of a published table is refused";
      case "cast" ->
          "expressions may mean something else: drop it, or add it to the expected schema";
      case "table" ->
          found.detail().equals("foreign")
              ? "its rows are on another server, which may refuse them: DETACH PARTITION"
              : "it may have no partition for a row, which is refused then: add one FOR VALUES … or DEFAULT";
      case "table access method" ->
          "its rows are kept by %s, which may not do all that heap does: SET ACCESS METHOD heap"
              .formatted(found.detail());
      case "of type" -> "nothing: its columns are those of the type";
      case "event trigger" -> "see what it does to changes of the schema";
      case Trait.UNEXPLAINED -> "see what it does: this program does not know it";
      default -> "nothing";
    };
  }

  /// @param what of it may fail
  static String ofFailing(String what) {
    return "an INSERT or UPDATE of a value for which %s fails is refused: see that it never does, drop it, or add it to the expected schema"
        .formatted(what);
  }

  static String ofDemand(Trait column) {
    return "an INSERT that does not know it fails: "
        + alter(column, "ALTER COLUMN %s SET DEFAULT …")
        + ", or DROP NOT NULL";
  }

  private static String alter(Trait trait, String change) {
    return "ALTER TABLE %s "
        .formatted(trait.table().quoted())
        .concat(change.replace("%s", Relation.quote(trait.name())));
  }

  private static String on(Trait index) {
    return "ON %s USING %s".formatted(index.table().quoted(), index.name());
  }

  private static String setDefault(Trait expected) {
    String value = expected.detail();
    if (value.startsWith("nextval(")) {
      return "CREATE SEQUENCE … OWNED BY the column, setval it past the data, then "
          + alter(expected, "ALTER COLUMN %s SET DEFAULT ")
          + value;
    }
    if (value.startsWith("identity")) {
      return alter(expected, "ALTER COLUMN %s ADD GENERATED … AS IDENTITY")
          + ", then setval its sequence past the data";
    }
    return value.startsWith("generated: ")
        ? AS_EXPECTED
        : alter(expected, "ALTER COLUMN %s SET DEFAULT ") + value;
  }

  private static String type(Trait expected, Trait found) {
    return TypeWidth.isWider(expected.detail(), found.detail())
        ? alter(expected, "ALTER COLUMN %s TYPE ") + expected.detail() + ": no row is rewritten"
        : "change the type, or the expectation: a name alone proves nothing";
  }

  private static String addValues(Trait expected, Trait found) {
    List<String> there = Meaning.labels(found);
    String type = new Relation(expected.table().schema(), expected.name()).quoted();
    return Meaning.labels(expected).stream()
        .filter(label -> !there.contains(label))
        .map(label -> "ALTER TYPE %s ADD VALUE %s".formatted(type, label))
        .reduce((a, b) -> a + "; " + b)
        .orElse(AS_EXPECTED);
  }
}
