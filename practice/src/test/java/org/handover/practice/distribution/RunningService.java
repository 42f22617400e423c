package org.handover.practice.distribution;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The distribution, as its launcher runs it, or `practice-demo.jar`; with a folder for temporary
/// files that a test can look into.
public final class RunningService implements AutoCloseable {
  private final Process process;
  private final BufferedReader output;
  private final List<String> lines = new ArrayList<>();

  private RunningService(Process process) {
    this.process = process;
    this.output = process.inputReader(UTF_8);
  }

  public static RunningService start(Path temporaryFiles, Map<String, String> environment)
      throws IOException {
    // It is started often and not for long: the best compiler would only take time.
    return start(temporaryFiles, "-XX:TieredStopAtLevel=1", environment);
  }

  /// With other options of its JVM.
  public static RunningService start(
      Path temporaryFiles, String options, Map<String, String> environment) throws IOException {
    return start(
        temporaryFiles,
        options,
        environment,
        Distribution.unpacked().resolve("bin/practice").toString());
  }

  /// The service with an embedded PostgreSQL.
  static RunningService demo(Path temporaryFiles, Map<String, String> environment)
      throws IOException {
    return start(
        temporaryFiles,
        "",
        environment,
        Path.of(System.getProperty("java.home"), "bin/java").toString(),
        "-Djava.io.tmpdir=" + temporaryFiles,
        "-XX:TieredStopAtLevel=1",
        "-jar",
        "target/practice-demo.jar");
  }

  private static RunningService start(
      Path temporaryFiles, String options, Map<String, String> environment, String... command)
      throws IOException {
    // Shells start what runs in the background with SIGINT ignored, and that is inherited.
    ProcessBuilder builder =
        new ProcessBuilder("env", "--default-signal=INT").redirectErrorStream(true);
    builder.command().addAll(List.of(command));
    builder
        .environment()
        .keySet()
        .removeAll(List.of("DATABASE_URL", "SCHEMA_MODE", "EMBEDDED_DATA_DIR"));
    builder
        .environment()
        .putAll(
            Map.of(
                "JAVA_HOME",
                System.getProperty("java.home"),
                "JAVA_OPTS",
                "-Djava.io.tmpdir=%s %s".formatted(temporaryFiles, options),
                "PORT",
                "0",
                "DRAIN_TIME",
                "0s",
                "JWT_SECRET_KEY",
                "j".repeat(32),
                "SECRET_KEY",
                "s".repeat(32)));
    builder.environment().putAll(environment);
    return new RunningService(builder.start());
  }

  /// Reads on until a line has this in it, or the service has ended.
  public boolean says(String part) throws IOException {
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      lines.add(line);
      if (line.contains(part)) {
        return true;
      }
    }
    return false;
  }

  /// Reads on until it serves.
  ///
  /// @return its port
  public int port() throws IOException {
    String announcement = "practice serves http://127.0.0.1:";
    if (!says(announcement)) {
      throw new IOException("the service ended: " + output());
    }
    String line = lines.getLast();
    String rest = line.substring(line.indexOf(announcement) + announcement.length());
    return Integer.parseInt(rest.split("\\D", 2)[0]);
  }

  List<ProcessHandle> descendants() {
    return process.descendants().toList();
  }

  /// Sends a signal to the service.
  ///
  /// @param name as kill(1) takes it
  public void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  /// Waits for its end and gives its exit code.
  public int exitCode() throws IOException, InterruptedException {
    output.lines().forEach(lines::add);
    return process.waitFor();
  }

  public String output() {
    return String.join("\n", lines);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
