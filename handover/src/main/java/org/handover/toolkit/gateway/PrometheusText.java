package org.handover.toolkit.gateway;

/// Prometheus' text format, version 0.0.4: a dozen samples need no client library (ADR 0044).
final class PrometheusText {
  private final StringBuilder text = new StringBuilder();

  /// @param type `counter`, `gauge` or `histogram`
  void type(String name, String type) {
    text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
  }

  /// One value.
  ///
  /// @param labels without braces, or empty; names of groups and addresses need no escapes
  void sample(String name, String labels, long value) {
    sample(name, labels, Long.toString(value));
  }

  void sample(String name, String labels, double value) {
    sample(name, labels, Double.toString(value));
  }

  private void sample(String name, String labels, String value) {
    text.append(name);
    if (!labels.isEmpty()) {
      text.append('{').append(labels).append('}');
    }
    text.append(' ').append(value).append('\n');
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
