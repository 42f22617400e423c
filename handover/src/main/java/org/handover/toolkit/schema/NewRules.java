package org.handover.toolkit.schema;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handover.toolkit.script.IndexExpression;

/// Whether a rule that is there besides could refuse a row of a backend that does not know it. A
/// backend that does not know a column leaves it to its default, which as a rule is NULL, and NULL
/// is held against nothing.
record NewRules(Side expected, Side live) {
  private static final Pattern REFERENCES =
      Pattern.compile("(?s)FOREIGN KEY \\(.*\\) REFERENCES (?<table>.*)");
  private static final Pattern MAKES_ROOM =
      Pattern.compile("(?s).* ON DELETE (?:CASCADE|SET NULL|SET DEFAULT).*");
  private static final Pattern ANOTHER_EACH_TIME =
      Pattern.compile(
          "identity.*|nextval\\(.*|(?:\\w+\\.)?(?:gen_random_uuid|uuid_generate_v\\w+|uuidv[47])\\(\\)");

  private static final Set<String> NUMBERS =
      Set.of("smallint", "integer", "bigint", "numeric", "real", "double precision");

  /// What a foreign key points at.
  static Optional<Relation> pointsAt(Trait key) {
    Matcher matcher = REFERENCES.matcher(key.detail());
    return matcher.matches()
        ? Optional.of(SqlParts.relation(matcher.group("table")))
        : Optional.empty();
  }

  /// What a table's rows are made of by a backend that does not know of additions. A partition that
  /// which is not expected takes those of its parent table.
  List<String> known(Relation table) {
    return expected.columns(Side.expectedRoot(table, expected, live).orElse(table));
  }

  boolean mayRefuseUnique(Trait unique) {
    IndexText index = IndexText.of(unique.name());
    if (index.rest().contains("NULLS NOT DISTINCT")) {
      return true;
    }
    List<String> keys = index.keyList();
    return keys.stream().noneMatch(key -> isNeverTheSame(unique.table(), key))
        && expected.traits().stream()
            .filter(trait -> trait.table().equals(unique.table()))
            .noneMatch(trait -> isKeyWithin(trait, keys));
  }

  /// Whether what is unique already is unique together with others.
  private static boolean isKeyWithin(Trait trait, List<String> keys) {
    return switch (trait.kind()) {
      case "primary key" -> keys.containsAll(SqlParts.list(trait.detail()));
      case "unique" -> {
        IndexText index = IndexText.of(trait.name());
        yield index.rest().isEmpty() && keys.containsAll(index.keyList());
      }
      default -> false;
    };
  }

  private boolean isNeverTheSame(Relation table, String key) {
    String column =
        SqlParts.plain(key.replaceFirst("^(?:lower|upper)\\(\\(?(\\w+)\\)?(?:::text)?\\)", "$1"));
    String value = live.detail(table, "default", column);
    return isNew(table, column)
        && (value.isEmpty() || ANOTHER_EACH_TIME.matcher(value).matches())
        && live.ownSequence(table, column).filter(SequenceRange::cycles).isEmpty();
  }

  /// That a key column may not be null is a demand of its own.
  boolean mayRefusePrimaryKey(Trait key) {
    List<String> columns = SqlParts.list(key.detail()).stream().map(SqlParts::plain).toList();
    return !columns.stream().allMatch(column -> isNew(key.table(), column))
        || columns.stream()
            .noneMatch(column -> isNeverTheSame(key.table(), Relation.quote(column)));
  }

  private boolean isNew(Relation table, String column) {
    return live.columns(table).contains(column) && !known(table).contains(column);
  }

  boolean mayRefuseForeignKey(Trait key) {
    if (!expected.hasRelation(key.table())
        && Side.expectedRoot(key.table(), expected, live).isEmpty()) {
      return !MAKES_ROOM.matcher(key.detail()).matches();
    }
    List<String> columns = SqlParts.list(key.name()).stream().map(SqlParts::plain).toList();
    long empty =
        columns.stream()
            .filter(column ->
                isNew(key.table(), column) && live.detail(key.table(), "default", column).isEmpty())
            .count();
    return key.detail().contains(" MATCH FULL") ? empty < columns.size() : empty == 0;
  }

  /// What of an index could not be computed of what is written, so that the write fails.
  Optional<String> failingIndex(Relation table, String definition) {
    return IndexExpression.ofIndex(
        definition.replaceFirst(" of the partitioned table$", ""), casts(table));
  }

  /// The same of a generated column.
  Optional<String> failingColumn(Relation table, String generated) {
    int open = generated.indexOf('(');
    return IndexExpression.of(
        generated.substring(open, SqlParts.afterBrackets(generated, open)), casts(table));
  }

  private IndexExpression.SafeCasts casts(Relation table) {
    return (column, type) -> isSafe(live.detail(table, "column", column), type);
  }

  private static boolean isSafe(String from, String to) {
    String type = from.replaceFirst("\\(.*", "");
    String target = to.strip();
    return (NUMBERS.contains(type) && Set.of("numeric", "double precision").contains(target))
        || (type.matches("smallint|integer|bigint") && target.equals("bigint"))
        || (type.equals("date") && target.startsWith("timestamp"))
        || (type.startsWith("timestamp") && target.equals("date"))
        || type.equals(target);
  }
}
