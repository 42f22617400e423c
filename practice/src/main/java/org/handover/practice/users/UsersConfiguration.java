package org.handover.practice.users;

import java.time.Clock;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Wires identity: the two secrets, password hashing, and the check of every request's [Access].
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IdentitySettings.class)
class UsersConfiguration {
  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  HashingPool hashingPool() {
    return new HashingPool();
  }

  @Bean
  Passwords passwords(IdentitySettings settings, HashingPool pool) {
    return new Passwords(settings.passwordRounds(), pool);
  }

  @Bean
  AccessTokens accessTokens(IdentitySettings settings, Clock clock) {
    return new AccessTokens(settings.jwtSecretKey(), settings.tokenLife(), clock);
  }

  @Bean
  SessionCookies sessionCookies(IdentitySettings settings, Clock clock) {
    return new SessionCookies(settings.secretKey(), clock);
  }

  @Bean
  WebMvcConfigurer accessChecks(UserStore users, AccessTokens tokens, SessionCookies sessions) {
    AccessInterceptor access = new AccessInterceptor(new Callers(users, tokens, sessions));
    return new WebMvcConfigurer() {
      @Override
      public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(access);
      }

      @Override
      public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(access);
      }
    };
  }
}
