package org.handover.toolkit.schema;

import static org.handover.toolkit.schema.Weight.ADDITIVE;
import static org.handover.toolkit.schema.Weight.BLOCKS;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a difference means.
final class Judgement {
  private static final Pattern LENGTH =
      Pattern.compile("(character varying|character)\\((\\d+)\\)");

  private Judgement() {}

  static Difference missing(Fact expected) {
    Weight weight =
        switch (expected.kind()) {
          case CONSTRAINT_NAME, INDEX, INDEX_NAME, INVALID_INDEX, SEQUENCE -> ADDITIVE;
          default -> BLOCKS;
        };
    return difference(expected, expected.detail(), "", weight, Remedy.ofMissing(expected));
  }

  static Difference different(Fact expected, Fact found) {
    boolean harmless =
        switch (expected.kind()) {
          case CONSTRAINT_NAME, INDEX, INDEX_NAME, INVALID_INDEX, SEQUENCE, FUNCTION -> true;
          case COLUMN -> isWider(found.detail(), expected.detail());
          case ENUM -> labels(found).containsAll(labels(expected));
          default -> false;
        };
    return difference(
        expected,
        expected.detail(),
        found.detail(),
        harmless ? ADDITIVE : BLOCKS,
        Remedy.ofDifferent(expected, found, harmless));
  }

  static Difference extra(Fact found, boolean demandsAValue) {
    boolean blocks =
        demandsAValue
            || found.kind() == FactKind.ROW_SECURITY
            || found.kind() == FactKind.COLLATION
            || found.kind() == FactKind.EXCLUSION;
    return difference(
        found,
        "",
        found.detail().isEmpty() ? "is there" : found.detail(),
        blocks ? BLOCKS : ADDITIVE,
        Remedy.ofExtra(found, demandsAValue));
  }

  static List<String> labels(Fact type) {
    return List.of(type.detail().split(", ", -1));
  }

  /// Whether every text of the narrower type fits into the wider one and comes back the same.
  static boolean isWider(String wide, String narrow) {
    Matcher there = LENGTH.matcher(narrow);
    if (!there.matches() || there.group(1).equals("character")) {
      return false;
    }
    Matcher wanted = LENGTH.matcher(wide);
    return wide.equals("text")
        || wide.equals("character varying")
        || (wanted.matches()
            && wanted.group(1).equals(there.group(1))
            && Integer.parseInt(wanted.group(2)) > Integer.parseInt(there.group(2)));
  }

  private static Difference difference(
      Fact about, String expected, String found, Weight weight, String remedy) {
    return new Difference(
        about.table(), about.kind(), about.name(), expected, found, weight, remedy);
  }
}
