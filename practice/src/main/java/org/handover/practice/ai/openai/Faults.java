package org.handover.practice.ai.openai;

import com.openai.errors.OpenAIIoException;
import com.openai.errors.OpenAIServiceException;
import com.openai.errors.SseException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.handover.practice.ai.calls.Outcome;
import org.handover.practice.ai.openai.AttemptResult.Fault;
import org.jspecify.annotations.Nullable;

/// Says of the client's exceptions what they mean. Nothing that the provider wrote is passed on:
/// its error texts may quote the conversation or the key.
final class Faults {
  private final Clock clock;

  Faults(Clock clock) {
    this.clock = clock;
  }

  Fault of(Throwable failure) {
    return switch (failure) {
      case SseException event ->
          Fault.passing(Outcome.PROVIDER_ERROR, "the provider reported an error in its stream");
      case OpenAIServiceException refused -> ofStatus(refused);
      case OpenAIIoException broken -> ofConnection(broken.getCause());
      default ->
          Fault.passing(
              Outcome.MALFORMED, "the provider answered with something that is no chat completion");
    };
  }

  private Fault ofStatus(OpenAIServiceException refused) {
    int status = refused.statusCode();
    Duration after = retryAfter(refused).orElse(null);
    if (status == 429) {
      return isQuota(refused)
          ? new Fault(Outcome.QUOTA_SPENT, "the provider's quota is spent", Prospect.HELD, after)
          : new Fault(
              Outcome.RATE_LIMITED, "the provider limits the rate (429)", Prospect.PASSING, after);
    }
    String reason = "the provider answered %d".formatted(status);
    if (status >= 500) {
      return new Fault(Outcome.PROVIDER_ERROR, reason, Prospect.PASSING, after);
    }
    return switch (status) {
      case 408, 409 -> new Fault(Outcome.PROVIDER_ERROR, reason, Prospect.PASSING, after);
      case 401, 402, 403, 404 -> new Fault(Outcome.REJECTED, reason, Prospect.HELD, after);
      default -> new Fault(Outcome.REJECTED, reason, Prospect.LASTING, after);
    };
  }

  private static boolean isQuota(OpenAIServiceException refused) {
    return refused.code().filter("insufficient_quota"::equals).isPresent()
        || refused.type().filter("insufficient_quota"::equals).isPresent();
  }

  private static Fault ofConnection(@Nullable Throwable cause) {
    return switch (cause) {
      case SocketTimeoutException late when isConnecting(late) ->
          Fault.passing(Outcome.TIMEOUT, "the provider did not take the connection in time");
      case InterruptedIOException late ->
          Fault.passing(Outcome.TIMEOUT, "the provider did not answer in time");
      case ConnectException refused ->
          Fault.passing(Outcome.BROKEN, "the provider does not take connections");
      case UnknownHostException unknown ->
          Fault.passing(Outcome.BROKEN, "the provider's host is not known");
      case null, default -> Fault.passing(Outcome.BROKEN, "the connection to the provider broke");
    };
  }

  private static boolean isConnecting(SocketTimeoutException late) {
    String message = late.getMessage();
    return message != null && message.toLowerCase(java.util.Locale.ROOT).contains("connect");
  }

  /// `Retry-After` in seconds or as a date, or OpenAI's own `retry-after-ms`.
  private Optional<Duration> retryAfter(OpenAIServiceException refused) {
    return first(refused, "retry-after-ms")
        .flatMap(Faults::number)
        .map(millis -> Duration.ofMillis(Math.round(millis)))
        .or(() -> first(refused, "retry-after").flatMap(this::seconds))
        .filter(pause -> !pause.isNegative());
  }

  private static Optional<String> first(OpenAIServiceException refused, String header) {
    return refused.headers().values(header).stream().findFirst().map(String::strip);
  }

  private Optional<Duration> seconds(String text) {
    return number(text)
        .map(seconds -> Duration.ofMillis(Math.round(seconds * 1000)))
        .or(() -> date(text));
  }

  private static Optional<Double> number(String text) {
    try {
      return Optional.of(Double.valueOf(text)).filter(Double::isFinite);
    } catch (NumberFormatException notANumber) {
      return Optional.empty();
    }
  }

  private Optional<Duration> date(String text) {
    try {
      Instant moment = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Optional.of(Duration.between(clock.instant(), moment));
    } catch (DateTimeParseException notADate) {
      return Optional.empty();
    }
  }
}
