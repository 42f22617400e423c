package org.handover.practice.assessments.jobs;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/// What db-scheduler says goes where everything goes, but for a database that has gone: it would
/// tell so with a stack trace at every look for jobs, each two seconds. A line a minute will do.
final class JobLog extends AppenderBase<ILoggingEvent> {
  static final String SCHEDULER = "com.github.kagkarlsson.scheduler";

  private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(JobLog.class);
  private static final Duration BETWEEN = Duration.ofMinutes(1);

  private final Logger everything;
  private long said = System.nanoTime() - BETWEEN.toNanos();

  private JobLog(Logger everything) {
    this.everything = everything;
    setName("jobs");
  }

  static void install() {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      Logger scheduler = context.getLogger(SCHEDULER);
      if (scheduler.getAppender("jobs") == null) {
        JobLog log = new JobLog(context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME));
        log.setContext(context);
        log.start();
        scheduler.addAppender(log);
        scheduler.setAdditive(false);
      }
    }
  }

  /// One thread at a time.
  @Override
  protected void append(ILoggingEvent event) {
    SQLException failure =
        event.getThrowableProxy() instanceof ThrowableProxy thrown
            ? sql(thrown.getThrowable())
            : null;
    if (failure == null || !isOutage(failure)) {
      everything.callAppenders(event);
    } else if (System.nanoTime() - said >= BETWEEN.toNanos()) {
      said = System.nanoTime();
      LOG.warn("Jobs wait for the database: {}", failure.getMessage());
    }
  }

  private static @Nullable SQLException sql(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException failure) {
        return failure;
      }
    }
    return null;
  }

  /// No session to be had, or classes 08, connection exception, and 57, operator intervention (the
  /// manual's appendix "PostgreSQL Error Codes").
  private static boolean isOutage(SQLException failure) {
    String state = failure.getSQLState();
    return failure instanceof SQLTransientConnectionException
        || (state != null && (state.startsWith("08") || state.startsWith("57")));
  }
}
