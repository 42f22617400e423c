package org.handover.practice.ai;

import java.util.Optional;
import org.handover.practice.ai.openai.Provider;
import org.handover.practice.api.HealthPart;

/// Whether the provider lets us in. It is not asked: what it said to the last calls counts.
record AiHealth(Optional<Provider> provider) implements HealthPart {
  @Override
  public String name() {
    return "ai";
  }

  @Override
  public String state() {
    return provider
        .map(asked -> asked.held().map(reason -> "held: " + reason).orElse("ok"))
        .orElse("embedded");
  }
}
