package org.handover.toolkit.schema;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Whether a trigger is known to do nothing to what a backend writes that does not know it. That is
/// so of a PL/pgSQL function that sets columns which are new to constants or to the time, and
/// returns the row.
final class TriggerBody {
  private static final String NAME = "(?:\"(?:[^\"]|\"\")+\"|[\\w$]+)";
  private static final Pattern CALL =
      Pattern.compile(
          "(?s)CREATE TRIGGER .*? (?<when>BEFORE|AFTER) (?<events>.*?) ON .* EXECUTE FUNCTION (?<function>"
              + NAME
              + "\\."
              + NAME
              + ")\\(\\)");
  private static final Pattern PLPGSQL =
      Pattern.compile(
          "(?s).* LANGUAGE plpgsql\\b.*? AS (?<quote>\\$\\w*\\$|')(?<body>.*)\\k<quote>.*");
  private static final String VALUE =
      "(?:(?:pg_catalog\\.)?(?:now|clock_timestamp|transaction_timestamp|statement_timestamp)\\(\\)"
          + "|current_timestamp|true|false|null|-?\\d+(?:\\.\\d+)?|'[^']*')";
  private static final Pattern SETS =
      Pattern.compile("(?is)\\s*NEW\\.(?<column>" + NAME + ")\\s*:?=\\s*" + VALUE + "\\s*;");
  private static final Pattern FRAME =
      Pattern.compile("(?is)\\s*BEGIN\\b(?<sets>.*?)\\bRETURN\\s+NEW\\s*;\\s*END\\s*;?\\s*");

  private TriggerBody() {}

  /// @param known columns that both backends count on
  static boolean isHarmless(Trait trigger, Side live, Set<String> known) {
    Matcher call = CALL.matcher(trigger.detail());
    if (!call.matches() || call.group("events").contains("DELETE")) {
      return false;
    }
    Relation function = SqlParts.relation(call.group("function"));
    String definition =
        live.detail(new Relation(function.schema(), ""), "function", function.name() + "()");
    Matcher plpgsql = PLPGSQL.matcher(definition);
    if (!plpgsql.matches() || definition.contains(" SET ")) {
      return false;
    }
    Matcher frame = FRAME.matcher(plpgsql.group("body").replace("''", "'"));
    return frame.matches() && setsOnlyNewColumns(frame.group("sets"), known);
  }

  private static boolean setsOnlyNewColumns(String statements, Set<String> known) {
    Matcher sets = SETS.matcher(statements);
    int at = 0;
    while (sets.region(at, statements.length()).lookingAt()) {
      if (known.contains(SqlParts.plain(sets.group("column")))) {
        return false;
      }
      at = sets.end();
    }
    return statements.substring(at).isBlank();
  }
}
