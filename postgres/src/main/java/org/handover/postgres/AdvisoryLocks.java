package org.handover.postgres;

/// The keys under which the two programs lock each other out.
public final class AdvisoryLocks {
  /// Held while something is added to a database: `db apply` and `db undo`, and a `practice` that
  /// starts with `SCHEMA_MODE=apply`. Any number will do that no other program locks: this is
  /// `handover` in ASCII.
  public static final long APPLIER = 0x68616e646f766572L;

  private AdvisoryLocks() {}
}
