package org.handover.practice.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.handover.postgres.SqlStatements;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// A file of SQL from the class path, as `psql -f` would take it, less psql's own commands.
///
/// @param name as in the repository: `db/expand/001_baseline.sql`
record SqlScript(String name, String text) {
  static SqlScript load(String name) {
    return read(name, new ClassPathResource(name));
  }

  /// In the order of their names.
  static List<SqlScript> loadAll(String folder) {
    try {
      return Arrays.stream(
              new PathMatchingResourcePatternResolver()
                  .getResources("classpath*:" + folder + "/*.sql"))
          .map(resource -> read(folder + "/" + resource.getFilename(), resource))
          .sorted(Comparator.comparing(SqlScript::name))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SqlScript read(String name, Resource resource) {
    try {
      return new SqlScript(name, resource.getContentAsString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Without comments.
  List<String> statements() {
    return SqlStatements.of(text).stream().map(this::statement).toList();
  }

  private String statement(SqlStatements.Piece piece) {
    if (piece.kind() != SqlStatements.Kind.STATEMENT) {
      throw new IllegalStateException(
          "%s:%d is no statement that can be run".formatted(name, piece.line()));
    }
    return piece.bare();
  }
}
