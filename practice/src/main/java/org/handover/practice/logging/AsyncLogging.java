package org.handover.practice.logging;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.OutputStreamAppender;
import org.slf4j.LoggerFactory;

/// Has log events written by a thread of its own, so that no request waits for who reads them.
public final class AsyncLogging {
  private static final int QUEUE = 1024;

  private AsyncLogging() {}

  /// Has what a logger says written in [BatchingAppender], to where everything is written.
  public static void write(String logger) {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      Logger heard = context.getLogger(logger);
      heard.detachAndStopAllAppenders();
      root(context).iteratorForAppenders().forEachRemaining(appender -> batch(appender, heard));
      heard.setAdditive(false);
    }
  }

  private static void batch(Appender<ILoggingEvent> appender, Logger heard) {
    if (appender instanceof OutputStreamAppender<ILoggingEvent> writing) {
      BatchingAppender batches = new BatchingAppender(writing);
      batches.start();
      heard.addAppender(batches);
    }
  }

  /// Has everything that is said passed to one more appender. When it cannot keep up, it misses
  /// some.
  public static void passTo(Appender<ILoggingEvent> appender) {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      appender.setContext(context);
      appender.start();
      AsyncAppender queue = new AsyncAppender();
      queue.setContext(context);
      queue.setName("aside-" + appender.getName());
      queue.setQueueSize(QUEUE);
      queue.setDiscardingThreshold(0);
      queue.setNeverBlock(true);
      queue.addAppender(appender);
      queue.start();
      root(context).addAppender(queue);
    }
  }

  private static Logger root(LoggerContext context) {
    return context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }
}
