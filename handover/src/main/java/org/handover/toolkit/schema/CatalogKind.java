package org.handover.toolkit.schema;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/// What a database consists of besides the objects that `pg_dump --schema-only` shows: the kinds of
/// `supplement.sql`.
public enum CatalogKind {
  /// Triggers that enforce foreign keys and are switched off or always on.
  INTERNAL_TRIGGERS,
  /// Indexes that a failed build left, which `pg_dump` leaves out.
  INVALID_INDEX,
  /// A materialized view that was never filled: reading it fails.
  UNPOPULATED,
  /// The version of an extension.
  EXTENSION_VERSION,
  /// A partition that is being detached.
  DETACHING,
  ENCODING,
  LOCALE,
  /// `ALTER DATABASE … SET`, also for a role.
  DATABASE_SETTING,
  /// Rights on the database itself.
  DATABASE_ACL,
  DATABASE_COMMENT;

  private static final Set<String> NAMES =
      Arrays.stream(values()).map(CatalogKind::toString).collect(Collectors.toUnmodifiableSet());

  static Set<String> names() {
    return NAMES;
  }

  /// About the database as a whole: a copy of its objects in another database has its own.
  public boolean isOfDatabase() {
    return compareTo(ENCODING) >= 0;
  }

  @Override
  public String toString() {
    return name().replace('_', ' ');
  }
}
