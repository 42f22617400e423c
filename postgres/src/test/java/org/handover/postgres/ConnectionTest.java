package org.handover.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Sessions of a real server, through a UNIX socket and with keepalives of the URL's own.
@Tag("integration")
class ConnectionTest {
  @TempDir private static Path folder = Path.of("");
  private static AutoCloseable stop = () -> {};
  private static int port;

  @BeforeAll
  static void start() throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    EmbeddedPostgres server =
        EmbeddedPostgres.builder()
            .setServerConfig("unix_socket_directories", folder.toString())
            .setServerConfig("fsync", "off")
            .setLocaleConfig("locale", "C.UTF-8")
            .start();
    stop = server;
    port = server.getPort();
  }

  @AfterAll
  static void stop() throws Exception {
    stop.close();
  }

  private static Connection connect(String url) throws SQLException {
    return DatabaseUrl.parse(url).dataSource("test").getConnection();
  }

  private static String ask(Connection connection, String question) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(question)) {
      row.next();
      return String.valueOf(row.getString(1));
    }
  }

  private static String socket() {
    return "host=%s port=%d dbname=postgres user=postgres sslmode=require".formatted(folder, port);
  }

  @Test
  void goesThroughASocketInTheFileSystem() throws SQLException {
    try (Connection connection = connect(socket())) {
      assertThat(ask(connection, "SELECT inet_server_addr()")).isEqualTo("null");
      // More than the socket's buffers hold, both ways.
      String long16 = "x".repeat(1 << 24);
      assertThat(ask(connection, "SELECT '%s'".formatted(long16))).isEqualTo(long16);
      assertThat(connection.isValid(1)).isTrue();
    }
  }

  @Test
  void endsAReadOfASocketThatTakesTooLong() throws SQLException {
    try (Connection connection = connect(socket())) {
      connection.setNetworkTimeout(Runnable::run, 50);
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> ask(connection, "SELECT pg_sleep(5)"))
          .withStackTraceContaining("SocketTimeoutException");
    }
  }

  @Test
  void saysThatThereIsNoSocket() {
    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() -> connect("host=%s port=1 dbname=d".formatted(folder)));
  }

  @Test
  void connectsWithKeepalivesOfItsOwn() throws SQLException {
    try (Connection connection =
        connect(
            "postgresql://postgres@127.0.0.1:%d/postgres?keepalives_idle=7&keepalives_count=3"
                .formatted(port))) {
      assertThat(ask(connection, "SELECT 1")).isEqualTo("1");
    }
  }
}
