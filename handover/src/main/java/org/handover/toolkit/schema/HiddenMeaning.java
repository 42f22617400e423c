package org.handover.toolkit.schema;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.handover.toolkit.database.Session;

/// Functions and operators that are not expected but have the name of one that is: which of them a
/// call means depends on the types of its arguments, and on the search path.
final class HiddenMeaning {
  private static final Set<String> CALLED =
      Set.of("function", "procedure", "aggregate", "operator");

  private HiddenMeaning() {}

  /// The same differences; what may be meant instead of something else blocks.
  static List<Difference> told(List<Difference> differences, Side expected, Session session)
      throws SQLException {
    List<Difference> more =
        differences.stream()
            .filter(d -> d.weight() == Severity.ADDITIVE && d.expected().isEmpty())
            .filter(d -> CALLED.contains(d.kind()) && !d.found().contains(" RETURNS trigger "))
            .toList();
    if (more.isEmpty()) {
      return differences;
    }
    Set<String> ofServer = ofServer(more.stream().map(d -> name(d.name())).toList(), session);
    Set<Relation> beside =
        expected.traits().stream()
            .filter(trait -> CALLED.contains(trait.kind()))
            .map(trait -> new Relation(trait.table().schema(), name(trait.name())))
            .collect(Collectors.toSet());
    List<Difference> told = new ArrayList<>();
    for (Difference difference : differences) {
      String name = name(difference.name());
      boolean taken =
          ofServer.contains(name)
              || beside.contains(new Relation(difference.table().schema(), name));
      told.add(
          more.contains(difference) && taken
              ? difference.blocking(
                  "there is another %s of this name, and what is written for it may mean this one: see that it does not, or add it to the expected schema"
                      .formatted(difference.kind()))
              : difference);
    }
    return told;
  }

  private static Set<String> ofServer(List<String> names, Session session) throws SQLException {
    return new HashSet<>(
        session.query(
            """
            SELECT proname FROM pg_catalog.pg_proc WHERE pronamespace = 'pg_catalog'::regnamespace AND proname = ANY (?)
            UNION SELECT oprname FROM pg_catalog.pg_operator WHERE oprnamespace = 'pg_catalog'::regnamespace AND oprname = ANY (?)
            """,
            row -> row.getString(1),
            names,
            names));
  }

  /// Without the arguments.
  private static String name(String signature) {
    int open = signature.indexOf('(');
    return SqlParts.plain(open > 0 ? signature.substring(0, open) : signature);
  }
}
