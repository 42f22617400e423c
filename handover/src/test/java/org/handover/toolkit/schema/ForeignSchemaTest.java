package org.handover.toolkit.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.handover.toolkit.cli.Toolkit.Outcome;
import org.handover.toolkit.fixture.ForeignSchema;
import org.handover.toolkit.fixture.PgDump;
import org.handover.toolkit.fixture.TestDatabase;
import org.handover.toolkit.fixture.TestDatabases;
import org.handover.toolkit.fixture.TestServer;
import org.handover.toolkit.fixture.Workplace;
import org.handover.toolkit.process.Tool;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

@Tag("integration")
class ForeignSchemaTest {
  @TempDir private Path folder = Path.of("");

  private static TestDatabase database(TestServer server) {
    TestDatabase database = TestDatabases.create(server);
    database.execute(ForeignSchema.sql(""));
    return database;
  }

  private Workplace place(TestDatabase database, String expected) {
    return Workplace.at(folder, database.url(), "")
        .file("expected.sql", expected)
        .with(
            """
            name: test
            database: %s
            schema: {expected: expected.sql, changes: changes}
            """
                .formatted(database.url()));
  }

  private static List<JsonNode> verdicts(Outcome outcome, String standing) {
    return outcome
        .json()
        .path("report")
        .path("verdicts")
        .valueStream()
        .filter(v -> v.path("standing").asString().equals(standing))
        .toList();
  }

  @ParameterizedTest
  @EnumSource(names = {"POSTGRES_15", "POSTGRES_17"})
  void isCompatibleWithItself(TestServer server) {
    Outcome outcome = place(database(server), ForeignSchema.sql("")).run("db", "check", "--json");
    int inconclusiveWithoutNet = Tool.major("pg_dump") < server.major() ? 3 : 0;
    assertThat(outcome.exitCode())
        .as(outcome.out() + outcome.err())
        .isEqualTo(inconclusiveWithoutNet);
    assertThat(verdicts(outcome, "compatible")).hasSize(ForeignSchema.TABLES);
  }

  @Test
  void isCompatibleWithWhatPgDumpMakesOfIt() throws Exception {
    TestDatabase database = database(TestServer.POSTGRES_15);
    Outcome outcome = place(database, PgDump.schema(database)).run("db", "check", "--json");
    assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
    assertThat(verdicts(outcome, "compatible")).hasSize(ForeignSchema.TABLES);
  }

  @Test
  void isToldApartFromItselfByEachThingThatSomebodyChanged() {
    TestDatabase database = database(TestServer.POSTGRES_15);
    database.execute(
        "ALTER TABLE camunda.act_ru_task ALTER COLUMN name_ TYPE varchar(40)",
        "ALTER TABLE flowable.act_ru_job DROP CONSTRAINT act_fk_job_exception",
        "DROP INDEX quartz.idx_qrtz_t_c",
        "ALTER TABLE dspace.item ADD COLUMN note text",
        "ALTER TABLE jbpm.audittaskimpl RENAME TO audit");
    Outcome outcome = place(database, ForeignSchema.sql("")).run("db", "check", "--json");
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(names(verdicts(outcome, "blocked")))
        .containsExactly("camunda.act_ru_task", "flowable.act_ru_job", "jbpm.audittaskimpl");
    assertThat(names(verdicts(outcome, "additive")))
        .containsExactly("dspace.item", "quartz.qrtz_triggers");
  }

  private static List<String> names(List<JsonNode> verdicts) {
    return verdicts.stream()
        .map(v ->
            v.path("table").path("schema").asString()
                + "."
                + v.path("table").path("name").asString())
        .toList();
  }

  @ParameterizedTest
  @EnumSource(names = {"POSTGRES_15", "POSTGRES_17"})
  void isPlannedFor(TestServer server) {
    Workplace place =
        place(database(server), ForeignSchema.sql(""))
            .file(
                "changes/1.sql",
                """
                ALTER TABLE camunda.act_hi_actinst ADD COLUMN seen boolean NOT NULL DEFAULT false;
                CREATE INDEX CONCURRENTLY actinst_seen ON camunda.act_hi_actinst (seen);
                CREATE INDEX item_collection ON dspace.item (submitter_id);
                ALTER TABLE jbpm.task ALTER COLUMN id TYPE numeric;
                """);
    Outcome outcome = place.run("db", "plan", "--json");
    JsonNode changes = outcome.json().path("report").path("changes");
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(changes.valueStream().map(c -> c.path("state").asString()))
        .containsExactly("pending", "pending", "refused", "refused");
    assertThat(changes.valueStream().map(c -> c.path("table").asString()))
        .containsExactly(
            "camunda.act_hi_actinst", "camunda.act_hi_actinst", "dspace.item", "jbpm.task");
    assertThat(changes.path(3).path("rewrites").asBoolean()).isTrue();
  }
}
