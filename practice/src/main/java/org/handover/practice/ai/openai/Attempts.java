package org.handover.practice.ai.openai;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.handover.practice.ai.Deltas;
import org.handover.practice.ai.calls.Outcome;
import org.jspecify.annotations.Nullable;

/// One call: asks, and asks again as long as that may help, nothing has been heard yet and there is
/// time.
final class Attempts {
  private static final Duration PROBE = Duration.ofSeconds(1);

  private final Exchange exchange;
  private final CircuitBreaker breaker;
  private final Hold hold;
  private final ProviderSettings settings;
  private final ChatRequest request;
  private final Deltas deltas;
  private final CallRecord row;
  private final long deadline;

  Attempts(
      Exchange exchange,
      CircuitBreaker breaker,
      Hold hold,
      ProviderSettings settings,
      ChatRequest request,
      Deltas deltas,
      CallRecord row) {
    this.exchange = exchange;
    this.breaker = breaker;
    this.hold = hold;
    this.settings = settings;
    this.request = request;
    this.deltas = deltas;
    this.row = row;
    this.deadline = row.start() + patience(settings, request).toNanos();
  }

  private static Duration patience(ProviderSettings settings, ChatRequest request) {
    Duration within = request.within();
    return within != null && within.compareTo(settings.answer()) < 0 ? within : settings.answer();
  }

  CallResult reply() {
    for (int sent = 1; ; sent++) {
      if (!breaker.tryAcquirePermission()) {
        row.failed(Outcome.RESTING);
        return new CallResult.Unavailable(
            "the provider has failed again and again and is left alone for a while",
            settings.rest(),
            Prospect.PASSING);
      }
      row.attempted();
      Optional<CallResult> last = reply(sent, attempt());
      if (last.isPresent()) {
        return last.get();
      }
    }
  }

  /// The call's reply, or nothing if it has to be tried again; the pause is over by then.
  private Optional<CallResult> reply(int sent, AttemptResult attempt) {
    return switch (attempt) {
      case AttemptResult.Complete complete -> {
        row.used(complete.usage());
        yield Optional.of(
            new CallResult.Ended(complete.content(), complete.refusal(), complete.finish()));
      }
      case AttemptResult.Gone gone -> Optional.of(new CallResult.Cancelled(gone.part()));
      case AttemptResult.Failed failed -> {
        row.failed(failed.fault().outcome());
        yield failed.part().isEmpty()
            ? afterFault(sent, failed.fault())
            : Optional.of(new CallResult.Cut(failed.part(), failed.fault().reason()));
      }
    };
  }

  private AttemptResult attempt() {
    long start = System.nanoTime();
    boolean told = false;
    try {
      AttemptResult attempt = exchange.run(request, deadline, deltas, row::firstToken);
      told = true;
      tell(attempt, System.nanoTime() - start);
      return attempt;
    } finally {
      if (!told) {
        breaker.releasePermission();
      }
    }
  }

  /// What is the learner's doing, or ours, says nothing of the provider's health.
  private void tell(AttemptResult attempt, long nanos) {
    switch (attempt) {
      case AttemptResult.Complete complete -> {
        hold.end();
        breaker.onSuccess(nanos, TimeUnit.NANOSECONDS);
      }
      case AttemptResult.Gone gone -> breaker.releasePermission();
      case AttemptResult.Failed failed -> {
        if (failed.fault().prospect() == Prospect.HELD) {
          hold.begin(failed.fault().reason());
        }
        if (failed.fault().isIllness()) {
          breaker.onError(nanos, TimeUnit.NANOSECONDS, new IllnessException());
        } else {
          breaker.releasePermission();
        }
      }
    }
  }

  private Optional<CallResult> afterFault(int sent, AttemptResult.Fault fault) {
    Duration pause = new Pauses(settings.retryPause()).after(sent, fault.retryAfter());
    boolean again =
        fault.isPassing()
            && sent < request.attempts()
            && System.nanoTime() + pause.toNanos() < deadline;
    if (!again) {
      return Optional.of(unavailable(fault));
    }
    return waited(pause) ? Optional.empty() : Optional.of(new CallResult.Cancelled(""));
  }

  private static CallResult unavailable(AttemptResult.Fault fault) {
    @Nullable Duration after = fault.retryAfter();
    return new CallResult.Unavailable(fault.reason(), after, fault.prospect());
  }

  /// Whether the answer is still awaited after the pause.
  private boolean waited(Duration pause) {
    long end = System.nanoTime() + pause.toNanos();
    try {
      for (long left = pause.toNanos(); left > 0; left = end - System.nanoTime()) {
        TimeUnit.NANOSECONDS.sleep(Math.min(left, PROBE.toNanos()));
        if (!deltas.accept("")) {
          return false;
        }
      }
      return true;
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// The breaker takes an exception; this one is never read.
  private static final class IllnessException extends RuntimeException {
    private static final long serialVersionUID = 1;

    IllnessException() {
      super(null, null, false, false);
    }
  }
}
