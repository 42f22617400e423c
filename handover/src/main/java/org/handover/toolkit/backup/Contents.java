package org.handover.toolkit.backup;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.handover.toolkit.catalog.Catalog;
import org.handover.toolkit.catalog.Fact;
import org.handover.toolkit.catalog.FactKind;
import org.handover.toolkit.catalog.Relation;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.digest.Digester;
import org.handover.toolkit.digest.TableDigest;
import org.handover.toolkit.step.Progress;

/// What is in a database, or in some of its schemas: what a copy of it has to have as well.
public record Contents(Catalog catalog, List<TableDigest> tables, List<SequenceValue> sequences) {
  /// Where a sequence is. It moves even while a snapshot stands still: a copy may be further on.
  public record SequenceValue(Relation sequence, long lastValue) {}

  public Contents {
    tables = List.copyOf(tables);
    sequences = List.copyOf(sequences);
  }

  static Contents read(Session session, List<String> schemas, Progress progress)
      throws SQLException {
    List<SequenceValue> sequences =
        session.query(
            "SELECT schemaname, sequencename, coalesce(last_value, 0) FROM pg_sequences WHERE schemaname = ANY (?)",
            row ->
                new SequenceValue(new Relation(row.getString(1), row.getString(2)), row.getLong(3)),
            schemas);
    Catalog catalog = Catalog.read(session, schemas);
    Digester digester = new Digester(session);
    List<TableDigest> digests = new ArrayList<>();
    for (Relation table : catalog.tables()) {
      progress.at("digest of " + table, digests.size(), catalog.tables().size());
      digests.add(digester.digest(table));
    }
    return new Contents(catalog, digests, sequences);
  }

  /// In which way a copy is not the same.
  List<String> differencesOf(Contents copy) {
    List<String> differences = new ArrayList<>();
    objects(catalog.minus(copy.catalog()), "is missing from the copy", differences);
    objects(copy.catalog().minus(catalog), "is only in the copy", differences);
    Map<Relation, TableDigest> copied =
        copy.tables().stream().collect(Collectors.toMap(TableDigest::table, d -> d));
    for (TableDigest table : tables) {
      TableDigest there = copied.get(table.table());
      if (there != null && !there.equals(table)) {
        differences.add(
            "%s has %d rows, the copy %d%s"
                .formatted(
                    table.table(),
                    table.rows(),
                    there.rows(),
                    there.rows() == table.rows() ? ", and they differ" : ""));
      }
    }
    Map<Relation, Long> there =
        copy.sequences().stream()
            .collect(Collectors.toMap(SequenceValue::sequence, SequenceValue::lastValue));
    for (SequenceValue sequence : sequences) {
      if (there.getOrDefault(sequence.sequence(), Long.MAX_VALUE) < sequence.lastValue()) {
        differences.add("the sequence %s lags in the copy".formatted(sequence.sequence()));
      }
    }
    return differences;
  }

  /// Owners are roles, which belong to the server and not to the copy.
  private static void objects(List<Fact> facts, String what, List<String> differences) {
    facts.stream()
        .filter(fact -> fact.kind() != FactKind.OWNER && fact.kind() != FactKind.ENCODING)
        .forEach(fact ->
            differences.add(
                "%s %s %s %s: %s"
                    .formatted(fact.table(), fact.kind(), fact.name(), fact.detail(), what)));
  }
}
