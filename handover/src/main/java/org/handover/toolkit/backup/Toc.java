package org.handover.toolkit.backup;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handover.toolkit.process.Command;
import org.handover.toolkit.process.ProcessRunner;

/// A dump's table of contents, in the order in which things can be made.
record Toc(List<TocEntry> entries) {
  private static final Pattern LINE = Pattern.compile("(\\d+); \\d+ \\d+ (.*)");

  /// What PostgreSQL 13 to 18 write, longer names first. Another one is restored with its section,
  /// and the comparison afterwards has the last word.
  private static final List<String> KINDS =
      Arrays.stream(
              """
              ACCESS METHOD,ACL,AGGREGATE,BLOB,BLOB COMMENTS,BLOB METADATA,BLOBS,CAST,CHECK CONSTRAINT,COLLATION,COMMENT,
              CONSTRAINT,CONVERSION,DEFAULT,DEFAULT ACL,DOMAIN,EVENT TRIGGER,EXTENSION,FK CONSTRAINT,FOREIGN DATA WRAPPER,
              FOREIGN TABLE,FUNCTION,INDEX,INDEX ATTACH,MATERIALIZED VIEW,MATERIALIZED VIEW DATA,OPERATOR,OPERATOR CLASS,
              OPERATOR FAMILY,POLICY,PROCEDURAL LANGUAGE,PROCEDURE,PUBLICATION,PUBLICATION TABLE,
              PUBLICATION TABLES IN SCHEMA,ROW SECURITY,RULE,SCHEMA,SECURITY LABEL,SEQUENCE,SEQUENCE OWNED BY,SEQUENCE SET,
              SERVER,SHELL TYPE,STATISTICS,STATISTICS DATA,SUBSCRIPTION,SUBSCRIPTION TABLE,TABLE,TABLE ATTACH,TABLE DATA,
              TEXT SEARCH CONFIGURATION,TEXT SEARCH DICTIONARY,TEXT SEARCH PARSER,TEXT SEARCH TEMPLATE,TRANSFORM,TRIGGER,
              TYPE,USER MAPPING,VIEW
              """
                  .split(","))
          .map(String::strip)
          .sorted(Comparator.comparingInt(String::length).reversed())
          .toList();

  Toc {
    entries = List.copyOf(entries);
  }

  /// Reads it.
  ///
  /// @param roles whose names, like those of schemas, tell where one name of a line ends and the
  ///   next begins
  static Toc of(Path dump, Collection<String> roles, Collection<String> schemas) {
    List<TocEntry> entries = new ArrayList<>();
    for (TocEntry.Section section : TocEntry.Section.values()) {
      String list =
          ProcessRunner.run(Command.of("pg_restore", "--list", section.option(), dump.toString()))
              .orStop("take another backup")
              .output();
      list.lines()
          .forEach(line -> {
            Matcher matcher = LINE.matcher(line);
            if (matcher.matches()) {
              entries.add(
                  entry(
                      Integer.parseInt(matcher.group(1)),
                      section,
                      matcher.group(2),
                      roles,
                      schemas));
            }
          });
    }
    return new Toc(entries);
  }

  /// `kind schema name owner`, with a dash for no schema. Any of them may hold spaces.
  static TocEntry entry(
      int id,
      TocEntry.Section section,
      String text,
      Collection<String> roles,
      Collection<String> schemas) {
    String kind = KINDS.stream().filter(k -> text.startsWith(k + " ")).findFirst().orElse("");
    String rest = kind.isEmpty() ? text : text.substring(kind.length() + 1);
    String owner = longest(roles, role -> rest.endsWith(" " + role)).orElse("");
    String named =
        rest.substring(0, rest.length() - owner.length() - (rest.endsWith(" " + owner) ? 1 : 0));
    String schema = longest(schemas, s -> named.startsWith(s + " ")).orElse("");
    String name =
        schema.isEmpty()
            ? named.startsWith("- ") ? named.substring(2) : named
            : named.substring(schema.length() + 1);
    return new TocEntry(id, section, kind, schema, name, owner);
  }

  private static Optional<String> longest(
      Collection<String> names, java.util.function.Predicate<String> fits) {
    return names.stream().filter(fits).max(Comparator.comparingInt(String::length));
  }
}
