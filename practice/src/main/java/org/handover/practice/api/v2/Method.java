package org.handover.practice.api.v2;

/// A method that an [Endpoint] can have an [Action] for, in the order in which `Allow` names them.
/// HEAD is GET without the body, and OPTIONS every endpoint answers.
public enum Method {
  GET,
  POST,
  PUT,
  PATCH,
  DELETE;

  /// Whether it changes nothing.
  boolean isSafe() {
    return this == GET;
  }
}
