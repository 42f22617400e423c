package org.handover.toolkit.plan;

import org.handover.toolkit.script.Refusal;

/// Why a statement must not run on a live database, and what does the same without harm.
///
/// @param answerable whether a person may answer for it (`-- handover: trusted because …`)
public record Danger(String what, String safeForm, boolean answerable) {
  Danger(String what, String safeForm) {
    this(what, safeForm, true);
  }

  static Danger failure(String error) {
    return failure(error, "mend it; it was run on the expected schema");
  }

  static Danger failure(String error, String safeForm) {
    return new Danger("it fails: " + error, safeForm, false);
  }

  static Danger of(Refusal refusal) {
    return new Danger(refusal.what(), refusal.safeForm(), refusal.reach() != Refusal.Reach.GLOBAL);
  }
}
