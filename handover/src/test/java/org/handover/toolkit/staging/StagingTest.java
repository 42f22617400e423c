package org.handover.toolkit.staging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.handover.toolkit.cli.Toolkit;
import org.handover.toolkit.cli.Toolkit.Outcome;
import org.handover.toolkit.fixture.Repository;
import org.handover.toolkit.fixture.TestDatabase;
import org.handover.toolkit.fixture.TestDatabases;
import org.handover.toolkit.fixture.ToolkitProcess;
import org.handover.toolkit.fixture.Until;
import org.handover.toolkit.fixture.Workplace;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The real Flask API stands for the legacy backend, a program of one line for the new one.
@Tag("integration")
class StagingTest {
  private static final String MASKS =
      """
      - {table: person, column: mail, as: email}
      """;

  @TempDir private Path folder = Path.of("");

  private final TestDatabase database = TestDatabases.legacy();

  private Workplace place(String masks) {
    database.execute(
        "CREATE TABLE person (mail text)", "INSERT INTO person VALUES ('zoe@clinic.example')");
    return new Workplace(folder, Toolkit.here())
        .with(
            """
            name: test
            database: %s
            backends:
              legacy:
                health: /api/health
                start: [/usr/bin/gunicorn, --chdir, "%s", --bind, "127.0.0.1:{port}", "app:create_app()"]
                env: {DATABASE_URL: "{database}", SECRET_KEY: x, JWT_SECRET_KEY: x, PYTHONDONTWRITEBYTECODE: "1"}
              next: {health: /, start: [python3, -m, http.server, --bind, 127.0.0.1, "{port}"]}
            staging:
              masks:
            %s
            """
                .formatted(database.url(), Repository.file("legacy"), masks.indent(4)));
  }

  private long environments() {
    return database.number(
        "SELECT count(*) FROM pg_database WHERE datname ~ '^handover_parity_.*_staging$'");
  }

  private static Workplace backedUp(Workplace place) {
    Outcome backup = place.run("backup");
    assertThat(backup.exitCode()).as(backup.out() + backup.err()).isZero();
    return place;
  }

  @Test
  void startsNothingWithoutARehearsedBackup() {
    Outcome outcome = place(MASKS).run("staging", "up");
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.err()).contains("no rehearsed backup").contains("`handover backup`");
    assertThat(environments()).isZero();
  }

  @Test
  void startsNothingWhileSomethingPersonalIsNotMasked() {
    Outcome outcome = backedUp(place("")).run("staging", "up");
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.out())
        .contains("person.mail is called like something personal")
        .contains("the copy is gone");
    assertThat(environments()).isZero();
  }

  @Test
  void isHeldUntilItIsTakenDown() throws IOException {
    Workplace place = backedUp(place(MASKS));
    try (ToolkitProcess up = ToolkitProcess.start(place, "staging", "up", "--json")) {
      JsonNode report = report(up).at("/report");
      String legacy = report.path("legacy").asString() + "/api/health";
      String next = report.path("next").asString() + "/";
      assertThat(List.of(status(legacy), status(next))).containsExactly(200, 200);
      String name = report.path("database").asString().replaceFirst(".*/", "");
      TestDatabase copy = new TestDatabase(database.server(), name);
      assertThat(copy.text("SELECT mail FROM person")).matches("user-[0-9a-f]{12}@example\\.org");
      assertThat(place.run("staging", "up").err()).contains("is up already");
      Outcome down = place.run("staging", "down");
      assertThat(down.exitCode()).as(down.out() + down.err()).isZero();
      assertThat(up.isAlive()).isFalse();
      assertThat(environments()).isZero();
    }
    assertThat(place.read(".handover/journal.jsonl"))
        .contains("\"step\":\"staging up\"")
        .doesNotContain("zoe@");
  }

  @Test
  void isLeftUpByADetachedCommand() {
    Workplace place = backedUp(place(MASKS));
    try (ToolkitProcess up = ToolkitProcess.start(place, "staging", "up", "--detach", "--json")) {
      Outcome detached = up.await();
      assertThat(detached.exitCode()).as(detached.out() + detached.err()).isZero();
      assertThat(status(detached.json().at("/report/legacy").asString() + "/api/health"))
          .isEqualTo(200);
      Outcome again = place.run("staging", "up");
      assertThat(again.err()).contains("is up already");
    } finally {
      Outcome down = place.run("staging", "down");
      assertThat(down.exitCode()).as(down.out() + down.err()).isZero();
    }
    assertThat(environments()).isZero();
  }

  @Test
  void isRemovedByTheNextCommandWhenItsProcessWasKilled() throws IOException {
    Workplace place = backedUp(place(MASKS));
    String legacy;
    try (ToolkitProcess up = ToolkitProcess.start(place, "staging", "up", "--json")) {
      legacy = report(up).at("/report/legacy").asString();
      up.kill();
    }
    assertThat(environments()).isEqualTo(1);
    Outcome down = place.run("staging", "down");
    assertThat(down.exitCode()).as(down.out() + down.err()).isZero();
    assertThat(environments()).isZero();
    Until.is("the backend has ended", () -> status(legacy + "/api/health") == 0);
  }

  private JsonNode report(ToolkitProcess up) throws IOException {
    Path out;
    try (Stream<Path> files = Files.list(folder)) {
      out =
          files.filter(f -> f.getFileName().toString().startsWith("out")).findFirst().orElseThrow();
    }
    Until.is("the environment is up", () -> !up.isAlive() || text(out).contains("\n}"));
    assertThat(up.isAlive()).as(text(out)).isTrue();
    return JsonMapper.shared().readTree(text(out));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// 0: no answer.
  private static int status(String url) {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(
              HttpRequest.newBuilder(URI.create(url)).build(),
              HttpResponse.BodyHandlers.discarding())
          .statusCode();
    } catch (IOException e) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
