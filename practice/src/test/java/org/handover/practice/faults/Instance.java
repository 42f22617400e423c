package org.handover.practice.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/// One process of the packaged service, which can be killed and started again on the same port.
public final class Instance implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final int port;
  private final Path folder;
  private final Map<String, String> environment;
  private Process process;

  private Instance(int port, Path folder, Map<String, String> environment, Process process) {
    this.port = port;
    this.folder = folder;
    this.environment = environment;
    this.process = process;
  }

  /// Comes back before the service answers.
  ///
  /// @param folder for temporary files and the log
  public static Instance start(Path folder, Map<String, String> settings) throws IOException {
    int port = freePort();
    Map<String, String> environment = new HashMap<>(settings);
    environment.put("PORT", Integer.toString(port));
    environment.put("JWT_SECRET_KEY", "j".repeat(32));
    environment.put("SECRET_KEY", "s".repeat(32));
    return new Instance(port, folder, environment, launch(port, folder, environment));
  }

  private static Process launch(int port, Path folder, Map<String, String> environment)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Djava.io.tmpdir=" + folder,
                "-jar",
                System.getProperty("practice.jar", "target/practice.jar")));
    builder.environment().putAll(environment);
    Path log = folder.resolve("instance-%d.log".formatted(port));
    return builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }

  public int port() {
    return port;
  }

  public boolean isUp() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  /// Waits until the service answers.
  public void awaitUp() {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!isUp()) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("no service answers at port " + port);
      }
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  /// Kill -9, and a fresh start.
  public void killAndStart() throws IOException, InterruptedException {
    process.destroyForcibly().waitFor();
    process = launch(port, folder, environment);
  }

  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() throws InterruptedException {
    kill();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
