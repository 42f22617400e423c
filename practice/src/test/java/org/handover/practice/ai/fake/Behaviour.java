package org.handover.practice.ai.fake;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What the provider does with a request.
public sealed interface Behaviour {
  /// Answers, word by word where the request is streamed.
  ///
  /// @param finish `stop`, `length`, `content_filter`
  /// @param pause before each word
  record Say(@Nullable String text, String finish, Duration pause) implements Behaviour {}

  /// Declines, with the `refusal` member that goes with it.
  record Refuse(String words) implements Behaviour {}

  record Fail(int status, @Nullable String retryAfter, @Nullable String code)
      implements Behaviour {}

  /// Takes the request and says nothing until the client goes.
  record Hang() implements Behaviour {}

  /// Says this much of its answer and then hangs.
  record HangAfter(String part) implements Behaviour {}

  /// Closes the connection in the middle of the answer, or before it where `part` is empty.
  ///
  /// @param politely whether the body is ended as HTTP asks, so that only its contents tell
  record Cut(String part, boolean politely) implements Behaviour {}

  /// Sends this as the whole body, whatever it is.
  record Raw(String body) implements Behaviour {}

  static Behaviour say(@Nullable String text) {
    return new Say(text, "stop", Duration.ZERO);
  }

  static Behaviour drip(String text, Duration pause) {
    return new Say(text, "stop", pause);
  }

  static Behaviour truncate(String text) {
    return new Say(text, "length", Duration.ZERO);
  }

  static Behaviour fail(int status) {
    return new Fail(status, null, null);
  }

  static Behaviour malformed() {
    return new Raw("{\"id\": \"chatcmpl-1\", \"choices\": [{\"message\": {\"cont");
  }

  static Behaviour wrongShape() {
    return new Raw("{\"result\": \"ok\"}");
  }
}
