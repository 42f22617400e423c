package org.handover.toolkit.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.handover.toolkit.database.Session;

/// All facts of some schemas, at one moment.
public record Catalog(List<Fact> facts) {
  static final String SQL = sql();

  public Catalog {
    facts = List.copyOf(facts);
  }

  /// In one round trip.
  public static Catalog read(Session session, List<String> schemas) throws SQLException {
    return of(written(session, schemas));
  }

  /// The facts as PostgreSQL writes them down.
  static List<Fact> written(Session session, List<String> schemas) throws SQLException {
    String before = session.text("SELECT current_setting('search_path')");
    session.text("SELECT set_config('search_path', 'pg_catalog', false)");
    try {
      return session.query(SQL, Catalog::fact, schemas);
    } finally {
      session.text("SELECT set_config('search_path', ?, false)", before);
    }
  }

  private static Fact fact(ResultSet row) throws SQLException {
    return new Fact(
        row.getString(1),
        row.getString(2),
        FactKind.valueOf(row.getString(3)),
        row.getString(4),
        Objects.requireNonNullElse(row.getString(5), ""));
  }

  static Catalog of(List<Fact> written) {
    return new Catalog(written.stream().map(Fact::plain).toList());
  }

  /// All schemas that are not the server's own.
  public static List<String> schemas(Session session) throws SQLException {
    return session.query(
        """
        SELECT nspname FROM pg_namespace
        WHERE nspname !~ '^pg_' AND nspname <> 'information_schema' ORDER BY 1
        """,
        row -> row.getString(1));
  }

  /// Those that facts are about.
  public List<String> schemas() {
    return facts.stream().map(Fact::schema).filter(s -> !s.isEmpty()).distinct().toList();
  }

  public NavigableSet<Relation> tables() {
    return facts.stream()
        .filter(fact -> fact.kind() == FactKind.TABLE)
        .map(Fact::table)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// In the order of the facts; more than one fact of a subject are rare.
  public Map<Fact.Subject, List<Fact>> bySubject() {
    return facts.stream()
        .collect(Collectors.groupingBy(Fact::subject, LinkedHashMap::new, Collectors.toList()));
  }

  /// What is here and was not there.
  public List<Fact> minus(Catalog before) {
    Set<Fact> known = new HashSet<>(before.facts);
    return facts.stream().filter(fact -> !known.contains(fact)).toList();
  }

  private static String sql() {
    try (InputStream resource = Catalog.class.getResourceAsStream("catalog.sql")) {
      return new String(
          Objects.requireNonNull(resource, "catalog.sql").readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
