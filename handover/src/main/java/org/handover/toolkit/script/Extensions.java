package org.handover.toolkit.script;

import java.util.Set;

/// The extensions that PostgreSQL itself lets an owner of a database install (`trusted` in their
/// control files), and two that only add types and functions.
final class Extensions {
  private static final Set<String> HARMLESS =
      Set.of(
          "btree_gin",
          "btree_gist",
          "citext",
          "cube",
          "dict_int",
          "earthdistance",
          "fuzzystrmatch",
          "hstore",
          "intarray",
          "isn",
          "ltree",
          "pg_trgm",
          "pgcrypto",
          "plpgsql",
          "postgis",
          "seg",
          "tablefunc",
          "tsm_system_rows",
          "tsm_system_time",
          "unaccent",
          "uuid-ossp",
          "vector");

  private Extensions() {}

  static boolean isHarmless(String name) {
    return HARMLESS.contains(name);
  }
}
