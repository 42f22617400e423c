package org.handover.toolkit.gateway;

/// Prometheus' text format, version 0.0.4: a dozen samples need no client library (ADR 0044).
final class PrometheusText {
  private final StringBuilder text = new StringBuilder();

  /// @param type `counter`, `gauge` or `histogram`
  void type(String name, String type) {
    text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
  }

  /// @param labels without braces, or empty; names of groups and addresses need no escapes
  void sample(String name, String labels, double value) {
    text.append(name);
    if (!labels.isEmpty()) {
      text.append('{').append(labels).append('}');
    }
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
    text.append(' ').append(whole ? Long.toString((long) value) : Double.toString(value));
    text.append('\n');
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
