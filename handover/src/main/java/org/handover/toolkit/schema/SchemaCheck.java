package org.handover.toolkit.schema;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.database.Database;
import org.handover.toolkit.database.Server;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.process.Beside;
import org.handover.toolkit.step.Progress;

/// Compares the live database with the one that is expected.
public final class SchemaCheck {
  private final Configuration configuration;
  private final Clock clock;

  public SchemaCheck(Configuration configuration, Clock clock) {
    this.configuration = configuration;
    this.clock = clock;
  }

  /// Reads both, at the same time.
  ///
  /// @param reload whatever an earlier run kept of the expected schema
  public Compatibility run(boolean reload, Progress progress) throws SQLException, IOException {
    try (Session session = new Database(configuration.database()).connect()) {
      Server.of(session).requireKnown();
      progress.at("loading the expected schema", 0, 3);
      try (Expectation expectation = Expectation.of(configuration, reload, session, clock);
          Beside<Live> reading =
              Beside.start(() -> Live.read(session, expectation.schemas(), Progress.NONE))) {
        progress.at("reading both schemas", 1, 3);
        Catalog expected = expectation.catalog();
        Live live = reading.await();
        progress.at("comparing", 2, 3);
        return compatibility(expected, live, session, expectation.origin());
      }
    }
  }

  /// With an expectation that somebody has loaded already.
  public static Compatibility of(Catalog expected, Session session, Progress progress)
      throws SQLException {
    Live live = Live.read(session, expected.schemas(), progress);
    return compatibility(
        expected, live, session, new Origin.ThisRun("to try the changes on it as well"));
  }

  private record Live(Catalog catalog, List<SequenceCheck.Behind> behind) {
    static Live read(Session session, List<String> schemas, Progress progress) throws SQLException {
      progress.at("reading the live schema", 1, 3);
      Catalog catalog = Catalog.read(session, schemas);
      progress.at("looking at the sequences", 2, 3);
      return new Live(catalog, SequenceCheck.behind(session, schemas));
    }
  }

  private static Compatibility compatibility(
      Catalog expected, Live live, Session session, Origin origin) throws SQLException {
    List<Difference> differences =
        new ArrayList<>(
            Whereabouts.told(new Comparison(expected, live.catalog()).differences(), session));
    NavigableSet<Relation> tables = expected.tables();
    for (SequenceCheck.Behind behind : live.behind()) {
      if (tables.contains(behind.table())) {
        differences.add(difference(behind));
      }
    }
    NavigableSet<Relation> unexpected = new TreeSet<>(live.catalog().tables());
    unexpected.removeAll(tables);
    return new Compatibility(verdicts(tables, differences), unexpected.size(), origin);
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
