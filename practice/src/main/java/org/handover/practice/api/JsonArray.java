package org.handover.practice.api;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Rows that become one JSON array. Each value is copied once.
public final class JsonArray {
  private static final byte[] EMPTY = "[]".getBytes(StandardCharsets.UTF_8);

  private final List<byte[]> values = new ArrayList<>();

  /// The values, commas and brackets.
  private int length = 1;

  public void add(byte[] value) {
    values.add(value);
    length += value.length + 1;
  }

  /// Adds the JSON value in one of the row's columns, counted from 1, unless it is SQL's null.
  public void addIfPresent(ResultSet row, int column) throws SQLException {
    byte[] value = row.getBytes(column);
    if (value != null) {
      add(value);
    }
  }

  public Json json() {
    if (values.isEmpty()) {
      return Json.of(EMPTY);
    }
    byte[] array = new byte[length];
    int end = 0;
    for (byte[] value : values) {
      array[end++] = (byte) (end == 1 ? '[' : ',');
      System.arraycopy(value, 0, array, end, value.length);
      end += value.length;
    }
    array[end] = ']';
    return Json.of(array);
  }
}
