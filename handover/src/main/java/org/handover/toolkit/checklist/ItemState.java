package org.handover.toolkit.checklist;

import java.util.Locale;
import org.handover.toolkit.step.Verdict;

/// How an item stands.
public enum ItemState {
  PASSED(Verdict.PASS),
  SIGNED(Verdict.PASS),
  /// All traffic has not moved yet: it counts neither way.
  NOT_DUE(Verdict.PASS),
  /// Nothing shows it.
  OPEN(Verdict.INCONCLUSIVE),
  /// What showed it is too old, or of another database or version.
  STALE(Verdict.INCONCLUSIVE),
  INCONCLUSIVE(Verdict.INCONCLUSIVE),
  FAILED(Verdict.FAIL);

  private final Verdict verdict;

  ItemState(Verdict verdict) {
    this.verdict = verdict;
  }

  /// What it comes to.
  public Verdict verdict() {
    return verdict;
  }

  static ItemState of(Verdict verdict) {
    return switch (verdict) {
      case PASS -> PASSED;
      case INCONCLUSIVE -> INCONCLUSIVE;
      case FAIL -> FAILED;
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
