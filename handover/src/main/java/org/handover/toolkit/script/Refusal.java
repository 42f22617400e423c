package org.handover.toolkit.script;

/// Why a statement is not run, and what does the same without harm.
///
/// @param what it does, in words that follow on "it"
public record Refusal(String what, String safeForm, Reach reach) {
  /// How far a statement reaches, by its text.
  public enum Reach {
    /// No further than this database, and all that it does is in its text: it may be tried on a
    /// scratch database.
    LOCAL,
    /// What it does is not in its text. It is tried, and run, only if a person answers for it.
    OPAQUE,
    /// Beyond the database: to the server, its files, other databases. It never runs.
    GLOBAL
  }

  public static Refusal local(String what, String safeForm) {
    return new Refusal(what, safeForm, Reach.LOCAL);
  }

  public static Refusal opaque(String what, String safeForm) {
    return new Refusal(what, safeForm, Reach.OPAQUE);
  }

  public static Refusal global(String what, String safeForm) {
    return new Refusal(what, safeForm, Reach.GLOBAL);
  }
}
