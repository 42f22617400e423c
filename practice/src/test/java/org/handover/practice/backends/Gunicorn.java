package org.handover.practice.backends;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handover.practice.rawhttp.RawHttp;
import org.handover.practice.rawhttp.RawRequest;
import org.handover.practice.rawhttp.RawResponse;

/// A Python application under Debian's gunicorn, on a free port.
///
/// It lives no longer than this JVM: a shell holds the other end of a pipe and stops gunicorn when
/// the pipe closes, however the JVM ended.
public final class Gunicorn implements AutoCloseable {
  private static final String OUTLIVED_BY_NOTHING =
      """
      exec 3<&0
      "$@" 2>&1 3<&- & server=$!
      { cat <&3; kill -TERM "$server"; } >/dev/null 2>&1 &
      wait "$server"
      """;
  private static final Pattern LISTENING = Pattern.compile("Listening at: http://127.0.0.1:(\\d+)");
  private static final int PATIENCE_SECONDS = 60;

  private final Process shell;
  private final Queue<String> log = new ConcurrentLinkedQueue<>();
  private final CompletableFuture<Integer> port = new CompletableFuture<>();
  private final Thread follower;

  private Gunicorn(Process shell) {
    this.shell = shell;
    this.follower = Thread.ofVirtual().name("gunicorn's log").start(this::followLog);
  }

  /// Comes back when the application answers.
  ///
  /// @param application the module and what in it gunicorn is to call: `app:create_app()`
  /// @param folder where the module is
  /// @param health a target that is answered 200
  public static Gunicorn start(
      String application, Path folder, String health, Map<String, String> environment)
      throws IOException {
    List<String> command = new ArrayList<>(List.of("sh", "-c", OUTLIVED_BY_NOTHING, "gunicorn"));
    command.addAll(List.of("/usr/bin/gunicorn", "--chdir", folder.toString()));
    command.addAll(List.of("--workers", "2", "--bind", "127.0.0.1:0", application));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Gunicorn server = new Gunicorn(builder.start());
    try {
      server.awaitHealth(health);
      return server;
    } catch (IOException | TimeoutException | ExecutionException e) {
      server.close();
      throw new IOException("%s did not start:\n%s".formatted(application, server.log()), e);
    } catch (InterruptedException e) {
      server.close();
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  public int port() {
    return port.join();
  }

  public RawHttp http() {
    return new RawHttp(port());
  }

  /// What gunicorn and the application have written so far; all of it once the server is closed.
  public String log() {
    return String.join("\n", log);
  }

  @Override
  public void close() {
    try {
      shell.getOutputStream().close();
      if (!shell.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        shell.descendants().forEach(ProcessHandle::destroyForcibly);
        shell.destroyForcibly();
      }
      follower.join();
    } catch (IOException e) {
      throw new IllegalStateException("gunicorn could not be told to stop", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void followLog() {
    try (BufferedReader lines = shell.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        log.add(line);
        Matcher listening = LISTENING.matcher(line);
        if (listening.find()) {
          port.complete(Integer.parseInt(listening.group(1)));
        }
      }
      port.completeExceptionally(new IOException("gunicorn ended"));
    } catch (IOException e) {
      port.completeExceptionally(e);
    }
  }

  /// Gunicorn listens before its workers are up; the first request waits for them.
  private void awaitHealth(String target)
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    int listening = port.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    RawResponse health = new RawHttp(listening).send(RawRequest.get(target));
    if (health.status() != 200) {
      throw new IOException("not healthy: " + health);
    }
  }
}
