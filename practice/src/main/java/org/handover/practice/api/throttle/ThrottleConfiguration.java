package org.handover.practice.api.throttle;

import io.github.bucket4j.TimeMeter;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
class ThrottleConfiguration {
  private static final TimeMeter TIME = TimeMeter.SYSTEM_NANOTIME;

  /// Only where it is asked for: one instance alone counts without a statement.
  @Bean
  @Lazy
  SharedBuckets sharedBuckets(DataSource database) {
    return new SharedBuckets(database);
  }

  @Bean
  Throttles throttles(Environment environment, ObjectProvider<SharedBuckets> lazily) {
    ThrottleSettings settings = ThrottleSettings.from(environment);
    Optional<SharedBuckets> shared =
        settings.shared() ? Optional.of(lazily.getObject()) : Optional.empty();
    return new Throttles(
        settings,
        (name, rate) -> new Buckets(rate, TIME, shared.map(buckets -> buckets.named(name, rate))));
  }
}
