package org.handover.practice.api.v2;

import java.util.List;
import org.handover.practice.api.RequestBytes;
import org.handover.practice.api.throttle.Throttles;
import org.springframework.boot.web.servlet.DelegatingFilterProxyRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.transaction.support.TransactionTemplate;

/// Puts API v2 under `/api/v2/`, with the routes of all features.
@Configuration(proxyBeanMethods = false)
class ApiV2Configuration {
  @Bean
  Origins origins(Environment environment) {
    return new Origins(ApiV2Settings.from(environment).trustedProxies());
  }

  @Bean
  ApiV2Filter apiV2Filter(
      List<RouteSource> features,
      BearerAuthenticator bearers,
      RequestBytes bytes,
      Origins origins,
      Throttles throttles,
      TransactionTemplate transactions,
      IdempotencyStore answers) {
    Idempotency idempotency = new Idempotency(transactions, answers);
    return new ApiV2Filter(
        new Routes(features.stream().flatMap(feature -> feature.routes().stream()).toList()),
        new RequestAuthorizer(bearers, throttles, origins),
        new Request.Services(bytes, origins, idempotency),
        idempotency);
  }

  /// A proxy, so that API v2 and all that it needs is made with the other beans and not, as filters
  /// are, for the web server.
  @Bean
  static DelegatingFilterProxyRegistrationBean faceFilter() {
    DelegatingFilterProxyRegistrationBean last =
        new DelegatingFilterProxyRegistrationBean("apiV2Filter");
    last.setOrder(Ordered.LOWEST_PRECEDENCE);
    return last;
  }
}
