package org.handover.practice.database;

/// What to do, at start, about a database that lacks the expansion.
enum SchemaMode {
  /// Refuse to start, naming what is missing.
  CHECK,
  /// Apply `db/expand`, then check.
  APPLY
}
