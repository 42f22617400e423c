package org.handover.toolkit.gateway;

/// A head that is not forwarded. Nothing more is read from its connection.
final class RefusedHead extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  private final int status;

  /// @param status of the answer
  /// @param reason repeats nothing that the client sent
  RefusedHead(int status, String reason) {
    super(reason, null);
    this.status = status;
  }

  int status() {
    return status;
  }

  String reason() {
    return String.valueOf(getMessage());
  }

  /// It is a value: where it arose says nothing.
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
