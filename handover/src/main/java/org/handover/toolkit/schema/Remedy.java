package org.handover.toolkit.schema;

import java.util.List;

/// What to do about a difference: the statement itself wherever the facts say enough to write it.
final class Remedy {
  private static final String AS_EXPECTED = "create it as the expected schema does";

  private Remedy() {}

  static String ofMissing(Fact expected) {
    return switch (expected.kind()) {
      case TABLE -> "run the legacy backend's migrations, or name another database";
      case COLUMN -> alter(expected, "ADD COLUMN %s " + expected.detail());
      case DEFAULT -> setDefault(expected);
      case PRIMARY_KEY ->
          "CREATE UNIQUE INDEX CONCURRENTLY … ON %s (%s), then ADD PRIMARY KEY USING INDEX"
              .formatted(expected.table().quoted(), expected.detail());
      case UNIQUE -> "look for duplicates, then CREATE UNIQUE INDEX CONCURRENTLY " + on(expected);
      case INDEX -> "CREATE INDEX CONCURRENTLY " + on(expected);
      case FOREIGN_KEY ->
          "look for rows that break it, then ALTER TABLE %s ADD %s NOT VALID and VALIDATE CONSTRAINT"
              .formatted(expected.table().quoted(), expected.detail());
      case CHECK -> "look for rows that break it, then ADD … NOT VALID and VALIDATE CONSTRAINT";
      case CONSTRAINT_NAME, INDEX_NAME -> "nothing, unless somebody counts on the name";
      default -> AS_EXPECTED;
    };
  }

  static String ofDifferent(Fact expected, Fact found, boolean harmless) {
    return switch (expected.kind()) {
      case COLUMN -> harmless ? "nothing: longer values may be in it" : type(expected, found);
      case DEFAULT -> setDefault(expected);
      case NULLABILITY ->
          found.detail().equals("null")
              ? "fill the NULLs, ADD CHECK (… IS NOT NULL) NOT VALID, VALIDATE CONSTRAINT, then "
                  + alter(expected, "ALTER COLUMN %s SET NOT NULL")
              : alter(expected, "ALTER COLUMN %s DROP NOT NULL") + ": a row without it is refused";
      case FOREIGN_KEY ->
          found.detail().equals(expected.detail() + " NOT VALID")
              ? "look for rows that break it, then VALIDATE CONSTRAINT"
              : "deleting or updating what it points at does something else here: see which is meant";
      case CONSTRAINT_NAME ->
          "ALTER TABLE %s RENAME CONSTRAINT %s TO %s, if somebody counts on the name"
              .formatted(
                  expected.table().quoted(),
                  Relation.quote(found.detail()),
                  Relation.quote(expected.detail()));
      case INDEX_NAME -> "nothing, unless somebody counts on the name";
      case TRIGGER ->
          found.detail().endsWith(" disabled")
              ? "ALTER TABLE %s ENABLE TRIGGER %s"
                  .formatted(expected.table().quoted(), Relation.quote(expected.name()))
              : AS_EXPECTED;
      case OWNER -> "run this as the owner, or GRANT that role to this one";
      case ENCODING -> "dump and restore into a database of the expected encoding";
      case ENUM ->
          harmless ? "nothing: more values than expected may occur" : addValues(expected, found);
      case COLLATION ->
          "see in which order and by which rule of equality both backends count on it";
      default -> "make it as the expected schema does, or change the expectation";
    };
  }

  static String ofExtra(Fact found, boolean demandsAValue) {
    return switch (found.kind()) {
      case COLUMN ->
          demandsAValue
              ? "an INSERT that does not know it fails: "
                  + alter(found, "ALTER COLUMN %s SET DEFAULT …")
                  + ", or DROP NOT NULL"
              : "nothing";
      case DEFAULT ->
          "an INSERT that leaves it out gets this and not NULL: see that both can live with it";
      case ROW_SECURITY -> "rows may be hidden: use a role that bypasses it, or disable it";
      case COLLATION -> "see which order and which rule of equality both backends count on";
      case UNIQUE, CHECK, EXCLUSION, FOREIGN_KEY -> "see that what both backends write passes it";
      case TRIGGER -> "see what it does to what both backends write";
      case INVALID_INDEX -> "REINDEX INDEX CONCURRENTLY it, or drop it: it costs and serves nobody";
      default -> "nothing";
    };
  }

  private static String alter(Fact fact, String change) {
    return "ALTER TABLE %s "
        .formatted(fact.table().quoted())
        .concat(change.formatted(Relation.quote(fact.name())));
  }

  private static String on(Fact index) {
    return "ON %s USING %s".formatted(index.table().quoted(), index.name());
  }

  private static String setDefault(Fact expected) {
    return switch (expected.detail()) {
      case "sequence" ->
          "CREATE SEQUENCE … OWNED BY the column, setval it past the data, then "
              + alter(expected, "ALTER COLUMN %s SET DEFAULT nextval(…)");
      case "identity", "identity always" ->
          alter(expected, "ALTER COLUMN %s ADD GENERATED … AS IDENTITY")
              + ", then setval its sequence past the data";
      default ->
          expected.detail().startsWith("generated: ")
              ? AS_EXPECTED
              : alter(expected, "ALTER COLUMN %s SET DEFAULT ") + expected.detail();
    };
  }

  private static String type(Fact expected, Fact found) {
    return Judgement.isWider(expected.detail(), found.detail())
        ? alter(expected, "ALTER COLUMN %s TYPE ") + expected.detail() + ": no row is rewritten"
        : "change the type, or the expectation: a name alone proves nothing";
  }

  private static String addValues(Fact expected, Fact found) {
    List<String> there = Judgement.labels(found);
    String type = new Relation(expected.schema(), expected.name()).quoted();
    return Judgement.labels(expected).stream()
        .filter(label -> !there.contains(label))
        .map(label -> "ALTER TYPE %s ADD VALUE '%s'".formatted(type, label.replace("'", "''")))
        .reduce((a, b) -> a + "; " + b)
        .orElse(AS_EXPECTED);
  }
}
