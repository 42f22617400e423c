package org.handover.toolkit.gateway.nginx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.handover.toolkit.config.Configuration;
import org.handover.toolkit.fixture.Until;
import org.handover.toolkit.gateway.GatewayUnderTest;
import org.handover.toolkit.process.Command;
import org.handover.toolkit.process.Completed;
import org.handover.toolkit.process.ProcessRunner;

/// An nginx that was there before: `nginx.conf`, its pid and its logs are in a folder of the test.
/// It includes `include/current/` of that folder.
final class TestNginx implements GatewayUnderTest {
  private final Path folder;

  TestNginx(Path folder) {
    this.folder = folder;
  }

  /// Started with the files in place: `apply` would leave workers of before at the port for a
  /// moment.
  @Override
  public void start(Configuration configuration) throws Exception {
    new IncludeFolder(configuration.gateway().nginx().include())
        .install(NginxFiles.of(configuration));
    write(configuration.gateway().listen().getPort(), include("http"), include("server"));
    launch();
  }

  /// With a pattern, which may match nothing.
  String include(String name) {
    return "include %s/include/current/%s*.conf;".formatted(folder, name);
  }

  /// @param http more of `http {}`
  /// @param server more of `server {}`
  void write(int port, String http, String server) throws IOException {
    Files.createDirectories(folder.resolve("temp"));
    Files.writeString(
        folder.resolve("nginx.conf"),
        """
        %1$s
        pid nginx.pid;
        error_log error.log info;
        worker_processes 2;
        events { worker_connections 1024; }
        http {
          access_log off;
          client_body_temp_path temp/body;
          proxy_temp_path temp/proxy;
          fastcgi_temp_path temp/fastcgi;
          uwsgi_temp_path temp/uwsgi;
          scgi_temp_path temp/scgi;
          %2$s
          server {
            listen 127.0.0.1:%3$d;
            %4$s
          }
        }
        """
            .formatted(user(), http, port, server));
  }

  /// Workers of root's nginx would be of a user who may not look into the folder.
  private static String user() {
    return "root".equals(System.getProperty("user.name")) ? "user root;" : "";
  }

  void launch() throws IOException {
    Completed started = nginx();
    if (started.exitCode() != 0) {
      throw new IOException(started.errors());
    }
    Until.is("nginx has written its pid", () -> Files.exists(folder.resolve("nginx.pid")));
  }

  private Completed nginx(String... more) {
    List<String> words =
        new java.util.ArrayList<>(
            List.of("nginx", "-p", folder.toString(), "-c", folder + "/nginx.conf"));
    words.addAll(List.of(more));
    return ProcessRunner.run(Command.of(words.toArray(String[]::new)));
  }

  String errorLog() throws IOException {
    return Files.readString(folder.resolve("error.log"));
  }

  /// By a signal: its configuration may be one that nginx refuses.
  @Override
  public void close() throws IOException {
    Path pid = folder.resolve("nginx.pid");
    if (Files.exists(pid)) {
      ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()))
          .ifPresent(ProcessHandle::destroy);
      Until.is("nginx has ended", () -> !Files.exists(pid));
    }
  }
}
