package org.handover.practice;

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
  static void main(String[] args) {
    SpringApplication.run(Practice.class, args);
  }
}
