package org.handover.practice.api.legacy;

import java.util.List;
import org.handover.practice.api.BodyBudget;
import org.handover.practice.api.ReplyWriter;
import org.handover.practice.api.RequestBytes;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Teaches Spring MVC our arguments, answers and faults.
@Configuration(proxyBeanMethods = false)
class LegacyApiConfiguration implements WebMvcConfigurer {
  private final RequestBytes bytes;
  private final BodyBudget bodies;
  private final AccessInterceptor access;

  LegacyApiConfiguration(
      RequestBytes bytes, BodyBudget bodies, Authenticator legacyAuthentication) {
    this.bytes = bytes;
    this.bodies = bodies;
    this.access = new AccessInterceptor(legacyAuthentication);
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(access);
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(access);
    resolvers.add(new QueryResolver());
    resolvers.add(new BodyReader(bytes));
  }

  @Override
  public void addReturnValueHandlers(List<HandlerMethodReturnValueHandler> handlers) {
    handlers.add(new ReplyWriter(bodies));
  }

  @Override
  public void extendHandlerExceptionResolvers(List<HandlerExceptionResolver> resolvers) {
    resolvers.addFirst(new ApiErrorResolver());
  }
}
