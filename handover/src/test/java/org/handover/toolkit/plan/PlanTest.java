package org.handover.toolkit.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.handover.toolkit.cli.Toolkit.Outcome;
import org.handover.toolkit.fixture.TestDatabase;
import org.handover.toolkit.fixture.TestDatabases;
import org.handover.toolkit.fixture.TestServer;
import org.handover.toolkit.fixture.Workplace;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// What the plan says of a statement. All statements are of one plan, each on a table of its own.
@Tag("integration")
class PlanTest {
  /// A statement on the table `%s`, and what the plan is to say of it.
  ///
  /// @param lock empty: none on the table
  /// @param why a part of the reason; empty: it is not refused
  /// @param safeForm a part of it
  record Situation(String table, String sql, String lock, String why, String safeForm) {
    String change() {
      return sql.replace("%s", table);
    }

    @Override
    public String toString() {
      return table;
    }
  }

  private static final String BOTH = "AccessExclusive";
  private static final String WRITES = "ShareRowExclusive";

  private static Situation safe(String table, String sql, String lock) {
    return new Situation(table, sql, lock, "", "");
  }

  private static Situation refused(
      String table, String sql, String lock, String why, String safeForm) {
    return new Situation(table, sql, lock, why, safeForm);
  }

  static Stream<Situation> situations() {
    return Stream.of(
        safe("new_column", "ALTER TABLE %s ADD COLUMN b integer", BOTH),
        safe("constant", "ALTER TABLE %s ADD COLUMN b integer NOT NULL DEFAULT 7", BOTH),
        safe("moment", "ALTER TABLE %s ADD COLUMN b timestamptz NOT NULL DEFAULT now()", BOTH),
        refused(
            "volatile",
            "ALTER TABLE %s ADD COLUMN b timestamptz DEFAULT clock_timestamp()",
            BOTH,
            "writes every row of volatile anew",
            "SET DEFAULT in a statement of its own"),
        refused(
            "type",
            "ALTER TABLE %s ALTER COLUMN a TYPE bigint",
            BOTH,
            "writes every row of type anew",
            "a new column beside the old one"),
        refused(
            "demanding",
            "ALTER TABLE %s ADD COLUMN b integer NOT NULL",
            "",
            "an INSERT of the legacy backend fails: b is NOT NULL and has no database default",
            "DEFAULT"),
        refused(
            "dropped_default",
            "ALTER TABLE %s ALTER COLUMN d DROP DEFAULT",
            BOTH,
            "takes away the default d of dropped_default",
            "retired"),
        refused(
            "dropped_column",
            "ALTER TABLE %s DROP COLUMN a",
            BOTH,
            "takes away the column a of dropped_column",
            "retired"),
        refused(
            "renamed_column",
            "ALTER TABLE %s RENAME COLUMN a TO z",
            BOTH,
            "takes away the column a of renamed_column",
            "retired"),
        refused(
            "renamed",
            "ALTER TABLE %s RENAME TO elsewhere",
            BOTH,
            "takes away the table of renamed",
            "retired"),
        refused("dropped", "DROP TABLE %s", BOTH, "takes away the table of dropped", "retired"),
        refused("emptied", "TRUNCATE %s", BOTH, "throws it away", "leave it out"),
        refused(
            "index",
            "CREATE INDEX index_a ON %s (a)",
            "Share",
            "reads all of index while it blocks writes",
            "CREATE INDEX CONCURRENTLY"),
        safe(
            "calm_index",
            "CREATE INDEX CONCURRENTLY calm_index_a ON %s (a)",
            "ShareUpdateExclusive"),
        refused(
            "rule",
            "CREATE UNIQUE INDEX CONCURRENTLY rule_a ON %s (a)",
            "ShareUpdateExclusive",
            "a new rule (unique a) may refuse what the legacy backend writes",
            "after retirement"),
        safe(
            "key_to_it",
            "CREATE TABLE new_rows (id integer REFERENCES %s ON DELETE CASCADE)",
            WRITES),
        refused(
            "held",
            "CREATE TABLE holders (id integer REFERENCES %s)",
            WRITES,
            "a DELETE of the legacy backend fails once a row refers to it",
            "ON DELETE CASCADE"),
        refused(
            "key",
            "ALTER TABLE %s ADD FOREIGN KEY (a) REFERENCES target ON DELETE CASCADE",
            WRITES,
            "reads all of key while it blocks writes",
            "NOT VALID"),
        refused(
            "checked",
            "ALTER TABLE %s ADD CHECK (id > 0)",
            BOTH,
            "reads all of checked while it blocks reads and writes",
            "NOT VALID"),
        refused(
            "not_null",
            "ALTER TABLE %s ALTER COLUMN a SET NOT NULL",
            BOTH,
            "reads all of not_null while it blocks reads and writes",
            "VALIDATE CONSTRAINT"),
        refused(
            "updated",
            "UPDATE %s SET a = 1",
            "RowExclusive",
            "changes rows of updated in one go",
            "-- handover:batch \"public\".\"updated\""),
        safe(
            "batched",
            "-- handover:batch %s id\nUPDATE %s SET a = 1 WHERE id BETWEEN :first AND :last",
            "RowExclusive"),
        refused("cluster", "VACUUM FULL %s", BOTH, "outside a transaction", "leave it out"),
        refused(
            "hidden",
            "ALTER TABLE %s ENABLE ROW LEVEL SECURITY",
            BOTH,
            "hides rows of hidden",
            "until retirement"),
        safe(
            "touched",
            "CREATE TRIGGER t BEFORE UPDATE ON %s FOR EACH ROW EXECUTE FUNCTION nothing()",
            WRITES),
        refused(
            "jealous",
            "CREATE TRIGGER t BEFORE INSERT ON %s FOR EACH ROW EXECUTE FUNCTION refusal()",
            WRITES,
            "a write of the legacy backend fails: INSERT INTO jealous (id, a) VALUES (1, 1): not from you",
            "until it is retired"),
        refused(
            "\"Upper Case\"",
            "ALTER TABLE %s ALTER COLUMN a TYPE bigint",
            BOTH,
            "writes every row of Upper Case anew",
            "a new column"),
        refused("broken", "ALTER TABLE %s ADD COLUMN a text", "", "it fails:", "mend it"));
  }

  private static final Map<TestServer, JsonNode> PLANS = new EnumMap<>(TestServer.class);

  @TempDir private static Path folder = Path.of("");

  /// Made once a server.
  private static synchronized JsonNode plan(TestServer server) {
    return PLANS.computeIfAbsent(server, PlanTest::make);
  }

  private static JsonNode make(TestServer server) {
    StringBuilder expected = new StringBuilder("CREATE TABLE target (id integer PRIMARY KEY);");
    expected.append(
        """
        CREATE FUNCTION nothing() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
        CREATE FUNCTION refusal() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE ''not from you''; END';
        """);
    StringBuilder writes = new StringBuilder();
    Workplace place = Workplace.at(folder.resolve(server.name()), "postgresql://unused/unused", "");
    List<Situation> situations = situations().toList();
    for (int i = 0; i < situations.size(); i++) {
      Situation situation = situations.get(i);
      expected.append(
          "CREATE TABLE %s (id integer PRIMARY KEY, a integer, d integer DEFAULT 1);\n"
              .formatted(situation.table()));
      place.file("changes/%02d.sql".formatted(i), situation.change() + ";");
      if (situation.table().equals("jealous")) {
        writes.append("INSERT INTO jealous (id, a) VALUES (1, 1);\n");
      }
    }
    TestDatabase database = TestDatabases.create(server);
    database.execute(expected.toString());
    Outcome outcome =
        place
            .file("expected.sql", expected.toString())
            .file("writes.sql", writes.toString())
            .with(
                """
                name: test
                database: %s
                schema: {expected: expected.sql, changes: changes}
                verify: {writes: writes.sql}
                """
                    .formatted(database.url()))
            .run("db", "plan", "--json");
    assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(1);
    assertThat(database.text("SELECT count(*) FROM pg_namespace WHERE nspname = 'handover'"))
        .isEqualTo("0");
    return outcome.json();
  }

  private static JsonNode change(Situation situation, TestServer server) {
    int at = situations().toList().indexOf(situation);
    return plan(server).path("report").path("changes").get(at);
  }

  @ParameterizedTest
  @MethodSource("situations")
  void on15(Situation situation) {
    holds(situation, TestServer.POSTGRES_15);
  }

  @ParameterizedTest
  @MethodSource("situations")
  void on17(Situation situation) {
    holds(situation, TestServer.POSTGRES_17);
  }

  private static void holds(Situation situation, TestServer server) {
    JsonNode change = change(situation, server);
    assertThat(change.path("lock").asString("")).as(change.toString()).isEqualTo(situation.lock());
    assertThat(change.path("state").asString())
        .as(change.toString())
        .isEqualTo(situation.why().isEmpty() ? "pending" : "refused");
    if (!situation.why().isEmpty()) {
      assertThat(change.path("dangers"))
          .anySatisfy(danger -> {
            assertThat(danger.path("what").asString()).contains(situation.why());
            assertThat(danger.path("safeForm").asString()).contains(situation.safeForm());
          });
    }
  }

  @Test
  void estimatesFromTheLiveSize() {
    TestDatabase database = TestDatabases.empty();
    String expected = "CREATE TABLE big (id integer PRIMARY KEY, a text);";
    database.execute(
        expected + "INSERT INTO big SELECT g, repeat('x', 400) FROM generate_series(1, 300000) g",
        "ANALYZE big");
    Outcome outcome =
        Workplace.at(folder.resolve("sizes"), database.url(), "")
            .file("expected.sql", expected)
            .file("changes/1.sql", "CREATE INDEX CONCURRENTLY big_a ON big (a);")
            .file(
                "changes/2.sql",
                "-- handover:batch big id\nUPDATE big SET a = '' WHERE id BETWEEN :first AND :last;")
            .file("changes/3.sql", "ALTER TABLE big ADD COLUMN b integer;")
            .with(
                """
                name: test
                database: %s
                schema: {expected: expected.sql, changes: changes}
                """
                    .formatted(database.url()))
            .run("db", "plan");
    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out()).contains("2.sql:2 writes over a of big");
    assertThat(outcome.out().lines().filter(line -> line.startsWith("  pending")))
        .satisfiesExactly(
            index -> assertThat(index).contains("130.3 MB").contains("about 3 s"),
            batches -> assertThat(batches).contains("about 60 s"),
            column -> assertThat(column).contains("at once"));
  }
}
