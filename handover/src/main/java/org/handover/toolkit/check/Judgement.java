package org.handover.toolkit.check;

import static org.handover.toolkit.check.Weight.ADDITIVE;
import static org.handover.toolkit.check.Weight.BLOCKS;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handover.toolkit.catalog.Fact;
import org.handover.toolkit.catalog.FactKind;

/// What a difference means, and what to do about it.
final class Judgement {
  private static final Pattern LENGTH = Pattern.compile("(.*)\\((\\d+)\\)(.*)");

  private Judgement() {}

  static Difference missing(Fact expected) {
    Weight weight =
        switch (expected.kind()) {
          case CONSTRAINT_NAME, INDEX, INDEX_NAME, INVALID_INDEX, SEQUENCE -> ADDITIVE;
          default -> BLOCKS;
        };
    String remedy =
        switch (expected.kind()) {
          case TABLE ->
              "run the legacy backend's migrations, or look in another schema or database";
          case INDEX -> "CREATE INDEX CONCURRENTLY … USING " + expected.name();
          case UNIQUE ->
              "look for duplicates, then CREATE UNIQUE INDEX CONCURRENTLY … USING "
                  + expected.name();
          case FOREIGN_KEY, CHECK ->
              "look for rows that break it, then ADD … NOT VALID and VALIDATE CONSTRAINT";
          case CONSTRAINT_NAME, INDEX_NAME -> "nothing, unless somebody counts on the name";
          case DEFAULT ->
              "ALTER COLUMN %s SET DEFAULT %s".formatted(expected.name(), expected.detail());
          default -> "make it as the expected schema does";
        };
    return difference(expected, expected.detail(), "", weight, remedy);
  }

  static Difference different(Fact expected, Fact found) {
    boolean harmless =
        switch (expected.kind()) {
          case CONSTRAINT_NAME, INDEX, INDEX_NAME, INVALID_INDEX, SEQUENCE, FUNCTION -> true;
          case COLUMN -> isWider(expected.detail(), found.detail());
          case ENUM -> found.detail().startsWith(expected.detail() + ", ");
          default -> false;
        };
    String remedy =
        switch (expected.kind()) {
          case COLUMN ->
              harmless
                  ? "nothing: longer values than expected may be in it"
                  : "change the type, or the expectation: a name alone proves nothing";
          case NULLABILITY ->
              found.detail().equals("null")
                  ? "fill the NULLs, then CHECK (… IS NOT NULL) NOT VALID, VALIDATE, SET NOT NULL"
                  : "ALTER COLUMN … DROP NOT NULL: a row without it is refused";
          case FOREIGN_KEY ->
              "deleting or updating what it points at does something else here: see which is meant";
          case OWNER -> "run this as the owner, or GRANT that role to this one";
          case CONSTRAINT_NAME, INDEX_NAME -> "nothing, unless somebody counts on the name";
          case ENCODING -> "dump and restore into a database of the expected encoding";
          case ENUM ->
              harmless
                  ? "nothing: more values than expected may occur"
                  : "ALTER TYPE … ADD VALUE what is missing";
          default -> "make it as the expected schema does, or change the expectation";
        };
    return difference(
        expected, expected.detail(), found.detail(), harmless ? ADDITIVE : BLOCKS, remedy);
  }

  static Difference extra(Fact found, boolean demandsAValue) {
    boolean blocks =
        demandsAValue
            || found.kind() == FactKind.ROW_SECURITY
            || found.kind() == FactKind.EXCLUSION;
    String remedy =
        switch (found.kind()) {
          case COLUMN ->
              demandsAValue
                  ? "give it a database default, or let it be null: an INSERT that does not know it fails"
                  : "nothing";
          case ROW_SECURITY -> "rows may be hidden: use a role that bypasses it, or disable it";
          case UNIQUE, CHECK, FOREIGN_KEY -> "see that what both backends write passes it";
          case TRIGGER -> "see what it does to what both backends write";
          case INVALID_INDEX ->
              "REINDEX INDEX CONCURRENTLY it, or drop it: it costs and serves nobody";
          default -> "nothing";
        };
    return difference(found, "", shown(found), blocks ? BLOCKS : ADDITIVE, remedy);
  }

  private static String shown(Fact fact) {
    return fact.detail().isEmpty() ? "is there" : fact.detail();
  }

  private static boolean isWider(String expected, String found) {
    Matcher wanted = LENGTH.matcher(expected);
    Matcher there = LENGTH.matcher(found);
    return wanted.matches()
        && there.matches()
        && wanted.group(1).equals(there.group(1))
        && wanted.group(3).equals(there.group(3))
        && Integer.parseInt(there.group(2)) > Integer.parseInt(wanted.group(2));
  }

  private static Difference difference(
      Fact about, String expected, String found, Weight weight, String remedy) {
    return new Difference(
        about.table(), about.kind(), about.name(), expected, found, weight, remedy);
  }
}
