package org.handover.toolkit.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.config.ConfigurationFile;
import org.handover.toolkit.fixture.TestDatabase;
import org.handover.toolkit.fixture.TestDatabases;
import org.handover.toolkit.fixture.Until;
import org.handover.toolkit.gateway.GatewayUnderTest;
import org.handover.toolkit.journal.Journal;
import org.handover.toolkit.step.Verdict;
import org.handover.toolkit.traffic.Reading;
import org.handover.toolkit.traffic.TrafficDirectory;
import org.handover.toolkit.traffic.TrafficState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The four symptoms, on a real gateway under load: each rolls back by itself, and no client
/// notices more than the new backend's own answers.
@Timeout(90)
public abstract class GuardContract {
  @TempDir private Path folder = Path.of("");

  private final TestDatabase database = TestDatabases.sample();
  private final SwitchedBackend legacy = SwitchedBackend.start();
  private final SwitchedBackend next = SwitchedBackend.start();
  private Path file = Path.of("");

  /// One that does not run yet.
  ///
  /// @param place a folder for its files
  protected abstract GatewayUnderTest gateway(Path place);

  @BeforeEach
  void configure() throws IOException {
    file = folder.resolve("handover.yml");
    Files.writeString(
        file,
        """
        name: guarded
        database: %1$s
        backends:
          legacy: {url: "%2$s", health: /health}
          next: {url: "%3$s", health: /health}
        gateway:
          listen: 127.0.0.1:%4$d
          control: 127.0.0.1:%5$d
          record: requests.ndjson
          nginx:
            include: include
            test: [nginx, -p, %6$s, -c, %6$s/nginx.conf, -t]
            reload: [nginx, -p, %6$s, -c, %6$s/nginx.conf, -s, reload]
        routes:
          - {group: reads, path: /api/**, methods: [GET, HEAD]}
        guard: {integrity-every: 1s}
        """
            .formatted(database.url(), legacy.url(), next.url(), freePort(), freePort(), folder));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @AfterEach
  void stop() {
    legacy.close();
    next.close();
  }

  /// What makes the new backend, or the database under it, ill.
  @FunctionalInterface
  private interface Illness {
    void begin();
  }

  private void assertRollsBackOn(Illness illness, String because) throws Exception {
    Configuration configuration = new ConfigurationFile(file, Map.of()).read();
    TrafficDirectory traffic =
        new TrafficDirectory(configuration.traffic().directory(), Clock.systemUTC());
    traffic.initialize();
    try (GatewayUnderTest gateway = gateway(folder)) {
      gateway.start(configuration);
      try (Visitors visitors = Visitors.of(address(configuration));
          Guarding guard = new Guarding(configuration, journal(configuration))) {
        share(traffic, 25);
        Until.is("all is well", () -> guard.last().verdict() == Verdict.PASS);
        illness.begin();
        Until.is("it is rolled back", () -> state(traffic).by().equals(Watch.NAME));
        assertThat(state(traffic).because()).contains(because);
        assertOnlyItsOwnAnswersFailed(visitors);
        next.failEvery(0);
        next.slowDown(0);
        assertCanBeTriedAgain(traffic, visitors);
      }
    }
  }

  private static Journal journal(Configuration configuration) {
    return new Journal(configuration.journal(), Clock.systemUTC(), configuration.name());
  }

  private static URI address(Configuration configuration) {
    return URI.create("http://127.0.0.1:" + configuration.gateway().listen().getPort());
  }

  private static void share(TrafficDirectory traffic, int percent) throws IOException {
    traffic.write(traffic.read(), Map.of("reads", percent), "test", null);
  }

  private static TrafficState state(TrafficDirectory traffic) {
    return switch (traffic.read()) {
      case Reading.Known known -> known.state();
      case Reading.Unknown unknown -> throw new AssertionError(unknown.why());
    };
  }

  /// A second after the rollback the new backend is asked no more; what failed until then is its
  /// own.
  private static void assertOnlyItsOwnAnswersFailed(Visitors visitors) {
    long end = System.nanoTime() + 1_000_000_000L;
    Until.is("clients ask again", () -> visitors.since(end).size() > 100);
    assertThat(visitors.since(end))
        .allSatisfy(answer -> assertThat(answer.backend()).isEqualTo("legacy"))
        .allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
    List<Visitors.Answer> failed =
        visitors.all().stream().filter(answer -> answer.status() != 200).toList();
    assertThat(failed).allSatisfy(answer -> assertThat(answer.backend()).isEqualTo("next"));
  }

  private static void assertCanBeTriedAgain(TrafficDirectory traffic, Visitors visitors)
      throws IOException {
    long now = System.nanoTime();
    share(traffic, 100);
    Until.is(
        "the new backend serves again",
        () ->
            visitors.since(now).stream()
                .anyMatch(answer -> answer.backend().equals("next") && answer.status() == 200));
  }

  @Test
  void rollsBackOnErrors() throws Exception {
    assertRollsBackOn(() -> next.failEvery(5), "reads: failures");
  }

  @Test
  void rollsBackOnADegradedPerformance() throws Exception {
    assertRollsBackOn(() -> next.slowDown(150), "reads: ");
  }

  @Test
  void rollsBackOnACorruptDatabase() throws Exception {
    BrokenIndex.prepare(database);
    assertRollsBackOn(() -> BrokenIndex.make(database), "indexes: fickle_index is broken");
  }

  @Test
  void rollsBackOnRowsThatLoseTheirOwner() throws Exception {
    assertRollsBackOn(
        () ->
            database.execute(
                "SET session_replication_role = replica; DELETE FROM \"user\" WHERE id IN"
                    + " (SELECT user_id FROM activities)"),
        "orphans: ");
  }
}
