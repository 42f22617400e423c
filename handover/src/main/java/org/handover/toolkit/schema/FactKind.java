package org.handover.toolkit.schema;

import java.util.Locale;

/// What a fact is about; the names are those of `catalog.sql`.
public enum FactKind {
  TABLE,
  COLUMN,
  NULLABILITY,
  DEFAULT,
  COLLATION,
  PRIMARY_KEY,
  UNIQUE,
  FOREIGN_KEY,
  CHECK,
  EXCLUSION,
  CONSTRAINT_NAME,
  INDEX,
  INDEX_NAME,
  INVALID_INDEX,
  TRIGGER,
  ROW_SECURITY,
  POLICY,
  OWNER,
  VIEW,
  SEQUENCE,
  ENUM,
  FUNCTION,
  ENCODING;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
