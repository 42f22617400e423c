package org.handover.toolkit.parity.clones;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.handover.postgres.DatabaseUrl;
import org.handover.toolkit.config.BackendSettings;
import org.handover.toolkit.parity.cases.SigningKeys;
import org.handover.toolkit.step.Fault;
import org.handover.toolkit.step.Pause;
import org.handover.toolkit.step.StoppedException;
import org.handover.toolkit.wire.RawHttp;
import org.handover.toolkit.wire.RawRequest;
import org.jspecify.annotations.Nullable;

/// A backend at work on a clone, on a port of its own.
///
/// It lives no longer than this JVM: a shell holds the other end of a pipe, and ends it with all of
/// its children when the pipe closes, however the JVM ended.
public final class StartedBackend implements AutoCloseable {
  // A group's negative number without `--` before it, which dash takes for an illegal number.
  private static final String OUTLIVED_BY_NOTHING =
      """
      exec 3<&0
      setsid "$@" 2>&1 3<&- </dev/null & program=$!
      [ -z "$HANDOVER_PID_FILE" ] || echo "$program" >"$HANDOVER_PID_FILE"
      { cat <&3; kill -TERM "-$program" || kill -TERM "$program"
        for _ in 1 2 3 4 5 6 7 8 9 10; do kill -0 "-$program" || exit 0; sleep 1; done
        kill -KILL "-$program"; } >/dev/null 2>&1 &
      watcher=$!
      wait "$program"; code=$?
      kill -TERM "-$program" 2>/dev/null
      kill "$watcher" 2>/dev/null
      exit $code
      """;
  private static final long STOP_SECONDS = 20;
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final String name;
  private final Process shell;
  private final int port;
  private final Substitution words;
  private final LastLines output = new LastLines();
  private final Thread follower;
  private final Path pidFile;
  private final String health;
  private final Duration within;

  private StartedBackend(
      Surroundings around, String health, Process shell, Substitution words, Path pidFile) {
    this.name = around.backend();
    this.within = around.within();
    this.health = health;
    this.shell = shell;
    this.port = words.port();
    this.words = words;
    this.pidFile = pidFile;
    this.follower = Thread.ofVirtual().start(() -> output.follow(shell.inputReader()));
  }

  /// Where a backend is started.
  ///
  /// @param backend its name in `handover.yml`
  /// @param as what it is called among the processes of this run
  /// @param folder where its program starts
  public record Surroundings(
      String backend,
      String as,
      DatabaseUrl database,
      @Nullable SigningKeys keys,
      Path folder,
      Duration within) {}

  /// Comes back at once, so that several can start at the same time; see [#awaitHealth].
  public static StartedBackend start(
      BackendSettings settings, Surroundings around, Leftovers processes) {
    if (settings.start().isEmpty()) {
      throw new StoppedException(
          new Fault.Misconfigured(
              "handover.yml: backends.%s.start".formatted(around.backend()),
              "is missing",
              "name the program that starts it on {port}, over {database}"));
    }
    Substitution words = new Substitution(processes.freePort(), around.database(), around.keys());
    Path pidFile = processes.pidFile(around.as());
    Process shell = process(settings, words, around.folder(), pidFile);
    String health = Objects.requireNonNullElse(settings.health(), "/");
    return new StartedBackend(around, health, shell, words, pidFile);
  }

  private static Process process(
      BackendSettings settings, Substitution words, Path folder, Path pidFile) {
    List<String> command = new ArrayList<>(List.of("sh", "-c", OUTLIVED_BY_NOTHING, "handover"));
    settings.start().forEach(word -> command.add(words.in(word)));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    settings.env().forEach((variable, value) -> environment.put(variable, words.in(value)));
    environment.put("HANDOVER_PID_FILE", pidFile.toString());
    builder.directory(folder.toFile());
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Comes back when it answers 200 where its health is.
  ///
  /// @throws StoppedException with its last output if it does not
  public void awaitHealth() {
    long deadline = System.nanoTime() + within.toNanos();
    RawHttp http = new RawHttp(port, Duration.ofSeconds(10));
    String saw = "nothing";
    while (System.nanoTime() < deadline) {
      if (!shell.isAlive()) {
        throw new StoppedException(
            new Fault.CommandFailed(
                "backend " + name,
                shell.exitValue(),
                lastOutput(),
                "mend backends.%s.start or env in handover.yml".formatted(name)));
      }
      try {
        int status = http.send(RawRequest.get(health)).status();
        if (status == 200) {
          return;
        }
        saw = "status " + status;
      } catch (IOException notYet) {
        saw = String.valueOf(notYet.getMessage());
      }
      Pause.of(PAUSE, "while a backend started");
    }
    throw new StoppedException(
        new Fault.Refused(
            "backend %s did not answer 200 at %s within %d s (%s). Its last output:%n%s"
                .formatted(
                    name, health, within.toSeconds(), saw, lastOutput().indent(4).stripTrailing()),
            "mend backends.%s.start, env or health in handover.yml, or raise parity.start-within"
                .formatted(name)));
  }

  /// Where it answers.
  public String url() {
    return "http://127.0.0.1:" + port;
  }

  public RawHttp http() {
    return new RawHttp(port);
  }

  /// After an answer did not come: whether it has ended, or does within a moment.
  public boolean endsWithin(Duration moment) {
    try {
      return shell.waitFor(moment.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return !shell.isAlive();
    }
  }

  /// Without secrets.
  public String lastOutput() {
    if (!shell.isAlive()) {
      join();
    }
    return words.strike(output.text());
  }

  private void join() {
    try {
      follower.join(Duration.ofSeconds(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Comes back when it has ended, with all of its children.
  @Override
  public void close() {
    try {
      shell.getOutputStream().close();
      if (!shell.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        shell.descendants().forEach(ProcessHandle::destroyForcibly);
        shell.destroyForcibly();
      }
      Files.deleteIfExists(pidFile);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      shell.descendants().forEach(ProcessHandle::destroyForcibly);
      shell.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
