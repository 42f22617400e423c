package org.handover.practice.ai.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.handover.practice.ai.CallContext;
import org.handover.practice.ai.Purpose;
import org.handover.practice.database.TestDatabase;
import org.handover.practice.database.TestDatabases;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@Tag("integration")
class CallStoreTest {
  private static final int LEARNER = 3;

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  @Test
  void keepsWhatACallTookAndNothingThatWasSaid() throws SQLException {
    try (TestDatabase database = database()) {
      store(database, false).add(call(LEARNER));
      JdbcClient jdbc = JdbcClient.create(database.dataSource());
      Map<String, @Nullable Object> row =
          jdbc.sql("select * from practice.ai_calls").query().singleRow();
      assertThat(row)
          .containsEntry("user_id", LEARNER)
          .containsEntry("purpose", "conversation")
          .containsEntry("model", "openai:gpt-x")
          .containsEntry("tokens_in", 1_000_000)
          .containsEntry("outcome", "truncated")
          .containsEntry("latency_ms", 1500);
      assertThat(row.get("cost")).hasToString("0.75000000");
      assertThat(payloads(jdbc)).isEmpty();
    }
  }

  @Test
  void keepsWhatWasSaidWhereItShallAndOnlyAsLongAsTheUserIsThere() throws SQLException {
    try (TestDatabase database = database()) {
      store(database, true).add(call(LEARNER));
      JdbcClient jdbc = JdbcClient.create(database.dataSource());
      assertThat(payloads(jdbc)).containsExactly("Hello \uFFFD");
      jdbc.sql("delete from public.\"user\" where id = 3").update();
      assertThat(payloads(jdbc)).isEmpty();
      assertThat(jdbc.sql("select user_id from practice.ai_calls").query().singleRow())
          .containsEntry("user_id", null);
    }
  }

  @Test
  void keepsACallWhoseUserHasGoneMeanwhile() throws SQLException {
    try (TestDatabase database = database()) {
      store(database, true).add(call(999_999));
      JdbcClient jdbc = JdbcClient.create(database.dataSource());
      assertThat(jdbc.sql("select user_id from practice.ai_calls").query().singleRow())
          .containsEntry("user_id", null);
    }
  }

  @Test
  void countsByModel() throws SQLException {
    try (TestDatabase database = database()) {
      CallStore store = store(database, false);
      store.add(call(LEARNER));
      store.add(call(LEARNER));
      assertThat(registry.get("ai.calls").tag("model", "openai:gpt-x").timer().count())
          .isEqualTo(2);
      assertThat(registry.get("ai.tokens").tag("way", "in").counter().count()).isEqualTo(2_000_000);
      assertThat(registry.get("ai.cost").counter().count()).isEqualTo(1.5);
    }
  }

  private static TestDatabase database() throws SQLException {
    return TestDatabases.create("db/legacy.sql", "db/sample.sql", "db/expand");
  }

  private CallStore store(TestDatabase database, boolean keepPayloads) {
    return new CallStore(
        JdbcClient.create(database.dataSource()),
        TransactionOperations.withoutTransaction(),
        Prices.parse("gpt-x=0.15/0.60"),
        keepPayloads,
        registry);
  }

  private static List<String> payloads(JdbcClient jdbc) {
    return jdbc.sql("select prompt from practice.ai_payloads")
        .query((row, number) -> row.getString(1))
        .list();
  }

  private static Call call(int user) {
    return new Call(
        new CallContext(user, Purpose.CONVERSATION),
        "openai:gpt-x",
        "patient-1",
        1,
        new Usage(1_000_000, 1_000_000),
        Duration.ofMillis(200),
        Duration.ofMillis(1500),
        Outcome.TRUNCATED,
        null,
        new Call.Payload("Hello \0", "Hm."));
  }
}
