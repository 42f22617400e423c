package org.handover.practice.ai.openai;

import java.util.Locale;

/// One message of a chat request.
public record Message(Role role, String content) {
  public enum Role {
    SYSTEM,
    USER,
    ASSISTANT;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public static Message system(String content) {
    return new Message(Role.SYSTEM, content);
  }

  public static Message user(String content) {
    return new Message(Role.USER, content);
  }

  public static Message assistant(String content) {
    return new Message(Role.ASSISTANT, content);
  }
}
