package org.handover.practice.ai.openai;

import java.time.Duration;
import org.handover.practice.api.Setting;
import org.springframework.core.env.PropertyResolver;

/// How calls of the provider are kept in bounds.
///
/// @param connect `AI_CONNECT_TIMEOUT`
/// @param firstToken `AI_FIRST_TOKEN_TIMEOUT`, of each attempt, until the first piece of a streamed
///   answer
/// @param answer `AI_ANSWER_TIMEOUT`, from the first attempt's start to the last one's end
/// @param attempts `AI_ATTEMPTS`, the first included
/// @param retryPause `AI_RETRY_PAUSE`, before the second attempt; it doubles for each further one
/// @param calls `AI_CALLS`, the most under way at once
/// @param callsPerUser `AI_CALLS_PER_USER`
/// @param rest `AI_REST`, how long the circuit breaker leaves an ailing provider alone
public record ProviderSettings(
    Duration connect,
    Duration firstToken,
    Duration answer,
    int attempts,
    Duration retryPause,
    int calls,
    int callsPerUser,
    Duration rest) {
  private static final Setting<Duration> CONNECT = duration("AI_CONNECT_TIMEOUT", "5s");
  private static final Setting<Duration> FIRST_TOKEN = duration("AI_FIRST_TOKEN_TIMEOUT", "20s");
  private static final Setting<Duration> ANSWER = duration("AI_ANSWER_TIMEOUT", "60s");
  private static final Setting<Duration> RETRY_PAUSE = duration("AI_RETRY_PAUSE", "500ms");
  private static final Setting<Duration> REST = duration("AI_REST", "15s");
  private static final Setting<Integer> ATTEMPTS = count("AI_ATTEMPTS", "3", 10);
  private static final Setting<Integer> CALLS = count("AI_CALLS", "200", 100_000);
  private static final Setting<Integer> CALLS_PER_USER = count("AI_CALLS_PER_USER", "4", 100_000);

  public static ProviderSettings from(PropertyResolver environment) {
    return new ProviderSettings(
        CONNECT.read(environment),
        FIRST_TOKEN.read(environment),
        ANSWER.read(environment),
        ATTEMPTS.read(environment),
        RETRY_PAUSE.read(environment),
        CALLS.read(environment),
        CALLS_PER_USER.read(environment),
        REST.read(environment));
  }

  private static Setting<Duration> duration(String variable, String otherwise) {
    return new Setting<>(
        variable,
        Duration.class,
        otherwise,
        value -> value.isPositive() && value.compareTo(Duration.ofHours(1)) <= 0,
        "a duration such as 20s or 500ms, of at most an hour");
  }

  private static Setting<Integer> count(String variable, String otherwise, int most) {
    return new Setting<>(
        variable,
        Integer.class,
        otherwise,
        value -> value >= 1 && value <= most,
        "a number from 1 to %d".formatted(most));
  }
}
