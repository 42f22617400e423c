package org.handover.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What libpq takes from service files, password files and the environment.
class SurroundingsTest {
  @TempDir private Path home = Path.of("");

  @BeforeEach
  void fillTheHome() throws IOException {
    Files.writeString(
        home.resolve(".pg_service.conf"),
        """
        # who is where
        [other]
        host=elsewhere
        [live]
        host=db.example.org
        port=6432
        dbname=practice
        user=service_user
        """);
    Path passwords =
        Files.writeString(
            home.resolve(".pgpass"),
            """
            # host:port:database:user:password
            db.example.org:6432:practice:service_user:from the file
            h:*:*:o\\:dd:a\\\\b\\:c:d
            two:*:*:*:second
            """);
    Files.setPosixFilePermissions(passwords, PosixFilePermissions.fromString("rw-------"));
  }

  private DatabaseUrl parse(String text, String... more) {
    Map<String, String> environment = new java.util.HashMap<>(Map.of("HOME", home.toString()));
    for (int i = 0; i < more.length; i += 2) {
      environment.put(more[i], more[i + 1]);
    }
    return DatabaseUrl.parse(text, environment);
  }

  @Test
  void fillsInAServiceAndTheFilesPassword() {
    DatabaseUrl url = parse("postgresql:///?service=live");
    assertThat(url).hasToString("postgresql://service_user@db.example.org:6432/practice");
    assertThat(url.password()).isEqualTo("from the file");
    assertThat(parse("service=live dbname=copy").database()).isEqualTo("copy");
    assertThat(parse("dbname=copy", "PGSERVICE", "live").hosts().getFirst())
        .isEqualTo(new Host("db.example.org", 6432));
  }

  @Test
  void takesTheEnvironmentForWhatIsNotSaid() {
    DatabaseUrl url =
        parse(
            "postgresql://u@h/d",
            "PGUSER",
            "other",
            "PGPASSWORD",
            "p",
            "PGSSLMODE",
            "require",
            "PGPORT",
            "7000");
    assertThat(url).hasToString("postgresql://u@h:7000/d?sslmode=require");
    assertThat(url.password()).isEqualTo("p");
    assertThat(parse("user=u", "PGDATABASE", "d", "PGHOST", "/run/postgresql"))
        .hasToString("postgresql://u@/d?host=%2Frun%2Fpostgresql&port=5432");
  }

  @Test
  void readsThePasswordFileAsLibpqDoes() throws IOException {
    assertThat(parse("postgresql://o%3Add@h/d").password()).isEqualTo("a\\b:c:d");
    assertThat(parse("postgresql://nobody@h/d").password()).isNull();
    assertThat(parse("postgresql://o%3Add:mine@h/d").password()).isEqualTo("mine");
    assertRefused("postgresql://o%3Add@h,two/d", "different passwords");

    Path elsewhere = Files.writeString(home.resolve("elsewhere"), "*:*:*:*:x\n");
    assertRefused("postgresql://u@h/d?passfile=" + elsewhere, "which others may read");
    Files.setPosixFilePermissions(elsewhere, PosixFilePermissions.fromString("rw-------"));
    assertThat(parse("postgresql://u@h/d?passfile=" + elsewhere).password()).isEqualTo("x");
  }

  @Test
  void refusesWhatItCannotKeep() {
    assertRefused("postgresql://u@h/d", "PGSSLCRL is set", "PGSSLCRL", "x.crl");
    assertRefused("postgresql://u@h/d?service=nobody", "'nobody', which is in no service file");
  }

  private void assertRefused(String text, String reason, String... environment) {
    assertThatExceptionOfType(InvalidUrlException.class)
        .isThrownBy(() -> parse(text, environment))
        .satisfies(refused -> assertThat(refused.reason()).contains(reason));
  }
}
