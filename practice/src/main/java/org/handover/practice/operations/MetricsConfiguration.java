package org.handover.practice.operations;

import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.handover.practice.server.RequestMeter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The one registry, in which each package counts what it does.
@Configuration(proxyBeanMethods = false)
class MetricsConfiguration {
  @Bean
  PrometheusMeterRegistry meterRegistry() {
    return new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  }

  /// Only once the service serves: the platform's own meters would make the start wait for JMX.
  @Bean
  ApplicationListener<ApplicationReadyEvent> meters(
      PrometheusMeterRegistry registry, ObjectProvider<MeterBinder> binders) {
    return _ -> binders.forEach(binder -> binder.bindTo(registry));
  }

  @Bean
  PlatformMeters platformMeters() {
    return new PlatformMeters();
  }

  @Bean
  RequestMeter requestMeter(PrometheusMeterRegistry registry) {
    return new RequestMeter(registry);
  }
}
