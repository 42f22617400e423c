package org.handover.toolkit.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.handover.toolkit.database.Session;

/// Every object of a database with the transaction that wrote its row of the catalog, at one
/// moment. Two of them tell what a statement made, altered and took away, whatever it was.
///
/// @param versions by object
public record ObjectList(Map<DbObject, String> versions) {
  private static final String SQL = sql();

  /// Its own records and the schema where values are saved are no part of it.
  private static final String OURS = "handover";

  public ObjectList {
    versions = Map.copyOf(versions);
  }

  /// All of them.
  ///
  /// @param without this program's other schemas
  public static ObjectList read(Session session, List<String> without) throws SQLException {
    return new ObjectList(query(session, SQL, without));
  }

  /// Only what the transaction that is open has written: few rows, read under its locks.
  public static ObjectList ofTransaction(Session session, List<String> without)
      throws SQLException {
    return new ObjectList(
        query(
            session,
            "SELECT * FROM (%s) o (kind, space, name, part, version) WHERE version = pg_current_xact_id()::xid"
                .formatted(SQL),
            without));
  }

  private static Map<DbObject, String> query(Session session, String sql, List<String> without)
      throws SQLException {
    List<String> ours = new java.util.ArrayList<>(without);
    ours.add(OURS);
    ours.add("handover_readonly");
    Map<DbObject, String> versions = new HashMap<>();
    session.query(sql, row -> versions.put(object(row), row.getString(5)), ours);
    return versions;
  }

  private static DbObject object(ResultSet row) throws SQLException {
    return new DbObject(row.getString(1), row.getString(2), row.getString(3), row.getString(4));
  }

  public boolean has(DbObject object) {
    return versions.containsKey(object);
  }

  /// What was done since.
  ///
  /// @param now all objects then
  public Footprint until(ObjectList now) {
    Footprint seen = touchedBy(now);
    Set<DbObject> gone = new HashSet<>(versions.keySet());
    gone.removeAll(now.versions.keySet());
    return new Footprint(seen.created(), seen.altered(), gone);
  }

  /// What was made or altered by those that are listed there with another version.
  ///
  /// @param touched perhaps only [#ofTransaction]
  public Footprint touchedBy(ObjectList touched) {
    Set<DbObject> created = new HashSet<>();
    Set<DbObject> altered = new HashSet<>();
    touched.versions.forEach((object, version) -> {
      if (!versions.containsKey(object)) {
        created.add(object);
      } else if (!version.equals(versions.get(object))) {
        altered.add(object);
      }
    });
    return new Footprint(created, altered, Set.of());
  }

  /// This one with what a statement did.
  public ObjectList with(ObjectList touched) {
    Map<DbObject, String> all = new HashMap<>(versions);
    all.putAll(touched.versions);
    return new ObjectList(all);
  }

  private static String sql() {
    try (InputStream resource = ObjectList.class.getResourceAsStream("objects.sql")) {
      return new String(
          Objects.requireNonNull(resource, "objects.sql").readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
