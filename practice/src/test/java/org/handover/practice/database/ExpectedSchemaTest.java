package org.handover.practice.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// `expected-schema.txt` is generated: it is what `catalog.sql` says of a database that is made by `db/legacy.sql` and
/// `db/expand`. To write it anew after a change of either:
///
///     mvn -pl practice -am test -Dtest=ExpectedSchemaTest -Dexpected-schema.write=true
@Tag("integration")
class ExpectedSchemaTest {
  private static final Path RESOURCE =
      Path.of("src/main/resources", ExpectedSchema.class.getPackageName().replace('.', '/'))
          .resolve(ExpectedSchema.RESOURCE);

  @Test
  void isWhatTheScriptsMake() throws SQLException, IOException {
    String generated = generate();
    if (Boolean.getBoolean("expected-schema.write")) {
      Files.writeString(RESOURCE, generated);
    }

    assertThat(RESOURCE).hasContent(generated);
  }

  private static String generate() throws SQLException {
    try (TestDatabase database = TestDatabases.legacy()) {
      Map<String, List<Fact>> facts = new LinkedHashMap<>();
      List<Fact> known = facts(database);
      facts.put(ExpectedSchema.LEGACY, known);
      for (SqlScript script : SqlScript.loadAll("db/expand")) {
        database.execute(script.statements().toArray(String[]::new));
        List<Fact> now = facts(database);
        facts.put(script.name(), without(known, now));
        known = now;
      }
      return text(facts, known);
    }
  }

  private static List<Fact> facts(TestDatabase database) throws SQLException {
    List<String> tables =
        JdbcClient.create(database.dataSource())
            .sql(
                """
                SELECT CASE schemaname WHEN 'public' THEN tablename ELSE 'practice.' || tablename END
                FROM pg_tables
                WHERE schemaname IN ('public', 'practice')
                  AND tablename NOT IN ('alembic_version', 'baseline')
                """)
            .query((row, _) -> row.getString(1))
            .list();
    try (Connection connection = database.dataSource().getConnection()) {
      return LiveSchema.read(connection, tables);
    }
  }

  private static List<Fact> without(List<Fact> known, List<Fact> facts) {
    List<Fact> fresh = new ArrayList<>(facts);
    fresh.removeAll(known);
    return fresh;
  }

  private static String text(Map<String, List<Fact>> facts, List<Fact> atTheEnd) {
    StringBuilder text =
        new StringBuilder(
            """
            # What the service needs of its database: name | kind | detail, under the script that makes it so.
            # Generated from db/legacy.sql and db/expand: see ExpectedSchemaTest.
            """);
    facts.forEach((script, made) -> {
      text.append("\n[").append(script).append("]\n");
      made.stream()
          .filter(atTheEnd::contains)
          .filter(fact -> !isLegacyName(script, fact))
          .forEach(fact -> text.append(fact).append('\n'));
    });
    return text.toString();
  }

  /// What the legacy database calls its keys is its own affair: only the name that the expansion
  /// gives is ours.
  private static boolean isLegacyName(String script, Fact fact) {
    return script.equals(ExpectedSchema.LEGACY) && fact.is("foreign key name");
  }
}
