package org.handover.practice.operations;

import io.sentry.Sentry;
import org.handover.practice.logging.AsyncLogging;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.stereotype.Component;

/// Sentry's client, where there is a `SENTRY_DSN`. It sends from a thread of its own, keeps no more
/// than thirty reports waiting, and holds a stop up for two seconds at most.
@Component
final class SentryClient implements InitializingBean, DisposableBean {
  private final OperationsSettings settings;

  SentryClient(ConfigurableEnvironment environment) {
    this.settings = OperationsSettings.from(environment);
  }

  @Override
  public void afterPropertiesSet() {
    settings.sentryDsn().ifPresent(this::open);
  }

  private void open(String dsn) {
    try {
      Sentry.init(FailureReports.options(dsn, settings.sentryEnvironment()));
    } catch (IllegalArgumentException repeatsIt) {
      throw new BadDsnException();
    }
    AsyncLogging.passTo(new FailureReports());
  }

  @Override
  public void destroy() {
    if (settings.sentryDsn().isPresent()) {
      Sentry.close();
    }
  }
}
