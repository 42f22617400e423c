package org.handover.toolkit.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A constraint by what it demands; its name is a trait of its own, which only messages and later
/// scripts count on.
final class ConstraintTraits {
  private static final Pattern PLAIN_LIST = Pattern.compile("\\(([^()]*)\\)");
  private static final Pattern UNIQUE =
      Pattern.compile("UNIQUE(?<nulls> NULLS NOT DISTINCT)? (?<keys>\\(.*)", Pattern.DOTALL);
  private static final Pattern FOREIGN_KEY =
      Pattern.compile("FOREIGN KEY \\((?<columns>.*?)\\) REFERENCES .*", Pattern.DOTALL);

  private ConstraintTraits() {}

  static List<Trait> of(Relation table, String name, String definition) {
    Matcher unique = UNIQUE.matcher(definition);
    Matcher foreign = FOREIGN_KEY.matcher(definition);
    if (definition.startsWith("PRIMARY KEY (")) {
      IndexText key = IndexText.of(definition.substring(12));
      String columns = columns(key.keys()) + key.rest();
      List<Trait> traits =
          new ArrayList<>(traits(table, "primary key", "", columns, name, columns));
      traits.addAll(key.besides(table, "primary key"));
      return traits;
    }
    if (unique.matches()) {
      String nulls = unique.group("nulls") == null ? "" : unique.group("nulls");
      IndexText key = IndexText.of("btree " + unique.group("keys"));
      String asIndex = new IndexText(key.method(), key.keys(), "", "", nulls + key.rest()).unique();
      List<Trait> traits =
          new ArrayList<>(traits(table, "unique", asIndex, "", name, columns(key.keys())));
      traits.addAll(key.besides(table, asIndex));
      return traits;
    }
    if (foreign.matches()) {
      String columns = foreign.group("columns");
      return traits(table, "foreign key", columns, definition, name, columns);
    }
    String kind =
        definition.startsWith("CHECK ")
            ? "check"
            : definition.startsWith("EXCLUDE ")
                ? "exclusion"
                : definition.startsWith("UNIQUE ")
                    ? "unique"
                    : definition.startsWith("NOT NULL ") ? "not null" : Trait.UNEXPLAINED;
    return traits(table, kind, definition, "", name, definition);
  }

  private static List<Trait> traits(
      Relation table, String kind, String about, String detail, String name, String named) {
    return List.of(
        new Trait(table, kind, about, detail),
        new Trait(table, "constraint name", "%s (%s)".formatted(kind, named), name));
  }

  private static String columns(String list) {
    Matcher plain = PLAIN_LIST.matcher(list);
    return plain.matches() ? plain.group(1) : list;
  }
}
