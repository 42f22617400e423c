package org.handover.toolkit.schema;

import static org.handover.toolkit.schema.Severity.ADDITIVE;
import static org.handover.toolkit.schema.Severity.BLOCKS;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a difference means. Only what is known to be harmless is additive.
final class Meaning {
  /// Nothing that either backend reads or writes goes otherwise without them, or with others.
  private static final Set<String> NO_MATTER =
      Set.of(
          "constraint name",
          "index",
          "index name",
          "invalid index",
          "index attach",
          "comment",
          "statistics",
          "tablespace",
          "storage parameters",
          "included columns",
          "column statistics",
          "column storage",
          "column compression",
          "clustering",
          "extension version");

  private static final Set<String> MAY_BE_MISSING =
      Set.of("unlogged", "unpopulated", "table access method", "of type");

  /// What may be there besides.
  private static final Set<String> MAY_BE_MORE =
      Set.of(
          "column",
          "default",
          "not null",
          "function",
          "procedure",
          "aggregate",
          "type",
          "shell type",
          "enum",
          "domain",
          "sequence",
          "sequence owner",
          "schema",
          "extension",
          "collation",
          "conversion",
          "operator",
          "operator family",
          "operator class",
          "text search parser",
          "text search template",
          "text search dictionary",
          "text search configuration",
          "procedural language",
          "server",
          "foreign data wrapper",
          "user mapping",
          "access method",
          "publication table",
          "publication tables in schema",
          "identity sequence",
          "of type",
          "column options");

  /// As PostgreSQL writes it.
  private static final Pattern ONLY_NOT_NULL =
      Pattern.compile(
          "CHECK \\(\\((?<column>\\w+|\"(?:[^\"]|\"\")+\") IS NOT NULL\\)\\)(?: NO INHERIT| NOT VALID)*");

  private final Side expected;
  private final Side live;
  private final NewRules rules;

  Meaning(Side expected, Side live) {
    this.expected = expected;
    this.live = live;
    this.rules = new NewRules(expected, live);
  }

  Difference missing(Trait trait) {
    boolean harmless =
        NO_MATTER.contains(trait.kind())
            || MAY_BE_MISSING.contains(trait.kind())
            || isReplacedSequence(trait)
            || isNotNull(trait, live);
    if (isOfGrants(trait.kind())) {
      return Grants.compare(trait, null, live);
    }
    return difference(trait, trait.detail(), "", harmless, Remedy.ofMissing(trait));
  }

  /// The sequence of a column that has another one of its own, which gives the same numbers.
  private boolean isReplacedSequence(Trait trait) {
    if (trait.kind().equals("identity sequence")) {
      return isReplacedSequence(trait.table(), trait.name());
    }
    if (!trait.kind().startsWith("sequence")) {
      return false;
    }
    String owner = expected.detail(trait.table(), "sequence owner", trait.name());
    return !owner.isEmpty()
        && expected.tables().stream()
            .anyMatch(table ->
                expected.columns(table).stream()
                    .anyMatch(column ->
                        Side.owned(table, column).equals(owner)
                            && isReplacedSequence(table, column)));
  }

  private boolean isReplacedSequence(Relation table, String column) {
    Optional<SequenceRange> wanted = expected.ownSequence(table, column);
    return wanted.isPresent()
        && live.ownSequence(table, column).filter(r -> r.holds(wanted.get())).isPresent();
  }

  /// Numbers come from a sequence of the column on both sides, and an INSERT may give its own where
  /// it might before.
  private boolean isNumberedAlike(Trait wanted, Trait found) {
    return isReplacedSequence(wanted.table(), wanted.name())
        && (!found.detail().equals("identity always") || wanted.detail().equals(found.detail()));
  }

  Difference different(Trait wanted, Trait found) {
    if (isOfGrants(wanted.kind())) {
      return Grants.compare(wanted, found, live);
    }
    List<String> users =
        wanted.kind().matches("function|procedure") ? Users.of(wanted, expected, live) : List.of();
    boolean harmless =
        switch (wanted.kind()) {
          case "column" -> TypeWidth.isWider(found.detail(), wanted.detail());
          case "enum" ->
              labels(found).stream()
                  .filter(labels(wanted)::contains)
                  .toList()
                  .equals(labels(wanted));
          case "sequence", "identity sequence" ->
              SequenceRange.of(found.detail()).holds(SequenceRange.of(wanted.detail()));
          case "default" -> isNumberedAlike(wanted, found);
          // The same columns in another order keep the same rows apart.
          case "primary key" ->
              Set.copyOf(SqlParts.list(wanted.detail()))
                  .equals(Set.copyOf(SqlParts.list(found.detail())));
          case "function", "procedure" -> users.isEmpty();
          default -> NO_MATTER.contains(wanted.kind());
        };
    return difference(
        wanted,
        Excerpt.of(wanted.detail(), found.detail()),
        Excerpt.of(found.detail(), wanted.detail()),
        harmless,
        Remedy.ofDifferent(wanted, found, harmless, users));
  }

  Difference extra(Trait found) {
    if (isOfGrants(found.kind())) {
      return Grants.compare(null, found, live);
    }
    Optional<String> danger = danger(found);
    return difference(
        found,
        "",
        found.detail().isEmpty() ? "is there" : Excerpt.of(found.detail(), ""),
        danger.isEmpty(),
        danger.orElseGet(() -> Remedy.ofExtra(found)));
  }

  /// What is to be done about something more that could lose, change, hide or refuse a row.
  private Optional<String> danger(Trait found) {
    return switch (found.kind()) {
      case "column" ->
          demandsAValue(found)
              ? Optional.of(Remedy.ofDemand(found))
              : failingColumn(found).map(Remedy::ofFailing);
      case "index" -> rules.failingIndex(found.table(), found.name()).map(Remedy::ofFailing);
      case "unique" -> refusal(found, rules.mayRefuseUnique(found));
      case "primary key" -> refusal(found, rules.mayRefusePrimaryKey(found));
      case "foreign key" -> refusal(found, rules.mayRefuseForeignKey(found));
      case "operator class" -> refusal(found, found.detail().contains(" DEFAULT FOR TYPE "));
      case "default" ->
          found.detail().equals("identity always") || found.detail().startsWith("generated: ")
              ? Optional.of("an INSERT or UPDATE that gives it a value is refused")
              : Optional.empty();
      case "check" ->
          refusal(
              found,
              !isAboutNewColumns(found) && !isNotNull(found, expected) && !isNotNull(found, live));
      case "trigger" ->
          TriggerBody.isHarmless(found, live, Set.copyOf(rules.known(found.table())))
              ? Optional.empty()
              : Optional.of(Remedy.ofExtra(found));
      case "collation" ->
          found.table().name().isEmpty() ? Optional.empty() : Optional.of(Remedy.ofExtra(found));
      case "publication", "publication table", "publication tables in schema" ->
          PublishedTables.refusal(found, live);
      case "replica identity" ->
          found.detail().equals("NOTHING") ? Optional.of(Remedy.ofExtra(found)) : Optional.empty();
      default ->
          MAY_BE_MORE.contains(found.kind()) || NO_MATTER.contains(found.kind())
              ? Optional.empty()
              : Optional.of(Remedy.ofExtra(found));
    };
  }

  /// A column that an INSERT which does not know it cannot leave out.
  private boolean demandsAValue(Trait column) {
    return live.detail(column.table(), "nullability", column.name()).equals("not null")
        && !live.has(column.table(), "default", column.name());
  }

  private Optional<String> failingColumn(Trait column) {
    String value = live.detail(column.table(), "default", column.name());
    return value.startsWith("generated: ")
        ? rules.failingColumn(column.table(), value)
        : Optional.empty();
  }

  private static Optional<String> refusal(Trait found, boolean may) {
    return may ? Optional.of(Remedy.ofExtra(found)) : Optional.empty();
  }

  /// What it makes of their defaults, [NewColumns] asks the server.
  private boolean isAboutNewColumns(Trait check) {
    List<String> known = rules.known(check.table());
    return known.stream().noneMatch(column -> Users.mentions(check.name(), column))
        && live.columns(check.table()).stream()
            .anyMatch(column -> Users.mentions(check.name(), column));
  }

  /// A check that demands only what NOT NULL demands of the columns already.
  private static boolean isNotNull(Trait check, Side side) {
    Matcher matcher = ONLY_NOT_NULL.matcher(check.name());
    return check.kind().equals("check")
        && matcher.matches()
        && side.detail(check.table(), "nullability", SqlParts.plain(matcher.group("column")))
            .equals("not null");
  }

  static List<String> labels(Trait type) {
    return SqlParts.list(type.detail());
  }

  private static boolean isOfGrants(String kind) {
    return kind.equals("acl") || kind.equals("default acl");
  }

  static Difference difference(
      Trait about, String expected, String found, boolean harmless, String remedy) {
    return new Difference(
        about.table(),
        about.kind(),
        about.name(),
        expected,
        found,
        harmless ? ADDITIVE : BLOCKS,
        remedy);
  }
}
