package org.handover.toolkit.step;

import java.util.Collection;

/// What a step concludes. Too little to go on is `INCONCLUSIVE`, never `PASS`.
public enum Verdict {
  PASS,
  INCONCLUSIVE,
  FAIL;

  /// The worst of them; nothing at all is no proof of anything.
  public static Verdict worst(Collection<Verdict> verdicts) {
    return verdicts.stream().max(Verdict::compareTo).orElse(INCONCLUSIVE);
  }
}
