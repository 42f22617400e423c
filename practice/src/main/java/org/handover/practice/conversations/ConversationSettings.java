package org.handover.practice.conversations;

import java.time.Duration;
import org.handover.practice.api.Setting;
import org.springframework.core.env.PropertyResolver;

/// The package's environment variables.
///
/// @param heartbeat `REPLY_HEARTBEAT`: how often a reply under way says so, to the client and to
///   the database
record ConversationSettings(Duration heartbeat) {
  /// So many heartbeats may fail to come before a reply counts as abandoned.
  private static final int PATIENCE = 4;

  private static final Setting<Duration> HEARTBEAT =
      new Setting<>(
          "REPLY_HEARTBEAT",
          Duration.class,
          "5s",
          interval ->
              interval.compareTo(Duration.ofMillis(50)) >= 0
                  && interval.compareTo(Duration.ofMinutes(1)) <= 0,
          "a duration from 50ms to 1m");

  static ConversationSettings from(PropertyResolver environment) {
    return new ConversationSettings(HEARTBEAT.read(environment));
  }

  /// How long a reply is another's business after its last heartbeat.
  Duration lease() {
    return heartbeat.multipliedBy(PATIENCE);
  }
}
