package org.handover.practice.database;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import javax.sql.DataSource;
import org.handover.postgres.DatabaseUrl;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.jdbc.core.JdbcTemplate;

/// Has the pool made only over a database that fits. Spring Boot adds JdbcClient and the
/// transaction manager to it.
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {
  /// About a minute: as long as a busy table may keep the expansion waiting.
  private static final RetryPauses PAUSES = RetryPauses.jittered(40, Duration.ofSeconds(1));

  @Bean
  DatabaseSettings databaseSettings(ConfigurableEnvironment environment) {
    return DatabaseSettings.from(environment);
  }

  @Bean
  Database database(DatabaseSettings settings) {
    return Database.of(settings);
  }

  @Bean
  HikariDataSource dataSource(Database database, DatabaseSettings settings, MeterRegistry meters) {
    DatabaseUrl url = database.url();
    new SchemaGate(url, new SchemaExpansion(url, PAUSES)).pass(database.schemaMode());
    SpeedIndexes.of(url).tell(meters);
    return ConnectionPool.open(url, settings.poolSize(), meters);
  }

  /// What Spring Boot's JdbcClient runs on.
  @Bean
  JdbcTemplate watchedJdbc(DataSource dataSource, DatabaseSettings settings) {
    return new WatchedJdbc(dataSource, settings.anonymousStatement());
  }

  @Bean
  DatabaseProbe databaseProbe(Database database) {
    return new DatabaseProbe(database);
  }
}
