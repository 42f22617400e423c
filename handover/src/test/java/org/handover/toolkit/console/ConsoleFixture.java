package org.handover.toolkit.console;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.config.ConfigurationFile;
import org.handover.toolkit.fixture.Repository;
import org.handover.toolkit.journal.Journal;
import org.handover.toolkit.step.Finding;
import org.handover.toolkit.step.Findings;
import org.handover.toolkit.step.Report;
import org.handover.toolkit.step.Table;
import org.handover.toolkit.step.Verdict;
import org.handover.toolkit.traffic.TrafficDirectory;
import org.jspecify.annotations.Nullable;

/// A console over a traffic state, a record and a journal of its own; its orders are noted.
final class ConsoleFixture implements AutoCloseable, Orders {
  final Configuration configuration;
  final TrafficDirectory traffic;
  final Journal journal;
  volatile @Nullable Comparison mirrored;
  final List<String> orders = Collections.synchronizedList(new ArrayList<>());
  final SnapshotReader snapshots;
  final ConsoleServer server;

  ConsoleFixture(Path folder) throws IOException {
    Path file = folder.resolve("handover.yml");
    Files.writeString(
        file,
        """
        name: a practice's migration
        database: postgresql://nobody:secret@127.0.0.1:1/none
        backends: {legacy: {url: http://127.0.0.1:1/}, next: {url: http://127.0.0.1:1/}}
        schema: {expected: %s}
        routes:
          - {group: v2, path: /api/v2/**, to: next}
          - {group: reads, path: /api/**, methods: [GET]}
          - {group: writes, path: /api/**}
        """
            .formatted(Repository.file("db/legacy.sql")));
    configuration = new ConfigurationFile(file, Map.of()).read();
    traffic = new TrafficDirectory(configuration.traffic().directory(), Clock.systemUTC());
    traffic.initialize();
    journal = new Journal(configuration.journal(), Clock.systemUTC(), configuration.name());
    snapshots =
        new SnapshotReader(
            configuration,
            Clock.systemUTC(),
            new ConsoleSources(
                journal::history,
                _ -> List.of(new SnapshotReader.Item(Verdict.INCONCLUSIVE, "team trained", "open")),
                () -> Optional.ofNullable(mirrored)));
    server =
        new ConsoleServer(
            InetSocketAddress.createUnresolved("127.0.0.1", 0),
            configuration.console().token(),
            snapshots,
            this);
  }

  void shiftedTo(Map<String, Integer> shares) throws IOException {
    traffic.write(traffic.read(), shares, "ann", "a test");
  }

  void passed(String step) {
    journal
        .start(step, "nothing", Map.of())
        .ended(new Findings(step, List.of(Finding.pass(step, "all is well"))));
  }

  /// As `parity write` keeps them.
  void foundDifferences() {
    journal
        .start("parity write", "nothing", Map.of())
        .ended(
            new Report() {
              @Override
              public Verdict verdict() {
                return Verdict.FAIL;
              }

              @Override
              public List<Table> tables() {
                return List.of();
              }

              @Override
              public String summary() {
                return "1 of 2 cases differs";
              }

              @Override
              public Object evidence() {
                return Map.of(
                    "summary",
                    summary(),
                    "differences",
                    List.of(
                        List.of("high", "status changed", "1", "users: one (GET /)", "Fritz", "")));
              }
            });
  }

  /// As a gateway writes it.
  void requested(String group, String backend, int status, int times) throws IOException {
    String line =
        """
        {"time":1764577458.123,"request_id":"a","bucket":"42","method":"GET","uri":"/","group":"%s","backend":"%s","upstream":"127.0.0.1:1","status":%d,"upstream_status":"%d","seconds":0.012,"upstream_seconds":"0.011","bytes":1}
        """
            .formatted(group, backend, status, status);
    Files.writeString(
        configuration.gateway().record(),
        line.repeat(times),
        java.nio.file.StandardOpenOption.CREATE,
        java.nio.file.StandardOpenOption.APPEND);
  }

  @Override
  public Answer shift(String group, int percent) {
    orders.add("shift %s %d".formatted(group, percent));
    return new Answer(true, "moved");
  }

  @Override
  public Answer rollback() {
    orders.add("rollback");
    return new Answer(true, "all is back");
  }

  @Override
  public void close() throws IOException {
    server.close();
    snapshots.close();
  }
}
