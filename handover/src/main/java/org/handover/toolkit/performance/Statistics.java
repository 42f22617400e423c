package org.handover.toolkit.performance;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The server's counters at a moment. They only grow until they are reset, so that the difference
/// of two is what happened in between.
///
/// @param began when the counters were reset last; empty: never
/// @param statementsSince the same of the statements' own counters; empty: they are not seen
/// @param hit blocks that were found in the server's memory
/// @param read blocks that were not
public record Statistics(
    Instant at,
    String began,
    String statementsSince,
    long hit,
    long read,
    List<TableUse> tables,
    List<StatementUse> statements) {
  public Statistics {
    tables = List.copyOf(tables);
    statements = List.copyOf(statements);
  }

  /// Whether the difference from the other one is what happened since.
  boolean continues(Statistics earlier) {
    return began.equals(earlier.began) && hit >= earlier.hit && at.isAfter(earlier.at);
  }

  /// What happened since: of tables and statements that both know.
  Statistics since(Statistics earlier) {
    Map<String, TableUse> tablesThen = byKey(earlier.tables, TableUse::table);
    Map<String, StatementUse> statementsThen = byKey(earlier.statements, StatementUse::id);
    boolean sameStatements = statementsSince.equals(earlier.statementsSince);
    return new Statistics(
        at,
        began,
        statementsSince,
        hit - earlier.hit,
        read - earlier.read,
        tables.stream()
            .map(t -> tablesThen.containsKey(t.table()) ? t.since(tablesThen.get(t.table())) : t)
            .toList(),
        statements.stream()
            .filter(s -> sameStatements)
            .map(s -> statementsThen.containsKey(s.id()) ? s.since(statementsThen.get(s.id())) : s)
            .filter(s -> s.calls() > 0)
            .toList());
  }

  private static <T> Map<String, T> byKey(List<T> all, Function<T, String> key) {
    return all.stream().collect(Collectors.toMap(key, Function.identity(), (a, _) -> a));
  }

  /// In percent; -1: too few blocks were asked for.
  double hitRate() {
    long all = hit + read;
    return all < 1_000 ? -1 : 100.0 * hit / all;
  }
}
