package org.handover.toolkit.check;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.handover.toolkit.catalog.Catalog;
import org.handover.toolkit.catalog.ExpectedSchema;
import org.handover.toolkit.catalog.FactKind;
import org.handover.toolkit.catalog.Relation;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.database.Database;
import org.handover.toolkit.database.ScratchDatabase;
import org.handover.toolkit.database.Server;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.step.Progress;

/// Compares the live database with the one that is expected.
public final class SchemaCheck {
  private final Configuration configuration;
  private final Clock clock;

  public SchemaCheck(Configuration configuration, Clock clock) {
    this.configuration = configuration;
    this.clock = clock;
  }

  public Compatibility run(Progress progress) throws SQLException, IOException {
    try (Session session = new Database(configuration.database()).connect()) {
      Server.of(session).requireKnown();
      progress.at("loading the expected schema", 0, 3);
      try (ScratchDatabase scratch = ScratchDatabase.create(configuration.scratchServer(), clock)) {
        Catalog expected =
            ExpectedSchema.load(configuration.schema().requireExpected(), scratch.database());
        return of(expected, session, progress);
      }
    }
  }

  /// With an expectation that somebody has loaded already.
  public static Compatibility of(Catalog expected, Session session, Progress progress)
      throws SQLException {
    List<String> schemas = schemas(expected);
    progress.at("reading the live schema", 1, 3);
    Catalog live = Catalog.read(session, schemas);
    List<Difference> differences =
        new ArrayList<>(Whereabouts.told(new Comparison(expected, live).differences(), session));
    progress.at("looking at the sequences", 2, 3);
    NavigableSet<Relation> tables = expected.tables();
    for (SequenceCheck.Behind behind : SequenceCheck.behind(session, schemas)) {
      if (tables.contains(behind.table())) {
        differences.add(difference(behind));
      }
    }
    NavigableSet<Relation> unexpected = new TreeSet<>(live.tables());
    unexpected.removeAll(tables);
    return new Compatibility(verdicts(tables, differences), unexpected.size());
  }

  public static List<String> schemas(Catalog catalog) {
    return catalog.facts().stream()
        .map(f -> f.schema())
        .filter(s -> !s.isEmpty())
        .distinct()
        .toList();
  }

  private static Difference difference(SequenceCheck.Behind behind) {
    return new Difference(
        behind.table(),
        FactKind.SEQUENCE,
        behind.column(),
        "past " + behind.highest(),
        "next is " + behind.next(),
        Weight.BLOCKS,
        behind.remedy());
  }

  /// Table by table; what belongs to none (an enum, the encoding) has a line of its own.
  private static List<TableVerdict> verdicts(
      NavigableSet<Relation> tables, List<Difference> differences) {
    Map<Relation, List<Difference>> byTable =
        differences.stream().collect(Collectors.groupingBy(Difference::table));
    NavigableSet<Relation> all = new TreeSet<>(tables);
    all.addAll(byTable.keySet());
    return all.stream()
        .map(table -> TableVerdict.of(table, byTable.getOrDefault(table, List.of())))
        .toList();
  }
}
