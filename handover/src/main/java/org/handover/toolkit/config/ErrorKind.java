package org.handover.toolkit.config;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Kinds of failures that `guard.errors` may name.
public enum ErrorKind {
  /// The backend answered so.
  SERVER_ERROR("5xx"),
  /// The backend did not answer in time: 504.
  TIMEOUT("timeout"),
  /// The backend could not be reached, or broke off: 502.
  CONNECTION("connection");

  static final List<String> KEYS = Arrays.stream(values()).map(kind -> kind.key).toList();

  private final String key;

  ErrorKind(String key) {
    this.key = key;
  }

  static Optional<ErrorKind> named(String key) {
    return Arrays.stream(values()).filter(kind -> kind.key.equals(key)).findFirst();
  }

  @Override
  public String toString() {
    return key;
  }
}
