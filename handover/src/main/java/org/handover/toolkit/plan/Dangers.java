package org.handover.toolkit.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.handover.toolkit.schema.Catalog;
import org.handover.toolkit.schema.Fact;
import org.handover.toolkit.schema.FactKind;
import org.handover.toolkit.schema.Relation;
import org.handover.toolkit.schema.TypeWidth;
import org.handover.toolkit.script.Need;
import org.handover.toolkit.script.StatementKind;

/// Judges what was seen of a statement. Only tables that are there before the migration count: what
/// the changes made themselves is not in use yet.
final class Dangers {
  private static final Pattern INDEX_CONCURRENTLY =
      Pattern.compile("(?is)(CREATE\\s+(UNIQUE\\s+)?|DROP\\s+|RE)INDEX\\s.*\\bCONCURRENTLY\\b.*");
  private static final Set<FactKind> ONLY_NAMES =
      Set.of(FactKind.CONSTRAINT_NAME, FactKind.INDEX_NAME, FactKind.INVALID_INDEX);

  /// What PostgreSQL writes anew by itself when the type of a column in it changes.
  private static final Set<FactKind> WITH_A_TYPE =
      Set.of(
          FactKind.DEFAULT,
          FactKind.CHECK,
          FactKind.INDEX,
          FactKind.UNIQUE,
          FactKind.EXCLUSION,
          FactKind.POLICY);

  private final Set<Fact> legacy;
  private final NavigableSet<Relation> tables;
  private final Predicate<Relation> readAtOnce;

  /// @param readAtOnce whether a table is so small in the live database that it is read within any
  ///   lock timeout
  Dangers(Catalog legacy, Predicate<Relation> readAtOnce) {
    this.legacy = Set.copyOf(legacy.facts());
    this.tables = legacy.tables();
    this.readAtOnce = readAtOnce;
  }

  /// @param allowed the gate has nothing against the statement
  List<Danger> of(Trace trace, boolean allowed) {
    if (!trace.error().isEmpty()) {
      return List.of(
          trace.error().startsWith(StatementFailure.USED_BY_A_VIEW)
              ? Danger.failure(trace.error(), SafeForm.UNDER_A_VIEW)
              : Danger.failure(trace.error()));
    }
    List<Danger> dangers = new ArrayList<>();
    trace.rewritten().stream()
        .filter(tables::contains)
        .forEach(table -> dangers.add(rewrite(trace, table)));
    trace
        .locks()
        .forEach((table, mode) -> {
          if (tables.contains(table)) {
            locked(trace, table, mode, allowed, dangers);
          }
        });
    if (trace.outside() && !INDEX_CONCURRENTLY.matcher(trace.change().sql()).matches()) {
      dangers.add(
          new Danger(
              "it runs outside a transaction and is no index built CONCURRENTLY", "leave it out"));
    }
    trace.removed().forEach(fact -> removed(fact, trace, dangers));
    trace.added().forEach(fact -> added(fact, trace, dangers));
    return dangers.stream().distinct().toList();
  }

  private static Danger rewrite(Trace trace, Relation table) {
    List<Fact> columns =
        trace.added().stream()
            .filter(fact -> fact.kind() == FactKind.COLUMN && fact.table().equals(table))
            .toList();
    if (columns.isEmpty()) {
      return new Danger(
          "writes every row of %s anew, or throws it away, while it cannot be read"
              .formatted(table),
          "leave it out; rows are changed or deleted in batches (-- handover:batch)");
    }
    return new Danger(
        "writes every row of %s anew while it cannot be read".formatted(table),
        columns.stream().anyMatch(column -> isReplaced(column, trace.removed()))
            ? "a new column beside the old one, kept in step by a trigger, filled in batches"
            : "ADD COLUMN without the default, SET DEFAULT in a statement of its own, then UPDATE in batches (-- handover:batch)");
  }

  private static boolean isReplaced(Fact fact, List<Fact> others) {
    return others.stream().anyMatch(other -> other.subject().equals(fact.subject()));
  }

  private void locked(
      Trace trace, Relation table, LockMode mode, boolean allowed, List<Danger> dangers) {
    if (mode == LockMode.ROW_EXCLUSIVE
        && trace.change().batch() == null
        && trace.change().statement().kind() != StatementKind.INSERT) {
      dangers.add(
          new Danger(
              "changes rows of %s in one go: their writers wait until it ends".formatted(table),
              "-- handover:batch %s KEY, with … WHERE KEY BETWEEN :first AND :last"
                  .formatted(table.quoted())));
    } else if (mode.blocksRequests()
        && trace.scanned().contains(table)
        && !trace.rewritten().contains(table)
        && !(allowed && hasRuleOnNewColumn(trace) && readAtOnce.test(table))) {
      dangers.add(
          new Danger(
              "reads all of %s while it blocks %s".formatted(table, mode.blocks()),
              SafeForm.ofScan(trace)));
    }
  }

  /// The gate has seen that it is one for a column that is new.
  private static boolean hasRuleOnNewColumn(Trace trace) {
    return trace.change().statement().needs().stream()
        .anyMatch(need -> need instanceof Need.RuleOnNewColumn);
  }

  /// A column whose type takes all values that it took, and what PostgreSQL derives from it; an
  /// enum that takes more.
  private static boolean widens(Fact fact, Trace trace) {
    List<Need> needs = trace.change().statement().needs();
    if (trace.change().statement().kind() == StatementKind.ALTER_TYPE) {
      return fact.kind() == FactKind.ENUM;
    }
    boolean onlyTypes =
        !needs.isEmpty() && needs.stream().allMatch(need -> need instanceof Need.WiderType);
    if (!onlyTypes || !trace.rewritten().isEmpty()) {
      return false;
    }
    return WITH_A_TYPE.contains(fact.kind())
        || (fact.kind() == FactKind.COLUMN
            && trace.added().stream()
                .filter(other -> other.subject().equals(fact.subject()))
                .anyMatch(other -> TypeWidth.isWider(other.detail(), fact.detail())));
  }

  private void removed(Fact fact, Trace trace, List<Danger> dangers) {
    boolean withItsTable =
        fact.kind() != FactKind.TABLE
            && trace.removed().stream()
                .anyMatch(f -> f.kind() == FactKind.TABLE && f.table().equals(fact.table()));
    if (!legacy.contains(fact)
        || ONLY_NAMES.contains(fact.kind())
        || withItsTable
        || widens(fact, trace)) {
      return;
    }
    dangers.add(
        new Danger(
            "%s the %s of %s, which the legacy backend may count on"
                .formatted(
                    isReplaced(fact, trace.added()) ? "changes" : "takes away",
                    what(fact),
                    fact.table()),
            "wait until the legacy backend is retired"));
  }

  private void added(Fact fact, Trace trace, List<Danger> dangers) {
    boolean onLegacy = tables.contains(fact.table());
    if (onLegacy && fact.kind() == FactKind.COLUMN && demandsAValue(fact, trace)) {
      dangers.add(
          new Danger(
              "an INSERT of the legacy backend fails: %s is NOT NULL and has no database default"
                  .formatted(fact.name()),
              "give it a DEFAULT, which is kept in the database"));
    }
    if (onLegacy && fact.kind() == FactKind.ROW_SECURITY) {
      dangers.add(
          new Danger("hides rows of %s".formatted(fact.table()), "leave it out until retirement"));
    }
    if (fact.kind() == FactKind.FOREIGN_KEY && holdsBackDeletes(fact)) {
      dangers.add(
          new Danger(
              "a DELETE of the legacy backend fails once a row refers to it: " + fact.detail(),
              "ON DELETE CASCADE or ON DELETE SET NULL"));
    }
  }

  private static boolean demandsAValue(Fact column, Trace trace) {
    return trace.added().stream()
            .anyMatch(f -> isOf(f, column, FactKind.NULLABILITY) && f.detail().equals("not null"))
        && trace.added().stream().noneMatch(f -> isOf(f, column, FactKind.DEFAULT));
  }

  private static boolean isOf(Fact fact, Fact column, FactKind kind) {
    return fact.kind() == kind
        && fact.table().equals(column.table())
        && fact.name().equals(column.name());
  }

  private boolean holdsBackDeletes(Fact key) {
    boolean toLegacy =
        tables.stream()
            .anyMatch(t ->
                Map.of(
                        t.quoted(),
                        "",
                        t.schema() + "." + t.name(),
                        "",
                        t.schema() + "." + Relation.quote(t.name()),
                        "")
                    .keySet()
                    .stream()
                    .anyMatch(name -> key.detail().contains("REFERENCES " + name + "(")));
    return toLegacy && !key.detail().matches("(?s).*ON DELETE (CASCADE|SET NULL|SET DEFAULT).*");
  }

  private static String what(Fact fact) {
    return fact.name().isEmpty() ? fact.kind().toString() : fact.kind() + " " + fact.name();
  }
}
