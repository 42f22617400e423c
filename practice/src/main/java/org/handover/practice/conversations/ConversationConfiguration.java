package org.handover.practice.conversations;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;

/// Reads the package's settings.
@Configuration(proxyBeanMethods = false)
class ConversationConfiguration {
  @Bean
  ConversationSettings conversationSettings(ConfigurableEnvironment environment) {
    return ConversationSettings.from(environment);
  }
}
