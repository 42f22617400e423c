package org.handover.practice.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// A file of SQL from the class path, as `psql -f` would take it, less psql's own commands.
///
/// @param name as in the repository: `db/expand/001_baseline.sql`
record SqlScript(String name, String text) {
  /// What may hold a semicolon that ends nothing: strings (those with backslashes first), quoted
  /// names, comments and dollar-quoted bodies. A doubled quote reads as two strings in a row, which
  /// cuts at the same places.
  private static final Pattern TOKEN =
      Pattern.compile(
          """
          [eE]'(?:[^'\\\\]++|\\\\.)*+'|'[^']*+'|"[^"]*+"|--[^\\n]*+|/\\*.*?\\*/|(\\$\\w*\\$).*?\\1|;|[^eE'"/$;-]++|.\
          """,
          Pattern.DOTALL);

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

  List<String> statements() {
    List<String> statements = new ArrayList<>();
    StringBuilder statement = new StringBuilder();
    Matcher token = TOKEN.matcher(text);
    while (token.find()) {
      switch (token.group()) {
        case ";" -> add(statements, statement);
        case String comment when comment.startsWith("--") || comment.startsWith("/*") ->
            statement.append(' ');
        case String other -> statement.append(other);
      }
    }
    add(statements, statement);
    return statements;
  }

  private static void add(List<String> statements, StringBuilder statement) {
    String text = statement.toString().strip();
    if (!text.isEmpty()) {
      statements.add(text);
    }
    statement.setLength(0);
  }
}
