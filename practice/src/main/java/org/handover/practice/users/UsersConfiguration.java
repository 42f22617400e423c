package org.handover.practice.users;

import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import org.handover.practice.api.Authenticator;
import org.handover.practice.api.v2.BearerAuthenticator;
import org.handover.practice.api.v2.Origins;
import org.handover.practice.api.v2.ResponseCipher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Wires identity: the two secrets, password hashing, and the check of every request's [Access].
@Configuration(proxyBeanMethods = false)
class UsersConfiguration {
  @Bean
  IdentitySettings identitySettings(ConfigurableEnvironment environment) {
    return IdentitySettings.from(environment);
  }

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  HashingPool hashingPool(Origins origins) {
    return new HashingPool(new Sender(origins)::network);
  }

  @Bean
  MeterBinder hashingMeters(HashingPool pool) {
    return pool.meters();
  }

  @Bean
  Passwords passwords(IdentitySettings settings, HashingPool pool, JdbcClient jdbc) {
    return new Passwords(settings.passwordRounds(), pool, new Decoy(jdbc)::hash);
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
  Authenticator legacyAuthentication(
      UserStore users, AccessTokens tokens, SessionCookies sessions) {
    return new LegacyAuthenticator(users, tokens, sessions);
  }

  @Bean
  TokenPairs tokenPairs(
      IdentitySettings settings,
      ConfigurableEnvironment environment,
      Clock clock,
      RefreshTokenStore store) {
    return new TokenPairs(
        new TokenSigner(settings.jwtSecretKey()), TokenSettings.from(environment), clock, store);
  }

  @Bean
  ResponseCipher answerSeal(IdentitySettings settings) {
    return new ResponseCipher(settings.jwtSecretKey());
  }

  @Bean
  BearerAuthenticator bearers(UserStore users, AccessTokens tokens, StreamTicketStore tickets) {
    return new BearerCallers(users, tokens, tickets);
  }

  @Bean
  WebMvcConfigurer sessionRenewal(SessionCookies sessions) {
    return new WebMvcConfigurer() {
      @Override
      public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new SessionRenewal(sessions));
      }
    };
  }
}
