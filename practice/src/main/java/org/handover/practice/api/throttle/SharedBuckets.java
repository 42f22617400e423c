package org.handover.practice.api.throttle;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.TimeoutException;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.distributed.proxy.optimization.DelayParameters;
import io.github.bucket4j.distributed.proxy.optimization.Optimization;
import io.github.bucket4j.distributed.proxy.optimization.Optimizations;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.github.bucket4j.postgresql.PostgreSQLSelectForUpdateBasedProxyManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.jdbc.support.SQLExceptionTranslator;

/// Token buckets in `practice.throttles`, which all instances on one database share.
///
/// A key's concurrent requests of one instance go to the database together, so a flood on one key
/// holds one session of the pool at most. Time is the machines' own: their clocks have to agree.
final class SharedBuckets implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SharedBuckets.class);

  /// Of a rate, how much an instance may count by itself before it tells the others, and for how
  /// long. A rate of less than a hundred is told each time.
  private static final int UNTOLD_SHARE = 100;

  private static final Duration UNTOLD_TIME = Duration.ofSeconds(1);

  /// As long as a request waits for a session of the pool.
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final Duration SPARE = Duration.ofSeconds(10);
  private static final int REMOVED_AT_ONCE = 1000;
  private static final PrimaryKeyMapper<UUID> UUIDS = PreparedStatement::setObject;

  private static final String TASK = "counting a request";
  private static final SQLExceptionTranslator TRANSLATOR = new SQLExceptionSubclassTranslator();

  private final PostgreSQLSelectForUpdateBasedProxyManager<UUID> rows;
  private final ScheduledExecutorService cleaner =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("throttles").factory());

  SharedBuckets(DataSource database) {
    rows =
        Bucket4jPostgreSQL.selectForUpdateBasedBuilder(database)
            .primaryKeyMapper(UUIDS)
            .table("practice.throttles")
            .idColumn("id")
            .stateColumn("state")
            .expiresAtColumn("expires_at")
            .clientClock(TimeMeter.SYSTEM_MILLISECONDS)
            .requestTimeout(PATIENCE)
            .expirationAfterWrite(
                ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(SPARE))
            .build();
    ScheduledFuture<?> _ =
        cleaner.scheduleWithFixedDelay(this::removeExpired, 1, 1, TimeUnit.MINUTES);
  }

  /// @param name sets these apart from other buckets of the same keys
  BucketSource named(String name, Rate rate) {
    Optimization optimization = optimization(rate);
    return key ->
        rows.builder()
            .withOptimization(optimization)
            // Another rate is another bucket: a stored one keeps the rate that it was made with.
            .build(id("%s %s %s".formatted(name, rate, key)), () -> BucketSource.limits(rate));
  }

  /// Has a database that is away or too busy look as it does elsewhere.
  ///
  /// @throws DataAccessException where the database failed
  static <T> T translating(Supplier<T> taking) {
    try {
      return taking.get();
    } catch (TimeoutException e) {
      throw new QueryTimeoutException(TASK, e);
    } catch (RuntimeException e) {
      throw translation(e);
    }
  }

  private static RuntimeException translation(RuntimeException exception) {
    for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        DataAccessException known = TRANSLATOR.translate(TASK, null, sql);
        return known == null ? exception : known;
      }
    }
    return exception;
  }

  private static Optimization optimization(Rate rate) {
    long untold = rate.count() / UNTOLD_SHARE;
    return untold == 0
        ? Optimizations.batching()
        : Optimizations.delaying(new DelayParameters(untold, UNTOLD_TIME));
  }

  private static UUID id(String text) {
    return UUID.nameUUIDFromBytes(text.getBytes(UTF_8));
  }

  /// Full buckets are as good as none.
  void removeExpired() {
    try {
      int removed;
      do {
        removed = rows.removeExpired(REMOVED_AT_ONCE);
      } while (removed == REMOVED_AT_ONCE);
    } catch (RuntimeException e) {
      // The next minute is soon enough; requests tell of a database that is away.
      LOG.debug("Expired throttles were not removed", e);
    }
  }

  @Override
  public void close() {
    cleaner.shutdownNow();
  }
}
