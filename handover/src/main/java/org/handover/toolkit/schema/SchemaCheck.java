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
import org.handover.toolkit.database.ScratchDatabase;
import org.handover.toolkit.database.Server;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.process.BackgroundTask;
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
  public Compatibility run(Progress progress) throws SQLException, IOException {
    Database live = new Database(configuration.database());
    try (Session session = live.connect()) {
      Server.of(session).requireKnown();
    }
    progress.at("reading both schemas", 0, 3);
    try (BackgroundTask<SchemaState> reading = BackgroundTask.start(this::read);
        ScratchDatabase scratch = ScratchDatabase.create(configuration.scratchServer(), clock)) {
      Expected expected =
          Expected.load(configuration.schema().requireExpected(), scratch.database());
      return compare(expected, reading.await(), progress);
    }
  }

  /// With an expectation that is loaded already.
  public Compatibility run(Expected expected, Progress progress) throws SQLException, IOException {
    return compare(expected, read(), progress);
  }

  private SchemaState read() throws SQLException, IOException {
    return SchemaState.read(
        new Database(configuration.database()), Scope.withoutOurs(configuration.schema().saved()));
  }

  private Compatibility compare(Expected expected, SchemaState live, Progress progress)
      throws SQLException, IOException {
    progress.at("comparing", 1, 3);
    SchemaState settled =
        new Spelling(configuration.scratchServer(), clock).settle(expected.state(), live);
    Side there = Side.of(expected.state().withoutOwners().withoutSettings());
    Side here = Side.of(settled.withoutOwners().withoutSettings());
    List<Difference> differences = new ArrayList<>(new Comparison(there, here).differences());
    differences.addAll(Owners.compare(expected, live));
    progress.at("looking at the sequences", 2, 3);
    NavigableSet<Relation> tables = there.tables();
    try (Session session = new Database(configuration.database()).connect()) {
      List<Difference> told = new ArrayList<>(told(differences, there, here, session));
      told.addAll(Owners.foreign(session, tables));
      String role = configuration.backends().legacy().role();
      told.addAll(HiddenRelations.of(session, there, LegacyRoles.read(session, role)));
      SequenceCheck.Result sequences = SequenceCheck.of(session, List.copyOf(there.schemas()));
      sequences.behind().stream()
          .filter(behind -> tables.contains(behind.table()))
          .forEach(behind -> told.add(difference(behind)));
      sequences.exhausted().stream()
          .filter(exhausted -> tables.contains(exhausted.table()))
          .forEach(exhausted -> told.add(difference(exhausted)));
      NavigableSet<Relation> unexpected = new TreeSet<>(here.tables());
      unexpected.removeIf(
          table -> tables.contains(table) || !there.schemas().contains(table.schema()));
      String net = live.hasNet() ? expected.state().net() : live.net();
      return new Compatibility(verdicts(tables, told), unexpected.size(), net);
    }
  }

  /// What only the server can tell of the differences.
  private static List<Difference> told(
      List<Difference> differences, Side there, Side here, Session session) throws SQLException {
    List<Difference> placed = Whereabouts.told(differences, session);
    List<Difference> tried = new NewColumns(there, here, session).told(placed);
    return HiddenMeaning.told(LongKeys.told(tried, there, here, session), there, session);
  }

  private static Difference difference(SequenceCheck.Exhausted exhausted) {
    return new Difference(
        exhausted.table(),
        "sequence",
        exhausted.column(),
        "numbers left",
        "none beyond " + exhausted.limit(),
        Severity.BLOCKS,
        "the next INSERT fails: widen the column and the sequence, or free numbers");
  }

  private static Difference difference(SequenceCheck.Behind behind) {
    return new Difference(
        behind.table(),
        "sequence",
        behind.column(),
        "past " + behind.highest(),
        "next is " + behind.next(),
        Severity.BLOCKS,
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
