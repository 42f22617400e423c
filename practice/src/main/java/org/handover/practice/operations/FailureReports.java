package org.handover.practice.operations;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import io.sentry.Hint;
import io.sentry.Sentry;
import io.sentry.SentryEvent;
import io.sentry.SentryLevel;
import io.sentry.SentryOptions;
import io.sentry.protocol.Message;
import io.sentry.protocol.SentryException;
import java.util.List;
import org.handover.practice.api.Outage;
import org.handover.practice.server.RequestId;
import org.slf4j.event.KeyValuePair;

/// Reports what is logged as an error to Sentry: which classes of exceptions, where in the code, on
/// which route, and the request's id, by which the rest is found in the logs. No message of an
/// exception and no argument of a log line goes out: either may repeat a row or a body.
final class FailureReports extends AppenderBase<ILoggingEvent> {
  private static final int MILLIS_TO_CONNECT = 3_000;
  private static final int MILLIS_TO_ANSWER = 5_000;
  private static final int MILLIS_TO_STOP = 2_000;

  FailureReports() {
    setName("sentry");
  }

  static SentryOptions options(String dsn, String environment) {
    SentryOptions options = new SentryOptions();
    options.setDsn(dsn);
    options.setEnvironment(environment);
    options.setRelease(FailureReports.class.getPackage().getImplementationVersion());
    options.addInAppInclude("org.handover");
    options.setSendDefaultPii(false);
    options.setAttachServerName(false); // looks its own name up in the DNS
    options.setSendModules(false);
    options.setEnableUncaughtExceptionHandler(false);
    options.setEnableAutoSessionTracking(false);
    options.setEnableShutdownHook(false); // closed with the application
    options.setMaxBreadcrumbs(0);
    options.setConnectionTimeoutMillis(MILLIS_TO_CONNECT);
    options.setReadTimeoutMillis(MILLIS_TO_ANSWER);
    options.setShutdownTimeoutMillis(MILLIS_TO_STOP);
    options.setBeforeSend(FailureReports::withoutWords);
    return options;
  }

  /// The last word on what goes out.
  private static SentryEvent withoutWords(SentryEvent event, Hint hint) {
    List<SentryException> exceptions = event.getExceptions();
    if (exceptions != null) {
      exceptions.forEach(exception -> exception.setValue(null));
    }
    event.setRequest(null);
    event.setUser(null);
    event.setBreadcrumbs(null);
    return event;
  }

  @Override
  protected void append(ILoggingEvent logged) {
    if (logged.getLevel().isGreaterOrEqual(Level.ERROR) && !isOutage(logged)) {
      Sentry.captureEvent(event(logged));
    }
  }

  /// A database that has gone is told by its own alarms, and would be told here by every job.
  private static boolean isOutage(ILoggingEvent logged) {
    return logged.getThrowableProxy() instanceof ThrowableProxy thrown
        && Outage.is(thrown.getThrowable());
  }

  private static SentryEvent event(ILoggingEvent logged) {
    SentryEvent event = new SentryEvent();
    event.setLevel(SentryLevel.ERROR);
    event.setLogger(logged.getLoggerName());
    event.setMessage(pattern(logged));
    event.setTag(RequestId.KEY, logged.getMDCPropertyMap().get(RequestId.KEY));
    List<KeyValuePair> pairs = logged.getKeyValuePairs();
    if (pairs != null) {
      pairs.forEach(pair -> event.setTag(pair.key, String.valueOf(pair.value)));
    }
    event.setTransaction(event.getTag("route"));
    if (logged.getThrowableProxy() instanceof ThrowableProxy thrown) {
      event.setThrowable(thrown.getThrowable());
    }
    return event;
  }

  /// `{} {} failed`, without what it was said of.
  private static Message pattern(ILoggingEvent logged) {
    Message message = new Message();
    message.setMessage(logged.getMessage());
    return message;
  }
}
