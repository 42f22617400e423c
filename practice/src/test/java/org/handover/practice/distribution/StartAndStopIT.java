package org.handover.practice.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.handover.practice.database.TestDatabase;
import org.handover.practice.database.TestDatabases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How the packaged service starts, refuses to start, and stops.
class StartAndStopIT {
  @TempDir Path temporaryFiles;

  /// Where there is none it would have to make one up.
  @Test
  void refusesToStartWithoutADatabase() throws Exception {
    assertRefused(
        Map.of(), "DATABASE_URL is not set", "Set it to the legacy database", "practice-demo.jar");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          DATABASE_URL       | postgresql://u:hunter2@h?x         | has an unknown parameter
          DATABASE_URL       | postgresql://u:hunter2@127.0.0.1:1/d | 127.0.0.1:1 refused
          """)
  void refusesInWords(String variable, String value, String words) throws Exception {
    assertRefused(Map.of(variable, value), words);
  }

  @Test
  void refusesAPortThatThereIsNot() throws Exception {
    assertRefused(
        Map.of("DATABASE_URL", "postgresql://127.0.0.1:1/d", "PORT", "70000"),
        "Set it to a number from 1 to 65535");
  }

  @Test
  void refusesAPortThatIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        TestDatabase database = TestDatabases.create("db/legacy.sql", "db/expand")) {
      String port = Integer.toString(taken.getLocalPort());

      assertRefused(
          Map.of("DATABASE_URL", database.url(), "PORT", port),
          "Port %s was already in use".formatted(port));
    }
  }

  @Test
  void refusesADatabaseThatDoesNotFitUntilToldToExpandIt() throws Exception {
    try (TestDatabase database = TestDatabases.legacy()) {
      assertRefused(
          Map.of("DATABASE_URL", database.url()),
          "column user.is_staff is missing (boolean not null): run");

      try (RunningService service =
          RunningService.start(
              temporaryFiles, Map.of("DATABASE_URL", database.url(), "SCHEMA_MODE", "apply"))) {
        assertThat(service.says("has all that is needed")).as(service.output()).isTrue();
      }
    }
  }

  @Test
  void leavesNothingBehindWhenItIsStopped() throws Exception {
    try (RunningService service = RunningService.demo(temporaryFiles, Map.of())) {
      assertThat(service.says("has all that is needed")).as(service.output()).isTrue();

      service.signal("INT");

      assertThat(service.exitCode()).isEqualTo(130);
      assertNothingIsLeft();
    }
  }

  /// Its program is being unpacked, its data made, its server started.
  @ParameterizedTest
  @ValueSource(strings = {"program", "data", "data/postmaster.pid"})
  void leavesNothingBehindWhenItIsStoppedWhileItStarts(String file) throws Exception {
    try (RunningService service = RunningService.demo(temporaryFiles, Map.of())) {
      awaitFile(file);

      service.signal("TERM");

      assertThat(service.exitCode()).isEqualTo(143);
      assertNothingIsLeft();
    }
  }

  @Test
  void leavesNothingBehindEvenWhenItIsKilled() throws Exception {
    try (RunningService service = RunningService.demo(temporaryFiles, Map.of())) {
      assertThat(service.says("has all that is needed")).as(service.output()).isTrue();
      List<ProcessHandle> others = service.descendants();

      service.signal("KILL");

      service.exitCode();
      others.forEach(other -> other.onExit().join());
      assertNothingIsLeft();
    }
  }

  @Test
  void takesUpKeptDataAfterItWasKilled() throws Exception {
    Map<String, String> kept =
        Map.of("EMBEDDED_DATA_DIR", temporaryFiles.resolve("kept").toString());
    try (RunningService killed = RunningService.demo(temporaryFiles, kept)) {
      assertThat(killed.says("has all that is needed")).as(killed.output()).isTrue();
      killed.signal("KILL");
      killed.exitCode();
    }

    try (RunningService next = RunningService.demo(temporaryFiles, kept)) {
      assertThat(next.says("has all that is needed")).as(next.output()).isTrue();
      next.signal("TERM");
      next.exitCode();
    }
    assertNothingIsLeft();
  }

  private void assertRefused(Map<String, String> environment, String... words) throws Exception {
    try (RunningService service = RunningService.start(temporaryFiles, environment)) {
      assertThat(service.exitCode()).isEqualTo(1);
      assertThat(service.output()).contains(words).doesNotContain("hunter2", "\tat ");
      assertNothingIsLeft();
    }
  }

  /// Waits for a file in the folder that an embedded server lives in.
  private void awaitFile(String name) throws IOException, InterruptedException {
    awaitAny(temporaryFiles, "practice-");
    try (Stream<Path> folders = Files.list(temporaryFiles)) {
      Path folder =
          folders
              .filter(path -> path.getFileName().toString().startsWith("practice-"))
              .findFirst()
              .orElseThrow();
      Path parent = folder;
      for (Path part : Path.of(name)) {
        awaitAny(parent, part.toString());
        parent = parent.resolve(part);
      }
    }
  }

  private static void awaitAny(Path folder, String prefix)
      throws IOException, InterruptedException {
    try (WatchService changes = folder.getFileSystem().newWatchService()) {
      folder.register(changes, StandardWatchEventKinds.ENTRY_CREATE);
      while (!contains(folder, prefix)) {
        WatchKey key = changes.take();
        key.pollEvents();
        key.reset();
      }
    }
  }

  private static boolean contains(Path folder, String prefix) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.anyMatch(file -> file.getFileName().toString().startsWith(prefix));
    }
  }

  private void assertNothingIsLeft() throws IOException {
    assertThat(contains(temporaryFiles, "practice-")).isFalse();
    // A server that has shut down may be about to end.
    assertThat(ProcessHandle.allProcesses().filter(this::isOurs))
        .allSatisfy(process -> assertThat(process.onExit()).succeedsWithin(Duration.ofSeconds(10)));
  }

  private boolean isOurs(ProcessHandle process) {
    return process.info().command().orElse("").startsWith(temporaryFiles.toString());
  }
}
