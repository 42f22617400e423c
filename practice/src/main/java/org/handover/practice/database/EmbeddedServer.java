package org.handover.practice.database;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;

/// A PostgreSQL server that this process starts and stops. Its program, its data and its log lie in
/// one folder, which goes with it unless it was asked to stay.
final class EmbeddedServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServer.class);

  private final EmbeddedFolder folder;
  private final EmbeddedPostgres postgres;
  private final Optional<ProcessHandle> process;

  private EmbeddedServer(EmbeddedFolder folder) throws IOException {
    this.folder = folder;
    this.postgres = builder(folder).start();
    this.process = folder.server();
    folder.guard().watch(process);
  }

  static EmbeddedServer start(@Nullable Path keptIn) {
    EmbeddedFolder folder =
        keptIn == null ? EmbeddedFolder.temporary() : EmbeddedFolder.kept(keptIn);
    synchronized (folder) {
      try {
        // A context that is stopped while it starts may not close its beans: this comes after it.
        SpringApplication.getShutdownHandlers().add(folder::close);
        return new EmbeddedServer(folder);
      } catch (IOException | RuntimeException | ExceptionInInitializerError e) {
        String log = folder.endOfLog();
        folder.close();
        throw new StartRefusedException(
            new StartupFailure.EmbeddedDatabaseFailed(
                "%s%n%s".formatted(e.getMessage(), log).strip()),
            e);
      }
    }
  }

  private static EmbeddedPostgres.Builder builder(EmbeddedFolder folder) {
    Redirect log = Redirect.appendTo(folder.log().toFile());
    return newBuilder(folder.program())
        .setOverrideWorkingDirectory(folder.program().toFile())
        .setPgBinaryResolver(new BundledProgram())
        .setDataDirectory(folder.data())
        .setCleanDataDirectory(!folder.isKept())
        // Spring stops the web server first, then the pool, then this; a hook of its own would come
        // between.
        .setRegisterShutdownHook(false)
        .setOutputRedirector(log)
        .setErrorRedirector(log)
        .setPGStartupWait(Duration.ofSeconds(20))
        // Whatever the environment's LANG: under plain C, ILIKE would fold ASCII only.
        .setLocaleConfig("locale", "C.UTF-8")
        .setServerConfig("unix_socket_directories", "")
        .setServerConfig("fsync", folder.isKept() ? "on" : "off")
        .setServerConfig("synchronous_commit", folder.isKept() ? "on" : "off");
  }

  /// The builder reads where it may write from a system property, once; the default is a folder
  /// that all users share.
  private static synchronized EmbeddedPostgres.Builder newBuilder(Path program) {
    System.setProperty("ot.epg.working-dir", program.toString());
    try {
      return EmbeddedPostgres.builder();
    } finally {
      System.clearProperty("ot.epg.working-dir");
    }
  }

  /// A server that has panicked, on a full disk perhaps, starts anew by itself, and ends where it
  /// panics again.
  boolean isRunning() {
    return process.map(EmbeddedServer::isAlive).orElse(false);
  }

  /// One that has ended and has not been reaped is a zombie, which runs nothing.
  private static boolean isAlive(ProcessHandle server) {
    return server.isAlive() && server.info().command().isPresent();
  }

  int port() {
    return postgres.getPort();
  }

  @Override
  public void close() {
    try {
      postgres.close();
    } catch (IOException e) {
      LOG.warn("The embedded PostgreSQL did not stop cleanly", e);
    }
    folder.close();
  }

  /// Unpacked programs are shared by resolver within a JVM: one for each server, as each deletes
  /// its own.
  private static final class BundledProgram implements PgBinaryResolver {
    @Override
    public @Nullable InputStream getPgBinary(String system, String machine) throws IOException {
      return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine);
    }
  }
}
