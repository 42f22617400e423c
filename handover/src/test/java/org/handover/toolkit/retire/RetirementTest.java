package org.handover.toolkit.retire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.handover.toolkit.cli.Toolkit;
import org.handover.toolkit.cli.Toolkit.Outcome;
import org.handover.toolkit.fixture.TestDatabase;
import org.handover.toolkit.fixture.TestDatabases;
import org.handover.toolkit.fixture.Workplace;
import org.handover.toolkit.traffic.TrafficDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A legacy backend that is a real process, on a real database; only the clock is set.
@Tag("integration")
class RetirementTest {
  private static final String ROLE = "retiring";

  @TempDir private Path folder = Path.of("");

  private final Instant start = Instant.now();
  private final TestDatabase database = TestDatabases.legacy();
  private int port;
  private Workplace place = new Workplace(folder, Toolkit.here());

  @BeforeEach
  void workplace() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    database.execute(
        "DO $$ BEGIN CREATE ROLE %s LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$"
            .formatted(ROLE));
    place =
        new Workplace(folder, Toolkit.here())
            .with(
                """
                name: test
                database: %s
                backends:
                  legacy: {url: "http://127.0.0.1:%d", health: /, role: %s, version: "1"}
                routes: [{group: all, path: /**}]
                retire:
                  start: [sh, start.sh]
                  stop: [sh, stop.sh]
                  archive: [legacy.conf, logs]
                  reference: https://git.example.org/legacy at 0123abc
                  logs: [logs/access.log]
                  then: [sh, -c, "echo over > over"]
                """
                    .formatted(database.url(), port, ROLE))
            .file(
                "start.sh",
                "python3 -m http.server --bind 127.0.0.1 %d >/dev/null 2>&1 & echo $! > pid\n"
                    .formatted(port))
            .file("stop.sh", "kill \"$(cat pid)\"; rm -f pid\n")
            .file("legacy.conf", "secret=1\n")
            .file("logs/access.log", "")
            .file("logs/error.log", "the last words\n");
    shell("start.sh");
  }

  @AfterEach
  void stop() throws IOException {
    if (Files.exists(folder.resolve("pid"))) {
      shell("stop.sh");
    }
  }

  private void shell(String script) throws IOException {
    try {
      new ProcessBuilder("sh", script).directory(folder.toFile()).start().waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Outcome after(Duration passed, String... arguments) {
    return place
        .with(Toolkit.here().at(Clock.fixed(start.plus(passed), ZoneOffset.UTC)))
        .run(arguments);
  }

  /// Traffic moved, writes refused, and a record that begins with that.
  private void quiesce() throws IOException {
    Clock clock = Clock.fixed(start, ZoneOffset.UTC);
    TrafficDirectory traffic = new TrafficDirectory(folder.resolve(".handover/traffic"), clock);
    traffic.initialize();
    traffic.write(traffic.read(), new HashMap<>(Map.of("all", 100)), "test", null);
    Outcome on = after(Duration.ZERO, "db", "legacy-readonly", "on", "--hours", "72");
    assertThat(on.exitCode()).as(on.out() + on.err()).isZero();
    place.file(".handover/requests.ndjson", request(Duration.ZERO, "next", "/api/x"));
  }

  private String request(Duration after, String backend, String uri) {
    return """
    {"time":%d.5,"request_id":"1","bucket":"42","method":"GET","uri":"%s","group":"all","backend":"%s","status":200}
    """
        .formatted(start.plus(after).getEpochSecond(), uri, backend);
  }

  @Test
  void refusesBeforeTheTimeIsOverAndRetiresAfterIt() throws IOException {
    quiesce();
    Outcome early = after(Duration.ofHours(47), "retire");
    assertThat(early.exitCode()).isEqualTo(1);
    assertThat(early.out()).contains("for 47 h only").contains("kept from writing for 47 h only");
    assertThat(folder.resolve("pid")).exists();

    Outcome done = after(Duration.ofHours(49), "retire");
    assertThat(done.exitCode()).as(done.out() + done.err()).isZero();
    assertThat(folder.resolve("pid")).doesNotExist();
    Path archive = archive();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(archive)))
        .isEqualTo("rw-------");
    assertThat(Archive.check(archive)).isEmpty();
    assertThat(after(Duration.ofHours(50), "retire").err()).contains("retired already");
  }

  @Test
  void isTakenBackUntilTheArchiveIsConfirmed() throws IOException {
    quiesce();
    assertThat(after(Duration.ofHours(49), "retire").exitCode()).isZero();
    Outcome undone = after(Duration.ofHours(50), "retire", "--undo");
    assertThat(undone.exitCode()).as(undone.out() + undone.err()).isZero();
    assertThat(folder.resolve("pid")).exists();

    assertThat(after(Duration.ofHours(51), "retire").exitCode()).isZero();
    assertThat(after(Duration.ofHours(52), "retire", "--confirm").err()).contains("no person");
    assertThat(folder.resolve("over")).doesNotExist();
    Outcome confirmed = after(Duration.ofHours(52), "retire", "--confirm", "--by", "A. Person");
    assertThat(confirmed.exitCode()).as(confirmed.out() + confirmed.err()).isZero();
    assertThat(folder.resolve("over")).exists();
    Outcome late = after(Duration.ofHours(53), "retire", "--undo");
    assertThat(late.exitCode()).isEqualTo(1);
    assertThat(late.err()).contains("A. Person has confirmed").contains("cannot be undone");
  }

  @Test
  void confirmsNoArchiveThatWasChanged() throws IOException {
    quiesce();
    assertThat(after(Duration.ofHours(49), "retire").exitCode()).isZero();
    Files.write(archive(), new byte[] {1, 2, 3});
    Outcome outcome = after(Duration.ofHours(50), "retire", "--confirm", "--by", "A. Person");
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.out()).contains("not the one that was written");
    assertThat(folder.resolve("over")).doesNotExist();
  }

  @Test
  void namesWhoStillUsesItAndWhat() throws IOException {
    quiesce();
    String record =
        request(Duration.ZERO, "next", "/a")
            + request(Duration.ofHours(10), "legacy", "/api/old?token=hidden")
            + request(Duration.ofHours(11), "legacy", "/api/old?token=hidden")
            + request(Duration.ofHours(11), "legacy", "/");
    place.file(".handover/requests.ndjson", record);
    String at =
        java.time.format.DateTimeFormatter.ofPattern(
                "dd/MMM/yyyy:HH:mm:ss Z", java.util.Locale.ENGLISH)
            .withZone(ZoneOffset.UTC)
            .format(start.plus(Duration.ofHours(20)));
    place.file(
        "logs/access.log",
        "10.0.0.9 - - [%s] \"GET /report HTTP/1.1\" 200 1 \"-\" \"cron\"%n".formatted(at));
    Outcome outcome = after(Duration.ofHours(49), "retire", "--dry-run");
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.out())
        .contains("gateway: bucket 42 asked GET /api/old 2 times")
        .contains("access log: 10.0.0.9 asked GET /report 1 times")
        .doesNotContain("hidden");
    assertThat(folder.resolve("pid")).exists();
    // What is older than the quiet time counts no longer.
    place.file("logs/access.log", "");
    assertThat(after(Duration.ofHours(60), "retire", "--dry-run").exitCode()).isZero();
  }

  @Test
  void isNeverLedByWhatItCannotSee() throws IOException {
    quiesce();
    Files.delete(folder.resolve(".handover/requests.ndjson"));
    Outcome none = after(Duration.ofHours(49), "retire");
    assertThat(none.exitCode()).isEqualTo(3);
    assertThat(none.out()).contains("there is no request record");
    place.file(".handover/requests.ndjson", request(Duration.ofHours(30), "next", "/a"));
    assertThat(after(Duration.ofHours(49), "retire").out()).contains("the request record begins");
    place.file(".handover/requests.ndjson", request(Duration.ZERO, "next", "/a") + "garbage\n");
    assertThat(after(Duration.ofHours(49), "retire").out()).contains("1 lines of records");
    assertThat(folder.resolve("pid")).exists();
  }

  @Test
  void refusesWhileWritesAreRefusedOrAllowed() throws IOException {
    quiesce();
    database.execute("DROP SCHEMA handover_readonly CASCADE");
    Outcome outcome = after(Duration.ofHours(49), "retire");
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.out()).contains("the legacy backend may write");
  }

  @Test
  void saysThatItDoesNotStop() throws IOException {
    quiesce();
    place.file("stop.sh", "exit 0\n");
    place.with(place.read("handover.yml").replace("[sh, stop.sh]", "[sh, -c, 'exit 3']"));
    Outcome outcome = after(Duration.ofHours(49), "retire");
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.out()).contains("sh ended with 3");
    assertThat(folder.resolve(".handover/retired")).doesNotExist();
    place.file("stop.sh", "kill \"$(cat pid)\"; rm -f pid\n");
  }

  private Path archive() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(".handover/retired"))) {
      List<Path> archives = files.filter(f -> f.toString().endsWith(".zip")).toList();
      assertThat(archives).isNotEmpty();
      return archives.getFirst();
    }
  }
}
