package org.handover.toolkit.step;

import java.util.List;

/// One thing that was looked at.
///
/// @param saw what is the case, without any secret
/// @param remedy what to do about it, or to know of it; empty if there is nothing
public record Finding(String topic, Verdict verdict, String saw, String remedy) {
  public static Finding pass(String topic, String saw) {
    return new Finding(topic, Verdict.PASS, saw, "");
  }

  /// Nothing is wrong, but somebody should know.
  public static Finding note(String topic, String saw, String advice) {
    return new Finding(topic, Verdict.PASS, saw, advice);
  }

  public static Finding fail(String topic, String saw, String remedy) {
    return new Finding(topic, Verdict.FAIL, saw, remedy);
  }

  public static Finding inconclusive(String topic, String saw, String remedy) {
    return new Finding(topic, Verdict.INCONCLUSIVE, saw, remedy);
  }

  public static Verdict verdict(List<Finding> findings) {
    return Verdict.worst(findings.stream().map(Finding::verdict).toList());
  }

  public static Table table(String title, List<Finding> findings) {
    return new Table(
        title,
        List.of("verdict", "topic", "saw", "what to do"),
        findings.stream()
            .map(f ->
                List.of(
                    f.verdict().name().toLowerCase(java.util.Locale.ROOT),
                    f.topic(),
                    f.saw(),
                    f.remedy()))
            .toList());
  }
}
