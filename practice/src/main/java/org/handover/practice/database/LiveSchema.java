package org.handover.practice.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Reads the facts of `catalog.sql` from a database, in one round trip.
final class LiveSchema {
  private LiveSchema() {}

  static List<Fact> read(Connection connection, List<String> tables) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(query())) {
      query.setArray(1, connection.createArrayOf("text", tables.toArray()));
      List<Fact> facts = new ArrayList<>();
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          facts.add(new Fact(rows.getString(1), rows.getString(2), rows.getString(3)));
        }
      }
      return facts;
    }
  }

  private static String query() {
    try (InputStream resource = LiveSchema.class.getResourceAsStream("catalog.sql")) {
      return new String(
          Objects.requireNonNull(resource, "catalog.sql").readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
