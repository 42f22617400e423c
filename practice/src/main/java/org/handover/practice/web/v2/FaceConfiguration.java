package org.handover.practice.web.v2;

import java.util.List;
import java.util.Map;
import org.handover.practice.web.RequestBytes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

/// Puts the face under `/api/v2/`, with the routes of all features.
@Configuration(proxyBeanMethods = false)
class FaceConfiguration {
  @Bean
  Origins origins(Environment environment) {
    return new Origins(FaceSettings.from(environment).trustedProxies());
  }

  @Bean
  Face face(
      List<RouteSource> features,
      Bearers bearers,
      RequestBytes bytes,
      Origins origins,
      TransactionTemplate transactions,
      FirstAnswers answers) {
    Idempotency idempotency = new Idempotency(transactions, answers);
    return new Face(
        new Routes(features.stream().flatMap(feature -> feature.routes().stream()).toList()),
        new Gatekeeper(bearers),
        new Request.Services(bytes, origins, idempotency),
        idempotency);
  }

  @Bean
  HandlerMapping faceMapping(Face face) {
    return new SimpleUrlHandlerMapping(
        Map.of(Routes.PREFIX + "**", face), Ordered.HIGHEST_PRECEDENCE);
  }
}
