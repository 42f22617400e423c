package org.handover.practice.api;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.RowMapper;

/// One JSON value as UTF-8 bytes. PostgreSQL builds the answers' JSON; the bytes go from its socket
/// to the client's without being decoded, which is most of the difference in speed to building them
/// from objects.
public final class Json {
  /// A row whose only column is a JSON value.
  public static final RowMapper<Json> ROW = (row, number) -> in(row);

  /// Rows whose only column is a JSON value, as one JSON array.
  public static final ResultSetExtractor<Json> ARRAY = Json::array;

  private final byte[] bytes;

  private Json(byte[] bytes) {
    this.bytes = bytes;
  }

  /// Wraps text that is JSON already.
  public static Json of(String text) {
    return new Json(text.getBytes(StandardCharsets.UTF_8));
  }

  /// Wraps UTF-8 bytes that are JSON already; they are not copied.
  public static Json of(byte[] utf8) {
    return new Json(utf8);
  }

  /// The JSON value in the row's first column.
  public static Json in(ResultSet row) throws SQLException {
    return in(row, 1);
  }

  /// The JSON value in one of the row's columns, counted from 1.
  public static Json in(ResultSet row, int column) throws SQLException {
    return new Json(row.getBytes(column));
  }

  private static Json array(ResultSet rows) throws SQLException {
    JsonArray array = new JsonArray();
    while (rows.next()) {
      array.add(rows.getBytes(1));
    }
    return array.json();
  }

  public int length() {
    return bytes.length;
  }

  /// The bytes themselves, not a copy: only to be read.
  public byte[] bytes() {
    return bytes;
  }

  public void writeTo(OutputStream out) throws IOException {
    out.write(bytes);
  }

  /// The JSON text.
  @Override
  public String toString() {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
