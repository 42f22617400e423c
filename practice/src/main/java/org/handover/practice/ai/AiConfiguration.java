package org.handover.practice.ai;

import org.handover.practice.ai.lexicon.LexiconEvaluator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Chooses the two sides. Nothing is loaded before the first call.
@Configuration(proxyBeanMethods = false)
class AiConfiguration {
  @Bean
  Patient patient() {
    return new EmbeddedPatient();
  }

  @Bean
  Evaluator evaluator() {
    return new EmbeddedEvaluator(new Once<>(LexiconEvaluator::new));
  }
}
