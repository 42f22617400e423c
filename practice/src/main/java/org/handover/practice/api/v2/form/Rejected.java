package org.handover.practice.api.v2.form;

import java.util.List;

/// A value that a field does not take. Expected: it carries no stack trace.
final class Rejected extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Object detail;

  private Rejected(Object detail) {
    super("rejected", null, false, false);
    this.detail = detail;
  }

  static Rejected because(String message) {
    return new Rejected(List.of(message));
  }

  /// @param detail a list of messages, or for a list of values such lists by place
  static Rejected with(Object detail) {
    return new Rejected(detail);
  }

  Object detail() {
    return detail;
  }
}
