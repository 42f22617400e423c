package org.handover.toolkit.schema;

import java.util.List;
import java.util.stream.Collectors;

/// An index or a key as PostgreSQL writes it down, its parts told apart: which rows may be there
/// together is one thing, what else is kept with them and how full a page is are others.
///
/// @param method `btree`, or empty where a constraint does not say it
/// @param keys in brackets
/// @param include in brackets; empty: nothing
/// @param storage the parameters; empty: none
/// @param rest `NULLS NOT DISTINCT`, `WHERE …`, `DEFERRABLE …`
record IndexText(String method, String keys, String include, String storage, String rest) {
  private static final String INCLUDE = "INCLUDE ";
  private static final String NULLS = "NULLS NOT DISTINCT";
  private static final String WITH = "WITH ";

  static IndexText of(String definition) {
    int open = definition.indexOf('(');
    int end = SqlParts.afterBrackets(definition, open);
    String after = definition.substring(end).strip();
    String include = "";
    String storage = "";
    String nulls = "";
    if (after.startsWith(INCLUDE)) {
      int to = SqlParts.afterBrackets(after, INCLUDE.length());
      include = after.substring(INCLUDE.length(), to);
      after = after.substring(to).strip();
    }
    if (after.startsWith(NULLS)) {
      nulls = " " + NULLS;
      after = after.substring(NULLS.length()).strip();
    }
    if (after.startsWith(WITH)) {
      int to = SqlParts.afterBrackets(after, WITH.length());
      storage = after.substring(WITH.length(), to);
      after = after.substring(to).strip();
    }
    return new IndexText(
        definition.substring(0, open).strip(),
        definition.substring(open, end),
        include,
        storage,
        nulls + (after.isEmpty() ? "" : " " + after));
  }

  /// One by one.
  List<String> keyList() {
    return SqlParts.list(keys.substring(1, keys.length() - 1));
  }

  /// What it keeps apart: in which direction it is sorted is no matter.
  String unique() {
    return "%s (%s)%s"
        .formatted(
            method,
            keyList().stream()
                .map(key -> key.replaceFirst("(?: ASC| DESC)?(?: NULLS (?:FIRST|LAST))?$", ""))
                .collect(Collectors.joining(", ")),
            rest)
        .strip();
  }

  /// What it finds.
  String index() {
    return method + " " + keys + rest;
  }

  /// What is kept besides, each as a trait of its own.
  List<Trait> besides(Relation table, String about) {
    return java.util.stream.Stream.of(
            new Trait(table, "included columns", about, include),
            new Trait(table, "storage parameters", about, storage))
        .filter(trait -> !trait.detail().isEmpty())
        .toList();
  }
}
