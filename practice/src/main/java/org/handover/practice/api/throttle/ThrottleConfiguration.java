package org.handover.practice.api.throttle;

import io.github.bucket4j.TimeMeter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
class ThrottleConfiguration {
  @Bean
  Throttles throttles(Environment environment) {
    return new Throttles(ThrottleSettings.from(environment), TimeMeter.SYSTEM_NANOTIME);
  }
}
