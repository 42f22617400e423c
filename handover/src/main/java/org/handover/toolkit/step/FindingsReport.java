package org.handover.toolkit.step;

import java.util.List;

/// A report whose verdict is the worst of its findings.
public interface FindingsReport extends Report {
  List<Finding> findings();

  @Override
  default Verdict verdict() {
    return Finding.verdict(findings());
  }

  /// How many findings have that verdict.
  default long count(Verdict verdict) {
    return findings().stream().filter(f -> f.verdict() == verdict).count();
  }
}
