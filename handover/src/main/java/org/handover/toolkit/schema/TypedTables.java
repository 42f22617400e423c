package org.handover.toolkit.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A table that is made `OF` a composite type has the type's columns, which its own text does not
/// show.
final class TypedTables {
  private static final Pattern COMPOSITE =
      Pattern.compile("(?s)CREATE TYPE \\S.*? AS \\((?<columns>.*)\\)");

  private TypedTables() {}

  /// The same traits, and those that come from the types.
  static List<Trait> complete(List<Trait> traits) {
    Map<Relation, String> types = new HashMap<>();
    Map<Relation, String> columns = new HashMap<>();
    for (Trait trait : traits) {
      if (trait.kind().equals("of type")) {
        types.put(trait.table(), trait.detail());
      } else if (trait.kind().equals("type")) {
        Matcher composite = COMPOSITE.matcher(trait.detail());
        if (composite.matches()) {
          columns.put(
              new Relation(trait.table().schema(), trait.name()), composite.group("columns"));
        }
      }
    }
    if (types.isEmpty()) {
      return traits;
    }
    List<Trait> complete = new ArrayList<>();
    for (Trait trait : traits) {
      String ofType = types.get(trait.table());
      if (ofType != null && trait.kind().equals("table")) {
        String list = columns.getOrDefault(SqlParts.relation(ofType), "");
        complete.addAll(fromType(trait.table(), list, traits));
      }
      boolean isOfType = ofType != null && trait.kind().equals("column");
      if (!isOfType) {
        complete.add(trait);
      }
    }
    return complete;
  }

  /// What the table says itself of a column counts.
  private static List<Trait> fromType(Relation table, String columns, List<Trait> traits) {
    List<Trait.Subject> own =
        traits.stream().filter(t -> t.table().equals(table)).map(Trait::subject).toList();
    String create = "CREATE TABLE %s (%s)".formatted(table.quoted(), columns);
    return TableTraits.of(table, List.of(create)).stream()
        .filter(trait -> !trait.kind().equals("table"))
        .filter(trait -> trait.kind().equals("column") || !own.contains(trait.subject()))
        .toList();
  }
}
