package org.handover.toolkit.backup;

import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.handover.toolkit.database.Session;

/// Everything in a database that is not the server's own, an extension's, or this program's mark of
/// an unfinished restore. An object's number tells: those below 16384 are made with the cluster.
final class TargetContent {
  private static final String OBJECTS =
      """
      WITH found (class, oid) AS (
          SELECT 'pg_event_trigger'::regclass, oid FROM pg_event_trigger
          UNION ALL SELECT 'pg_publication', oid FROM pg_publication
          UNION ALL SELECT 'pg_foreign_server', oid FROM pg_foreign_server
          UNION ALL SELECT 'pg_foreign_data_wrapper', oid FROM pg_foreign_data_wrapper
          UNION ALL SELECT 'pg_namespace', oid FROM pg_namespace WHERE nspname !~ '^pg_(toast|temp)'
          UNION ALL SELECT 'pg_class', oid FROM pg_class c WHERE relkind IN ('r', 'p', 'v', 'm', 'S', 'f') AND relpersistence <> 't'
          UNION ALL SELECT 'pg_type', oid FROM pg_type t WHERE typtype IN ('b', 'd', 'e', 'r', 'p')
                    AND NOT EXISTS (SELECT FROM pg_type e WHERE e.typarray = t.oid)
          UNION ALL SELECT 'pg_type', t.oid FROM pg_type t JOIN pg_class c ON c.oid = t.typrelid AND c.relkind = 'c'
          UNION ALL SELECT 'pg_proc', oid FROM pg_proc
          UNION ALL SELECT 'pg_operator', oid FROM pg_operator
          UNION ALL SELECT 'pg_opclass', oid FROM pg_opclass
          UNION ALL SELECT 'pg_opfamily', oid FROM pg_opfamily
          UNION ALL SELECT 'pg_collation', oid FROM pg_collation
          UNION ALL SELECT 'pg_conversion', oid FROM pg_conversion
          UNION ALL SELECT 'pg_ts_config', oid FROM pg_ts_config
          UNION ALL SELECT 'pg_ts_dict', oid FROM pg_ts_dict
          UNION ALL SELECT 'pg_ts_parser', oid FROM pg_ts_parser
          UNION ALL SELECT 'pg_ts_template', oid FROM pg_ts_template
          UNION ALL SELECT 'pg_statistic_ext', oid FROM pg_statistic_ext
          UNION ALL SELECT 'pg_cast', oid FROM pg_cast
          UNION ALL SELECT 'pg_language', oid FROM pg_language
          UNION ALL SELECT 'pg_am', oid FROM pg_am
          UNION ALL SELECT 'pg_extension', oid FROM pg_extension WHERE extname <> ALL (?)
      ), objects AS (
          SELECT class, oid, pg_identify_object(class, oid, 0) AS object FROM found f
          WHERE oid >= 16384
            AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = f.class AND d.objid = f.oid AND d.deptype IN ('e', 'i'))
      )
      SELECT (object).type, (object).identity FROM objects
      WHERE coalesce((object).schema, (object).name, '') <> 'handover_restore'
      UNION ALL SELECT 'large object', oid::text FROM pg_largeobject_metadata
      UNION ALL SELECT 'default privileges', pg_get_userbyid(defaclrole) FROM pg_default_acl
      """;

  /// By which the server's name of a kind is not what DROP calls it.
  private static final Map<String, String> WORDS =
      Map.of("foreign-data wrapper", "foreign data wrapper", "statistics object", "statistics");

  private static final List<String> FIRST = List.of("event trigger", "publication", "schema");

  private final List<Item> items;

  private TargetContent(List<Item> items) {
    this.items = items;
  }

  private record Item(String kind, String identity) {
    String drop() {
      return kind.equals("large object")
          ? "SELECT lo_unlink(%s)".formatted(identity)
          : "DROP %s IF EXISTS %s CASCADE"
              .formatted(WORDS.getOrDefault(kind, kind).toUpperCase(Locale.ROOT), identity);
    }

    int turn() {
      return FIRST.contains(kind) ? FIRST.indexOf(kind) : FIRST.size();
    }
  }

  /// @param extensions that may be there already
  static TargetContent of(Session session, List<String> extensions) throws SQLException {
    return new TargetContent(
        session.query(OBJECTS, row -> new Item(row.getString(1), row.getString(2)), extensions));
  }

  boolean isEmpty() {
    return items.isEmpty();
  }

  /// `2 function, 1 table`.
  String text() {
    Map<String, Long> kinds =
        items.stream()
            .collect(Collectors.groupingBy(Item::kind, TreeMap::new, Collectors.counting()));
    return kinds.entrySet().stream()
        .map(kind -> kind.getValue() + " " + kind.getKey())
        .collect(Collectors.joining(", "));
  }

  /// Drops all of it.
  void clear(Session session) throws SQLException {
    for (Item item :
        items.stream()
            .filter(i -> !i.kind().equals("default privileges"))
            .sorted(Comparator.comparingInt(Item::turn))
            .toList()) {
      session.execute(item.drop());
    }
  }
}
