package org.handover.toolkit.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The database side of the migration.
///
/// @param expected plain SQL that makes the schema which both backends count on
/// @param changes the folder of additions, run in the order of their names
/// @param undo a folder of statements that an undo runs first, from the highest name down, where
///   what it has to take back cannot be derived; absent: there are none
/// @param saved the schema in which the undo saves what the additions held
/// @param lockTimeout the longest that a live request may queue behind one of our statements
/// @param patience for how long a statement that has to give way is tried again
/// @param batchTime how long one batch of a backfill should take
public record SchemaSettings(
    @Nullable Path expected,
    @Nullable Path changes,
    @Nullable Path undo,
    String saved,
    Duration lockTimeout,
    Duration patience,
    Duration batchTime) {
  static SchemaSettings of(ConfigReader keys) {
    return new SchemaSettings(
        keys.path("expected"),
        keys.path("changes"),
        keys.path("undo"),
        keys.requireText("saved"),
        keys.requireTime("lock-timeout"),
        keys.requireTime("patience"),
        keys.requireTime("batch-time"));
  }

  public Path requireExpected() {
    return Requirement.file(expected, "schema.expected");
  }

  public Path requireChanges() {
    return Requirement.folder(changes, "schema.changes");
  }

  /// The folder of the undo's own statements, if there is one.
  public Optional<Path> undoScripts() {
    return undo == null ? Optional.empty() : Optional.of(Requirement.folder(undo, "schema.undo"));
  }
}
