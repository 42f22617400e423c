package org.handover.toolkit.schema;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A publication refuses each UPDATE and DELETE of a table that says of no row which it is, or not
/// by the columns that are published and chosen by.
final class PublishedTables {
  private static final Pattern PUBLISH = Pattern.compile("publish = '(?<what>[^']*)'");
  private static final Pattern NAME = Pattern.compile("ALTER PUBLICATION (?<name>.*?) ADD .*");
  private static final Pattern IN_SCHEMA =
      Pattern.compile("ALTER PUBLICATION .* ADD TABLES IN SCHEMA (?<schema>.*)");

  private PublishedTables() {}

  static Optional<String> refusal(Trait publication, Side live) {
    String text = publication.detail();
    boolean all = text.contains("FOR ALL TABLES");
    if ((!all && publication.kind().equals("publication")) || isOfInsertsOnly(publication, live)) {
      return Optional.empty();
    }
    Matcher inSchema = IN_SCHEMA.matcher(text);
    String schema = inSchema.matches() ? SqlParts.plain(inSchema.group("schema")) : "";
    return live.tables().stream()
        .filter(table -> all || table.schema().equals(schema) || names(text, table))
        .filter(table -> !live.detail(table, "table", "").equals("foreign"))
        .filter(table -> isNameless(table, live) || leavesOutKey(text, table, live))
        .findFirst()
        .map(table ->
            "an UPDATE or DELETE of %s is refused: give it a primary key or REPLICA IDENTITY FULL, publish its key too, or leave it out"
                .formatted(table));
  }

  private static boolean isOfInsertsOnly(Trait publication, Side live) {
    Matcher name = NAME.matcher(publication.detail());
    String head =
        name.matches()
            ? live.detail(new Relation("", ""), "publication", SqlParts.plain(name.group("name")))
            : publication.detail();
    Matcher publish = PUBLISH.matcher(head);
    return publish.find() && !publish.group("what").matches(".*\\b(?:update|delete)\\b.*");
  }

  private static boolean isNameless(Relation table, Side live) {
    String identity = live.detail(table, "replica identity", "");
    return identity.isEmpty()
        ? !live.has(table, "primary key", "")
        : !identity.matches("FULL|USING INDEX .*");
  }

  /// By `(columns)` or `WHERE (condition)` after the name.
  private static boolean leavesOutKey(String text, Relation table, Side live) {
    int at = text.indexOf(" ONLY ");
    if (at < 0 || !names(text, table)) {
      return false;
    }
    String after = SqlParts.afterRelation(text.substring(at + 6)).strip();
    String identity = live.detail(table, "replica identity", "");
    List<String> key =
        identity.isEmpty()
            ? SqlParts.list(live.detail(table, "primary key", "")).stream()
                .map(SqlParts::plain)
                .toList()
            : List.of();
    if (after.startsWith("(")) {
      int end = SqlParts.afterBrackets(after, 0);
      List<String> columns =
          SqlParts.list(after.substring(1, end - 1)).stream().map(SqlParts::plain).toList();
      // With FULL every column is the key, and with an index it is not known here which are.
      if (!identity.isEmpty() || !columns.containsAll(key)) {
        return true;
      }
      after = after.substring(end).strip();
    }
    if (!after.startsWith("WHERE") || identity.equals("FULL")) {
      return false;
    }
    String condition = after;
    return live.columns(table).stream()
        .anyMatch(column -> Users.mentions(condition, column) && !key.contains(column));
  }

  private static boolean names(String text, Relation table) {
    int at = text.indexOf(" ONLY ");
    return at > 0 && SqlParts.relation(text.substring(at + 6)).equals(table);
  }
}
