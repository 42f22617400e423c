package org.handover.practice.database;

import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.Optional;

/// Stops the embedded server and deletes its temporary folder, at the latest when this process
/// ends, however it ends: a shell waits for the end of a pipe that this process holds open.
final class EmbeddedGuard implements AutoCloseable {
  /// The last line that it read is the server's process id. SIGINT is PostgreSQL's fast shutdown.
  /// The signals that stop this process are for this process to answer.
  private static final String SCRIPT =
      """
      trap '' HUP INT TERM
      server=
      while read -r line; do server=$line; done
      if [ -n "$server" ]; then
        kill -INT "$server"
        while [ -e "$1" ] && kill -0 "$server"; do sleep 0.1; done
      fi
      if [ -n "$2" ]; then rm -rf "$2"; fi
      """;

  private final Process shell;
  private final BufferedWriter pipe;

  private EmbeddedGuard(Process shell) {
    this.shell = shell;
    this.pipe = shell.outputWriter();
  }

  /// @param serverFile is there until the server has shut down. Its process may be there for
  ///   longer, where no process reaps it
  /// @param temporaryFolder to be deleted too; empty if there is none
  static EmbeddedGuard start(Path serverFile, String temporaryFolder) throws IOException {
    return new EmbeddedGuard(
        new ProcessBuilder("sh", "-c", SCRIPT, "guard", serverFile.toString(), temporaryFolder)
            .redirectOutput(Redirect.DISCARD)
            .redirectError(Redirect.DISCARD)
            .start());
  }

  void watch(Optional<ProcessHandle> server) throws IOException {
    pipe.write(server.map(process -> Long.toString(process.pid())).orElse(""));
    pipe.newLine();
    pipe.flush();
  }

  /// Returns when all is done.
  @Override
  public void close() throws IOException {
    pipe.close();
    shell.onExit().join();
  }
}
