package org.handover.postgres;

/// Where a database is was written in a way that cannot be used.
///
/// It repeats no part of the text that could belong to a password.
public final class InvalidUrlException extends RuntimeException {
  public static final String EXAMPLE = "postgresql://user:p%40ss@host:5432/db?sslmode=require";

  private static final long serialVersionUID = 1;

  private final String reason;
  private final String remedy;

  InvalidUrlException(String reason) {
    this(reason, "write it like " + EXAMPLE);
  }

  InvalidUrlException(String reason, String remedy) {
    super(reason);
    this.reason = reason;
    this.remedy = remedy;
  }

  /// What follows "the URL": `names no database`.
  public String reason() {
    return reason;
  }

  public String remedy() {
    return remedy;
  }
}
