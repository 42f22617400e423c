package org.handover.practice.ai.calls;

import io.micrometer.core.instrument.MeterRegistry;
import java.math.BigDecimal;
import java.sql.Types;
import java.time.Duration;
import java.util.Optional;
import org.handover.practice.ai.Purpose;
import org.handover.practice.api.StorableText;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/// Counts each call and writes its row, in one statement outside any transaction: a call that was
/// made has cost what it cost, whatever becomes of the request that it served.
public final class CallStore {
  private static final Logger LOG = LoggerFactory.getLogger(CallStore.class);
  private static final String PROVIDED = "openai:";

  // The user may have been deleted while the call ran.
  private static final String ROW =
      """
      insert into practice.ai_calls (user_id, purpose, model, prompt_version, attempts,
        tokens_in, tokens_out, cost, first_token_ms, latency_ms, outcome, reason)
      values ((select id from public."user" where id = :user), :purpose, :model, :version,
        :attempts, :in, :out, :cost, :first, :latency, :outcome, :reason)
      """;

  private static final String WITH_PAYLOAD =
      """
      with call as (%s returning id, user_id)
      insert into practice.ai_payloads (call_id, user_id, prompt, answer)
      select id, user_id, :prompt, :answer from call where user_id is not null
      """
          .formatted(ROW);

  private final JdbcClient jdbc;
  private final TransactionOperations outside;
  private final Prices prices;
  private final boolean keepPayloads;
  private final CallMeters meters;

  public CallStore(
      JdbcClient jdbc,
      TransactionOperations outside,
      Prices prices,
      boolean keepPayloads,
      MeterRegistry registry) {
    this.jdbc = jdbc;
    this.outside = outside;
    this.prices = prices;
    this.keepPayloads = keepPayloads;
    this.meters = new CallMeters(registry);
  }

  /// A row that cannot be written is logged: the answer is there, and its reader shall have it.
  public void add(Call call) {
    meters.count(call, cost(call));
    try {
      outside.executeWithoutResult(status -> insert(call));
    } catch (DataAccessException | TransactionException failure) {
      LOG.warn("A call of {} has left no row", call.model(), failure);
    }
  }

  private void insert(Call call) {
    boolean keeps = keepPayloads && call.context().purpose() != Purpose.PREVIEW;
    JdbcClient.StatementSpec insert =
        jdbc.sql(keeps ? WITH_PAYLOAD : ROW)
            .param("user", call.context().userId())
            .param("purpose", call.context().purpose().word())
            .param("model", call.model())
            .param("version", call.promptVersion())
            .param("attempts", call.attempts())
            .param("in", call.usage() == null ? null : call.usage().in(), Types.BIGINT)
            .param("out", call.usage() == null ? null : call.usage().out(), Types.BIGINT)
            .param("cost", cost(call).orElse(null), Types.NUMERIC)
            .param("first", millis(call.firstToken()), Types.BIGINT)
            .param("latency", call.latency().toMillis())
            .param("outcome", call.outcome().word())
            .param("reason", call.reason(), Types.VARCHAR);
    if (keeps) {
      insert =
          insert
              .param("prompt", StorableText.clean(call.payload().prompt()))
              .param("answer", StorableText.clean(call.payload().answer()));
    }
    insert.update();
  }

  private Optional<BigDecimal> cost(Call call) {
    Usage usage = call.usage();
    return usage == null || !call.model().startsWith(PROVIDED)
        ? Optional.empty()
        : prices.cost(call.model().substring(PROVIDED.length()), usage);
  }

  private static @Nullable Long millis(@Nullable Duration duration) {
    return duration == null ? null : duration.toMillis();
  }
}
