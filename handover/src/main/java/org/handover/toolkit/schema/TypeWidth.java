package org.handover.toolkit.schema;

import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which types take each value of another one as it is, and give a backend that knows the other one
/// what it has always read: for the check of a schema and for a plan. Types are spelled as
/// `format_type` spells them.
///
/// Only a length may grow. A number of another scale, or of none, keeps digits that were rounded
/// away (12.5 comes back for 12.50), a time of more digits keeps fractions that a backend may not
/// read, and `character(n)` comes back padded.
public final class TypeWidth {
  private static final Pattern TYPE =
      Pattern.compile(
          "(?<name>[a-z ]+?)(?:\\((?<length>\\d+)(?:,(?<scale>-?\\d+))?\\))?(?<array>(?:\\[])*)");

  private static final String VARCHAR = "character varying";

  /// What a type without a length may also be called; all values are the same.
  private static final Map<String, Set<String>> UNBOUNDED =
      Map.of(
          VARCHAR,
          Set.of(VARCHAR, "text"),
          "text",
          Set.of(VARCHAR),
          "bit varying",
          Set.of("bit varying"),
          "numeric",
          Set.of());

  private TypeWidth() {}

  /// Whether a column may be of the one type where the other one is counted on.
  public static boolean isWider(String wide, String narrow) {
    Matcher from = TYPE.matcher(narrow);
    Matcher to = TYPE.matcher(wide);
    if (!from.matches()
        || !to.matches()
        || wide.equals(narrow)
        || !from.group("array").equals(to.group("array"))
        || !UNBOUNDED.containsKey(from.group("name"))) {
      return false;
    }
    if (to.group("length") == null) {
      return UNBOUNDED.getOrDefault(from.group("name"), Set.of()).contains(to.group("name"));
    }
    return from.group("name").equals(to.group("name"))
        && from.group("length") != null
        && scale(from) == scale(to)
        && length(to) > length(from);
  }

  private static int length(Matcher type) {
    return Integer.parseInt(type.group("length"));
  }

  private static int scale(Matcher type) {
    return type.group("scale") == null ? 0 : Integer.parseInt(type.group("scale"));
  }
}
