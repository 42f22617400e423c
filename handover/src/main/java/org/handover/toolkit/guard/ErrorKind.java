package org.handover.toolkit.guard;

import java.util.Arrays;
import java.util.Optional;

/// Kinds of failures that `guard.errors` may name.
public enum ErrorKind {
  /// The backend answered so.
  SERVER_ERROR("5xx"),
  /// The backend did not answer in time: 504.
  TIMEOUT("timeout"),
  /// The backend could not be reached, or broke off: 502.
  CONNECTION("connection");

  private final String key;

  ErrorKind(String key) {
    this.key = key;
  }

  /// The kind of a status that a client was answered with; empty below 500.
  static Optional<ErrorKind> of(int status) {
    return switch (status) {
      case 502 -> Optional.of(CONNECTION);
      case 504 -> Optional.of(TIMEOUT);
      default -> status >= 500 ? Optional.of(SERVER_ERROR) : Optional.empty();
    };
  }

  public static Optional<ErrorKind> named(String key) {
    return Arrays.stream(values()).filter(kind -> kind.key.equals(key)).findFirst();
  }

  @Override
  public String toString() {
    return key;
  }
}
