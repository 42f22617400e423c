package org.handover.toolkit.script;

import java.util.Locale;

/// The kinds of statements that are known. What is of no kind is never run.
public enum StatementKind {
  /// `SET` and `RESET` of what changes no meaning; also as `SELECT set_config(…)`.
  SETTING,
  CREATE_SCHEMA,
  CREATE_TABLE,
  CREATE_TABLE_AS,
  CREATE_INDEX,
  CREATE_VIEW,
  CREATE_MATERIALIZED_VIEW,
  CREATE_SEQUENCE,
  CREATE_TYPE,
  CREATE_FUNCTION,
  CREATE_TRIGGER,
  CREATE_EXTENSION,
  CREATE_COLLATION,
  CREATE_STATISTICS,
  CREATE_POLICY,
  CREATE_PUBLICATION,
  CREATE_RULE,
  CREATE_TEXT_SEARCH,
  ALTER_TABLE,
  /// Nothing but `VALIDATE CONSTRAINT`.
  VALIDATE_CONSTRAINT,
  ALTER_INDEX,
  ALTER_VIEW,
  ALTER_SEQUENCE,
  ALTER_TYPE,
  ALTER_FUNCTION,
  ALTER_OTHER,
  DROP,
  COMMENT,
  GRANT,
  INSERT,
  UPDATE,
  DELETE,
  MERGE,
  SELECT,
  TRUNCATE,
  ANALYZE,
  REINDEX,
  REFRESH,
  /// None of these: it has a refusal that says why.
  NONE;

  @Override
  public String toString() {
    return this == NONE ? "" : name().replace('_', ' ').toLowerCase(Locale.ROOT);
  }
}
