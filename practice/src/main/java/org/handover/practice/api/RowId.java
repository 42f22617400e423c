package org.handover.practice.api;

import java.math.BigInteger;

/// The id of a row as a client may write it. Digits beyond PostgreSQL's `integer` are an id that no
/// row has: they become [#NONE], which matches nothing, rather than an error.
public record RowId(int value) {
  /// Keys come from sequences that begin at 1.
  public static final RowId NONE = new RowId(-1);

  /// A path segment of decimal digits of any script, as Python's `int` takes them.
  public static RowId valueOf(String digits) {
    return of(PythonInt.valueOf(digits));
  }

  public static RowId of(BigInteger id) {
    return id.bitLength() < Integer.SIZE ? new RowId(id.intValue()) : NONE;
  }
}
