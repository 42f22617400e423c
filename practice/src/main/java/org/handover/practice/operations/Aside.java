package org.handover.practice.operations;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import org.slf4j.LoggerFactory;

/// Has log events written by a thread of its own, so that no request waits for who reads them. When
/// the queue is full they are dropped.
final class Aside {
  private static final int QUEUE = 4096;
  private static final int MILLIS_TO_FLUSH = 1_000;

  private Aside() {}

  /// Has what a logger says written aside, to where everything is written.
  static void write(String logger) {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
      Logger heard = context.getLogger(logger);
      heard.detachAndStopAllAppenders();
      root.iteratorForAppenders()
          .forEachRemaining(appender -> heard.addAppender(before(appender, context)));
      heard.setAdditive(false);
    }
  }

  /// Has everything that is said passed to one more appender.
  static void passTo(Appender<ILoggingEvent> appender) {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      appender.setContext(context);
      appender.start();
      context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).addAppender(before(appender, context));
    }
  }

  private static AsyncAppender before(Appender<ILoggingEvent> slow, LoggerContext context) {
    AsyncAppender queue = new AsyncAppender();
    queue.setContext(context);
    queue.setName("aside-" + slow.getName());
    queue.setQueueSize(QUEUE);
    queue.setDiscardingThreshold(0);
    queue.setNeverBlock(true);
    queue.setMaxFlushTime(MILLIS_TO_FLUSH);
    queue.addAppender(slow);
    queue.start();
    return queue;
  }
}
