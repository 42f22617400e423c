package org.handover.practice;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.jdbc.autoconfigure.metrics.DataSourcePoolMetricsAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.metrics.TomcatMetricsAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;

/// The new backend. Starts the server on `PORT` over the database named by `DATABASE_URL`.
@SpringBootApplication(
    exclude = {
      ErrorMvcAutoConfiguration.class, // `web` answers every error itself
      DataSourcePoolMetricsAutoConfiguration.class, // `database` measures its pool itself
      TomcatMetricsAutoConfiguration.class // of sessions, which there are none of
    })
public class Practice {
  private static final Logger LOG = LoggerFactory.getLogger(Practice.class);

  static void main(String[] args) {
    // Whatever ends a thread is told in the logs' own form, not in lines of the JVM's.
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, failure) -> LOG.error("{} failed", thread.getName(), failure));
    SpringApplication.run(Practice.class, args);
  }
}
