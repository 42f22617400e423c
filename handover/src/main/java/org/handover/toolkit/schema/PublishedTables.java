package org.handover.toolkit.schema;

import java.util.List;
import java.util.Optional;

/// A publication refuses each UPDATE and DELETE of a table that says of no row which it is.
final class PublishedTables {
  private PublishedTables() {}

  static Optional<String> refusal(Trait publication, Side live) {
    String text = publication.detail();
    if (!text.contains("FOR ALL TABLES") && publication.kind().equals("publication")) {
      return Optional.empty();
    }
    List<Relation> nameless =
        live.tables().stream()
            .filter(table -> text.contains("FOR ALL TABLES") || names(text, table))
            .filter(table ->
                !live.has(table, "primary key", "")
                    && !live.detail(table, "replica identity", "").matches("FULL|USING INDEX .*"))
            .toList();
    return nameless.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "an UPDATE or DELETE of %s is refused: give it a primary key or REPLICA IDENTITY FULL, or leave it out"
                .formatted(nameless.getFirst()));
  }

  private static boolean names(String text, Relation table) {
    int at = text.indexOf(" ONLY ");
    return at > 0 && SqlParts.relation(text.substring(at + 6)).equals(table);
  }
}
