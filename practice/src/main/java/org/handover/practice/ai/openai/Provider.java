package org.handover.practice.ai.openai;

import com.openai.client.OpenAIClient;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.handover.practice.ai.CallContext;
import org.handover.practice.ai.Deltas;
import org.handover.practice.ai.calls.Call;
import org.handover.practice.ai.calls.Outcome;

/// The provider, seen from within: one question, one [CallResult], one row. May be shared by
/// threads.
public final class Provider {
  private static final int BUSY_YOURS_SECONDS = 2;
  private static final int BUSY_ALL_SECONDS = 5;
  private static final int WATCHED_CALLS = 20;
  private static final int FEWEST_CALLS = 10;
  private static final int TRIAL_CALLS = 3;
  private static final float WORST_PERCENT = 50;

  private final ProviderSettings settings;
  private final Consumer<Call> rows;
  private final Exchange exchange;
  private final Slots slots;
  private final CircuitBreaker breaker;
  private final Hold hold;

  /// @param client is asked for on the first call: making it takes a while
  /// @param rows is told of each call, turned away ones too
  public Provider(
      Supplier<OpenAIClient> client, ProviderSettings settings, Consumer<Call> rows, Clock clock) {
    this.settings = settings;
    this.rows = rows;
    this.exchange = new Exchange(client, settings.firstToken(), new Faults(clock));
    this.slots = new Slots(settings.calls(), settings.callsPerUser());
    this.hold = new Hold(clock);
    this.breaker = CircuitBreaker.of("provider", breakerConfig(settings.rest()));
  }

  private static CircuitBreakerConfig breakerConfig(Duration rest) {
    return CircuitBreakerConfig.custom()
        .failureRateThreshold(WORST_PERCENT)
        .slidingWindowSize(WATCHED_CALLS)
        .minimumNumberOfCalls(FEWEST_CALLS)
        .permittedNumberOfCallsInHalfOpenState(TRIAL_CALLS)
        .waitDurationInOpenState(rest)
        .maxWaitDurationInHalfOpenState(rest)
        .build();
  }

  /// Blocks until the call has ended, in whatever way.
  ///
  /// @param deltas is called on this thread
  /// @param judge says of an answer's text how the call's row is to call it
  public CallResult ask(
      ChatRequest request, CallContext context, Deltas deltas, Function<String, Outcome> judge) {
    CallRecord row = new CallRecord(request, context, judge);
    try {
      return row.of(placed(request, context, deltas, row));
    } finally {
      leaveRow(row.call());
    }
  }

  /// Why the provider turns everything away, and since when; nothing where it does not.
  public Optional<String> held() {
    return hold.now().map(held -> "%s, since %s".formatted(held.reason(), held.since()));
  }

  /// An interrupt has ended the call; it must not keep the row from being written.
  private void leaveRow(Call call) {
    boolean interrupted = Thread.interrupted();
    try {
      rows.accept(call);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private CallResult placed(
      ChatRequest request, CallContext context, Deltas deltas, CallRecord row) {
    return switch (slots.enter(context.userId())) {
      case Slots.Entry.Full full ->
          new CallResult.Busy(full.yours() ? BUSY_YOURS_SECONDS : BUSY_ALL_SECONDS, full.yours());
      case Slots.Entry.Taken taken -> {
        try {
          yield new Attempts(exchange, breaker, hold, settings, request, deltas, row).reply();
        } finally {
          slots.leave(context.userId());
        }
      }
    };
  }
}
