package org.handover.practice.ai;

import com.openai.client.OpenAIClient;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.handover.practice.ai.calls.Call;
import org.handover.practice.ai.calls.CallStore;
import org.handover.practice.ai.legacy.EmbeddedLegacyAi;
import org.handover.practice.ai.legacy.LegacyAi;
import org.handover.practice.ai.legacy.OpenAiLegacyAi;
import org.handover.practice.ai.lexicon.LexiconEvaluator;
import org.handover.practice.ai.marking.RubricMarker;
import org.handover.practice.ai.openai.Provider;
import org.handover.practice.ai.openai.ProviderAccess;
import org.handover.practice.ai.openai.ProviderSettings;
import org.handover.practice.ai.persona.PersonaActor;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// Chooses the two sides. Neither a client nor a model is loaded before the first call; the
/// embedded patient is as soon as the server is ready.
@Configuration(proxyBeanMethods = false)
class AiConfiguration {
  /// The provider where there is one.
  record Sides(AiSettings settings, ProviderSettings limits, Optional<Provider> provider) {}

  @Bean
  AiSettings aiSettings(ConfigurableEnvironment environment) {
    return AiSettings.from(environment);
  }

  @Bean
  CallStore callStore(
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      AiSettings settings,
      MeterRegistry registry) {
    TransactionTemplate outside = new TransactionTemplate(transactions);
    outside.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
    return new CallStore(jdbc, outside, settings.prices(), settings.keepPayloads(), registry);
  }

  @Bean
  Sides sides(
      AiSettings settings, ConfigurableEnvironment environment, CallStore calls, Clock clock) {
    ProviderSettings limits = ProviderSettings.from(environment);
    return new Sides(
        settings,
        limits,
        settings.access().map(access -> provider(access, limits, calls::add, clock)));
  }

  private static Provider provider(
      ProviderAccess access, ProviderSettings limits, Consumer<Call> rows, Clock clock) {
    Supplier<OpenAIClient> client = new Lazy<>(() -> access.client(limits));
    return new Provider(client, limits, rows, clock);
  }

  @Bean
  AiHealth aiHealth(Sides sides) {
    return new AiHealth(sides.provider());
  }

  @Bean
  Supplier<LexiconEvaluator> lexicon() {
    return new Lazy<>(LexiconEvaluator::new);
  }

  @Bean
  Supplier<RubricMarker> marker(Supplier<LexiconEvaluator> lexicon) {
    return new Lazy<>(() -> new RubricMarker(lexicon.get()));
  }

  @Bean
  Patient patient(Sides sides, CallStore calls) {
    AiSettings settings = sides.settings();
    return sides
        .provider()
        .<Patient>map(provider ->
            new OpenAiPatient(
                provider,
                settings.patientModel(),
                sides.limits().attempts(),
                settings.contextTokens()))
        .orElseGet(() -> new EmbeddedPatient(new Lazy<>(PersonaActor::new), calls::add));
  }

  /// Once the server answers, the embedded patient is loaded beside it, not by the first learner.
  @Bean
  ApplicationListener<ApplicationReadyEvent> rehearsal(Patient patient) {
    return _ -> {
      if (patient instanceof EmbeddedPatient embedded) {
        Thread.ofPlatform().daemon().name("patient-rehearsal").start(embedded::rehearse);
      }
    };
  }

  @Bean
  Evaluator evaluator(Sides sides, Supplier<RubricMarker> marker, CallStore calls) {
    return sides
        .provider()
        .<Evaluator>map(provider ->
            new OpenAiEvaluator(
                provider,
                sides.settings(),
                sides.limits().attempts(),
                question -> marker.get().cannotBeShown(question.question(), question.guidance())))
        .orElseGet(() -> new EmbeddedEvaluator(marker, calls::add));
  }

  @Bean
  LegacyAi legacyAi(Sides sides, Patient patient, Evaluator evaluator) {
    return sides
        .provider()
        .<LegacyAi>map(provider -> new OpenAiLegacyAi(provider, sides.settings().model()))
        .orElseGet(() -> new EmbeddedLegacyAi(patient, evaluator));
  }
}
