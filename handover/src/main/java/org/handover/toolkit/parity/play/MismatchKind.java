package org.handover.toolkit.parity.play;

import java.util.Locale;

/// In what two answers, or two databases, differ.
public enum MismatchKind {
  NO_ANSWER(Grade.HIGH),
  EXPECTATION(Grade.HIGH),
  STATUS(Grade.HIGH),
  CONTENT_TYPE(Grade.HIGH),
  HEADER(Grade.HIGH),
  COOKIE(Grade.HIGH),
  FIELD_REMOVED(Grade.HIGH),
  FIELD_ADDED(Grade.LOW),
  TYPE(Grade.HIGH),
  LENGTH(Grade.HIGH),
  VALUE(Grade.MEDIUM),
  SPELLING(Grade.MEDIUM),
  TABLE_MISSING(Grade.HIGH),
  ROW_MISSING(Grade.HIGH),
  ROW_ADDED(Grade.HIGH),
  CELL(Grade.HIGH),
  SEQUENCE(Grade.HIGH);

  private final Grade grade;

  MismatchKind(Grade grade) {
    this.grade = grade;
  }

  public Grade grade() {
    return grade;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
