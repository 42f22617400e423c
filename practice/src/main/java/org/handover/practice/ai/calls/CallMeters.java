package org.handover.practice.ai.calls;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.math.BigDecimal;
import java.util.Optional;

/// The calls' totals by model: how many ended how, how long they took, what they used and cost.
final class CallMeters {
  private final MeterRegistry registry;

  CallMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  void count(Call call, Optional<BigDecimal> cost) {
    Timer.builder("ai.calls")
        .description("Calls of patients and evaluators")
        .tag("model", call.model())
        .tag("purpose", call.context().purpose().word())
        .tag("outcome", call.outcome().word())
        .register(registry)
        .record(call.latency());
    Usage usage = call.usage();
    if (usage != null) {
      tokens(call, "in", usage.in());
      tokens(call, "out", usage.out());
    }
    cost.ifPresent(spent ->
        Counter.builder("ai.cost")
            .description("What calls cost, in the price table's currency")
            .tag("model", call.model())
            .register(registry)
            .increment(spent.doubleValue()));
  }

  private void tokens(Call call, String way, long count) {
    Counter.builder("ai.tokens")
        .description("Tokens that the provider counted")
        .tag("model", call.model())
        .tag("way", way)
        .register(registry)
        .increment((double) count);
  }
}
