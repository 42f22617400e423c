package org.handover.toolkit.performance;

/// A statement, its constants replaced by the server, and its runs since the statistics began.
///
/// @param id the server's number of it and of the role
public record StatementUse(String id, String text, long calls, double millis) {
  double mean() {
    return calls == 0 ? 0 : millis / calls;
  }

  StatementUse since(StatementUse earlier) {
    return new StatementUse(id, text, calls - earlier.calls, millis - earlier.millis);
  }
}
