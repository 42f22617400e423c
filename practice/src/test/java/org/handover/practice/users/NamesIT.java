package org.handover.practice.users;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.handover.practice.backends.PracticeServer;
import org.handover.practice.database.TestDatabase;
import org.handover.practice.database.TestDatabases;
import org.handover.practice.faults.BothApis;
import org.handover.practice.identity.passwords.DecoyHash;
import org.handover.practice.identity.passwords.PasswordHash;
import org.handover.practice.rawhttp.Header;
import org.handover.practice.rawhttp.RawResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Which names the new API takes, and what the time of a sign-in tells of them.
class NamesIT {
  private static final JsonMapper MAPPER = new JsonMapper();

  private static TestDatabase database;
  private static PracticeServer server;
  private static BothApis api;

  @BeforeAll
  static void start() throws Exception {
    database = TestDatabases.create("db/legacy.sql", "db/sample.sql", "db/expand");
    server = PracticeServer.over(database);
    api = new BothApis(server.port());
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
    database.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nb", "a\r\nBcc: b", "a\u0000b", "a\u202eb", "a\u200bb", "a\u2028b"})
  void takesNoControlCharactersAndNoLineBreaks(String bad) throws Exception {
    assertThat(register(bad, "plain@example.org").status()).isEqualTo(400);
    assertThat(register("plain", bad + "@example.org").status()).isEqualTo(400);
    Header learner = api.token("learner");
    ObjectNode email = MAPPER.createObjectNode().put("email", bad + "@example.org");

    RawResponse changed = api.send("PATCH", "/api/v2/users/me/", email.toString(), learner);

    assertThat(changed.status()).isEqualTo(400);
    assertThat(changed.text()).contains("\"email\":[");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u0430dmin", "\u0410DMIN", "adm\u0456n", "adrnin", "Admin", "ａｄｍｉｎ"})
  void refusesANameThatLooksLikeAnothersOnTheNewApiOnly(String lookAlike) throws Exception {
    RawResponse refused = register(lookAlike, "spoof-of-admin@example.org");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text())
        .contains("{\"username\":[\"This username looks like one that exists already.\"]}");
    ObjectNode body = account(lookAlike, "legacy-%s@example.org".formatted(lookAlike.hashCode()));
    assertThat(api.post("/api/auth/register", body.toString()).status()).isEqualTo(201);
  }

  @Test
  void seesNamesThatTheLegacyApiHasTakenAndForgetsThoseThatAreGone() throws Exception {
    assertThat(
            api.post("/api/auth/register", account("scope", "scope@example.org").toString())
                .status())
        .isEqualTo(201);
    String cyrillic = "\u0455\u0441\u043e\u0440\u0435";

    assertThat(register(cyrillic, "spoof@example.org").status()).isEqualTo(400);
    database.execute("delete from \"user\" where username = 'scope'");
    assertThat(register(cyrillic, "spoof@example.org").status()).isEqualTo(201);
  }

  @Test
  void triesUnknownNamesAgainstAHashOfTheFormatThatMostAccountsHave() throws Exception {
    JdbcClient jdbc = JdbcClient.create(database.dataSource());
    String django = "pbkdf2_sha256$260000$seasalt$qc0Y+6t7o2WHYPlqvufrQ30JDXqBzP0lPCpX4duHBAI=";
    jdbc.sql(
            """
            insert into "user" (username, email, password_hash, role)
            select 'moved ' || n, 'moved' || n || '@example.org', :hash, 'learner'
            from generate_series(1, 100) n
            """)
        .param("hash", django)
        .update();

    Optional<PasswordHash> decoy = new DecoyHash(jdbc).hash();

    assertThat(decoy)
        .hasValueSatisfying(hash -> assertThat(hash).isInstanceOf(PasswordHash.DjangoPbkdf2.class));
    database.execute("delete from \"user\" where username like 'moved %'");
  }

  private static RawResponse register(String username, String email) throws Exception {
    return api.post("/api/v2/users/", account(username, email).toString());
  }

  private static ObjectNode account(String username, String email) {
    return MAPPER
        .createObjectNode()
        .put("username", username)
        .put("email", email)
        .put("password", "practice-2026");
  }
}
