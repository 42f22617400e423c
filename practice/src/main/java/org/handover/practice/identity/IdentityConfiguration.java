package org.handover.practice.identity;

import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import org.handover.practice.api.legacy.Authenticator;
import org.handover.practice.api.v2.BearerAuthenticator;
import org.handover.practice.api.v2.Origins;
import org.handover.practice.api.v2.ResponseCipher;
import org.handover.practice.identity.passwords.DecoyHash;
import org.handover.practice.identity.passwords.HashingPool;
import org.handover.practice.identity.passwords.Passwords;
import org.handover.practice.identity.sessions.SessionCookies;
import org.handover.practice.identity.sessions.SessionRenewal;
import org.handover.practice.identity.tokens.AccessTokens;
import org.handover.practice.identity.tokens.RefreshTokenStore;
import org.handover.practice.identity.tokens.TokenPairs;
import org.handover.practice.identity.tokens.TokenSettings;
import org.handover.practice.identity.tokens.TokenSigner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Wires identity: the two secrets, password hashing, and the check of every request's [Access].
@Configuration(proxyBeanMethods = false)
class IdentityConfiguration {
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
    return new HashingPool(new ClientNetwork(origins)::network);
  }

  @Bean
  MeterBinder hashingMeters(HashingPool pool) {
    return pool.meters();
  }

  @Bean
  Passwords passwords(IdentitySettings settings, HashingPool pool, JdbcClient jdbc) {
    return new Passwords(settings.passwordRounds(), pool, new DecoyHash(jdbc)::hash);
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
      CredentialStore users, AccessTokens tokens, SessionCookies sessions) {
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
  BearerAuthenticator bearers(
      CredentialStore users, AccessTokens tokens, StreamTicketStore tickets) {
    return new TokenAuthenticator(users, tokens, tickets);
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
