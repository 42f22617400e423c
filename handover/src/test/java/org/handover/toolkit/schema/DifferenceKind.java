package org.handover.toolkit.schema;

import java.util.stream.Stream;

/// A kind of difference, in a schema of its own, and what is to be said of it.
///
/// @param standing `compatible`, `additive` or `blocked`
record DifferenceKind(String name, String standing, String expected, String live) {
  static final String T = "CREATE TABLE t (id int PRIMARY KEY, a text, b text);";
  private static final String NEW_ROW =
      "CREATE FUNCTION tf() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';";
  private static final String F = "CREATE FUNCTION f(i int) RETURNS int LANGUAGE sql ";

  @Override
  public String toString() {
    return name;
  }

  static DifferenceKind blocked(String name, String expected, String live) {
    return new DifferenceKind(name, "blocked", expected, live);
  }

  static DifferenceKind additive(String name, String expected, String live) {
    return new DifferenceKind(name, "additive", expected, live);
  }

  static DifferenceKind same(String name, String expected, String live) {
    return new DifferenceKind(name, "compatible", expected, live);
  }

  static Stream<DifferenceKind> all() {
    return Stream.of(
            tables(),
            keys(),
            columns(),
            code(),
            types(),
            sequences(),
            rights(),
            others(),
            newColumns(),
            newRules(),
            wider(),
            publications(),
            StorageKinds.all())
        .flatMap(kinds -> kinds);
  }

  private static Stream<DifferenceKind> tables() {
    String parts = "CREATE TABLE ev (id int) PARTITION BY RANGE (id);";
    return Stream.of(
        blocked(
            "partition_bound",
            parts + "CREATE TABLE ev_a PARTITION OF ev FOR VALUES FROM (0) TO (100);",
            parts + "CREATE TABLE ev_a PARTITION OF ev FOR VALUES FROM (0) TO (10);"),
        blocked(
            "partition_detached",
            parts + "CREATE TABLE ev_a PARTITION OF ev FOR VALUES FROM (0) TO (100);",
            parts + "CREATE TABLE ev_a (id int);"),
        blocked(
            "partition_attached",
            parts + "CREATE TABLE ev_a (id int);",
            parts + "CREATE TABLE ev_a PARTITION OF ev FOR VALUES FROM (0) TO (100);"),
        blocked("partition_key", parts, "CREATE TABLE ev (id int) PARTITION BY HASH (id);"),
        blocked(
            "inherits_missing",
            "CREATE TABLE p (id int); CREATE TABLE c (x int) INHERITS (p);",
            "CREATE TABLE p (id int); CREATE TABLE c (id int, x int);"),
        blocked(
            "inherits_more",
            "CREATE TABLE p (id int);",
            "CREATE TABLE p (id int); CREATE TABLE c (x int) INHERITS (p);"),
        blocked("unlogged", T, "CREATE UNLOGGED TABLE t (id int PRIMARY KEY, a text, b text);"),
        additive("logged", "CREATE UNLOGGED TABLE t (id int PRIMARY KEY, a text, b text);", T),
        additive("fillfactor", T, T + "ALTER TABLE t SET (fillfactor = 70);"),
        additive(
            "column_order", "CREATE TABLE t (a text, b text);", "CREATE TABLE t (b text, a text);"),
        additive(
            "column_in_the_middle",
            "CREATE TABLE t (a text, b text);",
            "CREATE TABLE t (a text, x text, b text);"),
        blocked("replica_identity_nothing", T, T + "ALTER TABLE t REPLICA IDENTITY NOTHING;"),
        blocked("rule_more", T, T + "CREATE RULE r AS ON INSERT TO t DO INSTEAD NOTHING;"),
        blocked(
            "rule_missing",
            T
                + "CREATE RULE r AS ON DELETE TO t DO INSTEAD UPDATE t SET a = 'gone' WHERE id = OLD.id;",
            T),
        blocked(
            "rule_disabled",
            T + "CREATE RULE r AS ON DELETE TO t DO INSTEAD NOTHING;",
            T
                + "CREATE RULE r AS ON DELETE TO t DO INSTEAD NOTHING; ALTER TABLE t DISABLE RULE r;"),
        blocked(
            "row_security_forced",
            T + "ALTER TABLE t ENABLE ROW LEVEL SECURITY;",
            T + "ALTER TABLE t ENABLE ROW LEVEL SECURITY; ALTER TABLE t FORCE ROW LEVEL SECURITY;"),
        blocked(
            "policy_role",
            T + "CREATE POLICY p ON t TO pg_monitor USING (id > 1);",
            T + "CREATE POLICY p ON t USING (id > 1);"),
        blocked(
            "policy_more",
            T + "CREATE POLICY p ON t USING (id > 1);",
            T
                + "CREATE POLICY p ON t USING (id > 1); CREATE POLICY q ON t AS RESTRICTIVE USING (false);"),
        blocked(
            "policy_kind",
            T + "CREATE POLICY p ON t USING (id > 1);",
            T + "CREATE POLICY p ON t AS RESTRICTIVE USING (id > 1);"),
        blocked(
            "policy_command",
            T + "CREATE POLICY p ON t FOR SELECT USING (id > 1);",
            T + "CREATE POLICY p ON t FOR ALL USING (id > 1);"),
        blocked(
            "odd_names",
            "CREATE TABLE \"Odd \"\"t\"\" 🐘\" (\"a b\" int, CHECK (\"a b\" > 0));",
            "CREATE TABLE \"Odd \"\"t\"\" 🐘\" (\"a b\" int, CHECK (\"a b\" > 1));"),
        same(
            "odd_names_same",
            "CREATE TABLE \"Odd t (x, y); --\" (\"a b\" int DEFAULT 1, \"(\" int);",
            "CREATE TABLE \"Odd t (x, y); --\" (\"a b\" int DEFAULT 1, \"(\" int);"));
  }

  private static Stream<DifferenceKind> keys() {
    String child = "CREATE TABLE p (id int PRIMARY KEY); CREATE TABLE c (id int REFERENCES p);";
    return Stream.of(
        blocked(
            "key_deferrable",
            "CREATE TABLE k (id int, PRIMARY KEY (id) DEFERRABLE INITIALLY DEFERRED);",
            "CREATE TABLE k (id int, PRIMARY KEY (id));"),
        blocked(
            "unique_deferrable",
            "CREATE TABLE k (id int, UNIQUE (id));",
            "CREATE TABLE k (id int, UNIQUE (id) DEFERRABLE);"),
        blocked(
            "unique_nulls",
            "CREATE TABLE k (id int, UNIQUE (id));",
            "CREATE TABLE k (id int, UNIQUE NULLS NOT DISTINCT (id));"),
        same(
                "unique_as_index",
                "CREATE TABLE k (id int, UNIQUE (id));",
                "CREATE TABLE k (id int); CREATE UNIQUE INDEX k_id_key ON k (id);")
            .additiveIfNamed(),
        blocked("foreign_key_disabled", child, child + "ALTER TABLE c DISABLE TRIGGER ALL;"),
        blocked(
            "foreign_key_action",
            child,
            "CREATE TABLE p (id int PRIMARY KEY); CREATE TABLE c (id int REFERENCES p ON DELETE CASCADE);"),
        blocked(
            "foreign_key_deferred",
            child,
            "CREATE TABLE p (id int PRIMARY KEY); CREATE TABLE c (id int REFERENCES p DEFERRABLE INITIALLY DEFERRED);"),
        blocked(
            "check_or_and",
            "CREATE TABLE t (a bool, b bool, c bool, CHECK ((a OR b) AND c));",
            "CREATE TABLE t (a bool, b bool, c bool, CHECK (a OR (b AND c)));"),
        blocked(
            "check_quotes",
            "CREATE TABLE t (a text, CHECK (a <> 'a(b)'));",
            "CREATE TABLE t (a text, CHECK (a <> 'ab'));"),
        blocked(
            "check_cast",
            "CREATE TABLE t (a text, CHECK (a::int > 1));",
            "CREATE TABLE t (a text, CHECK (a > '1'));"),
        additive(
            "check_of_not_null",
            T + "ALTER TABLE t ALTER a SET NOT NULL;",
            T + "ALTER TABLE t ALTER a SET NOT NULL, ADD CHECK (a IS NOT NULL);"),
        additive("check_of_not_null_missing", T + "ALTER TABLE t ADD CHECK (id IS NOT NULL);", T),
        blocked("check_not_null_more", T, T + "ALTER TABLE t ADD CHECK (a IS NOT NULL);"),
        blocked("check_more", T, T + "ALTER TABLE t ADD CHECK (a <> '');"),
        additive(
            "check_of_new_column",
            T,
            T + "ALTER TABLE t ADD n int; ALTER TABLE t ADD CHECK (n > 0);"),
        blocked(
            "check_not_valid",
            T + "ALTER TABLE t ADD CHECK (a <> '');",
            T + "ALTER TABLE t ADD CHECK (a <> '') NOT VALID;"),
        blocked(
            "exclusion_other",
            "CREATE TABLE t (a int, EXCLUDE USING btree (a WITH =));",
            "CREATE TABLE t (a int, EXCLUDE USING btree (a WITH =) WHERE (a > 5));"),
        blocked(
            "index_partial_unique",
            T + "CREATE UNIQUE INDEX i ON t (a);",
            T + "CREATE UNIQUE INDEX i ON t (a) WHERE b <> '';"),
        additive(
            "index_method",
            T + "CREATE INDEX i ON t USING hash (a);",
            T + "CREATE INDEX i ON t (a);"),
        additive("statistics_more", T, T + "CREATE STATISTICS s ON a, b FROM t;"),
        additive("statistics_missing", T + "CREATE STATISTICS s ON a, b FROM t;", T));
  }

  private static Stream<DifferenceKind> columns() {
    return Stream.of(
        blocked(
            "generated",
            "CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a + 1) STORED);",
            "CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a - 1) STORED);"),
        blocked(
            "generated_more",
            "CREATE TABLE t (a int, b int);",
            "CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a - 1) STORED);"),
        blocked(
            "identity_always",
            "CREATE TABLE t (id int GENERATED BY DEFAULT AS IDENTITY);",
            "CREATE TABLE t (id int GENERATED ALWAYS AS IDENTITY);"),
        blocked(
            "identity_bounds",
            "CREATE TABLE t (id int GENERATED BY DEFAULT AS IDENTITY);",
            "CREATE TABLE t (id int GENERATED BY DEFAULT AS IDENTITY (MAXVALUE 10));"),
        blocked(
            "default_other_sequence",
            "CREATE SEQUENCE s1; CREATE SEQUENCE s2; CREATE TABLE t (id int DEFAULT nextval('s1'));",
            "CREATE SEQUENCE s1; CREATE SEQUENCE s2; CREATE TABLE t (id int DEFAULT nextval('s2'));"),
        additive(
            "default_own_sequence",
            "CREATE TABLE t (id serial);",
            "CREATE TABLE t (id serial); ALTER SEQUENCE t_id_seq RENAME TO t_id_seq1;"),
        blocked(
            "default_not",
            "CREATE TABLE t (a bool NOT NULL DEFAULT (1 IS NOT NULL));",
            "CREATE TABLE t (a bool NOT NULL DEFAULT (1 IS NULL));"),
        additive("column_storage", T, T + "ALTER TABLE t ALTER a SET STORAGE EXTERNAL;"),
        additive("column_compression", T, T + "ALTER TABLE t ALTER a SET COMPRESSION pglz;"),
        additive("column_statistics", T, T + "ALTER TABLE t ALTER a SET STATISTICS 500;"),
        blocked(
            "numeric_scale",
            "CREATE TABLE t (a numeric(10, 2));",
            "CREATE TABLE t (a numeric(10, 1));"),
        blocked("array_of", "CREATE TABLE t (a text[]);", "CREATE TABLE t (a text);"),
        blocked(
            "time_zone",
            "CREATE TABLE t (a timestamptz DEFAULT now());",
            "CREATE TABLE t (a timestamp DEFAULT now());"),
        blocked(
            "collation_of_column",
            "CREATE TABLE t (a text COLLATE \"C\");",
            "CREATE TABLE t (a text COLLATE \"POSIX\");"));
  }

  private static Stream<DifferenceKind> code() {
    String view = "CREATE TABLE t (id int, a text); CREATE VIEW v ";
    String on = " CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION tf();";
    String swallow =
        "CREATE FUNCTION tf() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';";
    String stamp =
        "CREATE FUNCTION tf() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.%s := now(); RETURN NEW; END $$;";
    return Stream.of(
        additive("function_body", F + "AS 'SELECT i';", F + "AS 'SELECT i + 1';"),
        additive("function_volatile", F + "AS 'SELECT i';", F + "IMMUTABLE AS 'SELECT i';"),
        additive("function_definer", F + "SECURITY DEFINER AS 'SELECT i';", F + "AS 'SELECT i';"),
        additive(
            "function_path",
            F + "SET search_path = pg_catalog AS 'SELECT i';",
            F + "AS 'SELECT i';"),
        additive(
            "function_return",
            "CREATE FUNCTION f(i int) RETURNS bigint LANGUAGE sql AS 'SELECT 1::bigint';",
            F + "AS 'SELECT 1';"),
        additive(
            "function_atomic",
            F + "BEGIN ATOMIC SELECT i + 1; END;",
            F + "BEGIN ATOMIC SELECT i - 1; END;"),
        blocked("function_missing", F + "AS 'SELECT i';", ""),
        additive(
            "function_more",
            "CREATE TABLE t (id int);",
            "CREATE TABLE t (id int);" + F + "AS 'SELECT i';"),
        blocked(
            "function_in_default",
            F + "AS 'SELECT i'; CREATE TABLE t (a int DEFAULT f(1));",
            F + "AS 'SELECT i + 1'; CREATE TABLE t (a int DEFAULT f(1));"),
        blocked("trigger_body", T + NEW_ROW + on, T + swallow + on),
        blocked("trigger_swallows", T, T + swallow + on),
        blocked(
            "trigger_of_unknown_effect",
            T,
            T
                + "CREATE FUNCTION tf() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM 1; RETURN NEW; END';"
                + on),
        blocked("trigger_sets_known_column", T, T + stamp.formatted("a") + on),
        additive(
            "trigger_sets_new_column",
            T,
            T + "ALTER TABLE t ADD n timestamptz;" + stamp.formatted("n") + on),
        blocked(
            "trigger_of_server",
            T,
            T
                + "CREATE TRIGGER g BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();"),
        blocked(
            "trigger_on_delete",
            T,
            T
                + NEW_ROW
                + "CREATE TRIGGER g BEFORE DELETE ON t FOR EACH ROW EXECUTE FUNCTION tf();"),
        blocked(
            "trigger_always",
            T + NEW_ROW + on,
            T + NEW_ROW + on + "ALTER TABLE t ENABLE ALWAYS TRIGGER g;"),
        blocked(
            "view_barrier",
            view + "AS SELECT id, a FROM t;",
            view + "WITH (security_barrier) AS SELECT id, a FROM t;"),
        blocked(
            "view_check_option",
            view + "AS SELECT id, a FROM t WHERE id > 1 WITH CHECK OPTION;",
            view + "AS SELECT id, a FROM t WHERE id > 1;"),
        blocked(
            "view_instead_of",
            T
                + NEW_ROW
                + "CREATE VIEW v AS SELECT id FROM t GROUP BY id; CREATE TRIGGER g INSTEAD OF INSERT ON v FOR EACH ROW EXECUTE FUNCTION tf();",
            T + NEW_ROW + "CREATE VIEW v AS SELECT id FROM t GROUP BY id;"),
        blocked(
            "view_missing", view + "AS SELECT id, a FROM t;", "CREATE TABLE t (id int, a text);"),
        blocked(
            "view_default",
            view + "AS SELECT id, a FROM t; ALTER VIEW v ALTER a SET DEFAULT 'x';",
            view + "AS SELECT id, a FROM t;"),
        blocked(
            "matview_unpopulated",
            "CREATE MATERIALIZED VIEW m AS SELECT 1 AS a;",
            "CREATE MATERIALIZED VIEW m AS SELECT 1 AS a WITH NO DATA;"),
        blocked(
            "aggregate",
            "CREATE AGGREGATE s(int) (SFUNC = int4pl, STYPE = int, INITCOND = '0');",
            "CREATE AGGREGATE s(int) (SFUNC = int4pl, STYPE = int, INITCOND = '1');"),
        blocked(
            "operator",
            "CREATE OPERATOR |+| (LEFTARG = int, RIGHTARG = int, FUNCTION = int4pl);",
            "CREATE OPERATOR |+| (LEFTARG = int, RIGHTARG = int, FUNCTION = int4mi);"));
  }

  private static Stream<DifferenceKind> types() {
    return Stream.of(
        blocked(
            "domain_check",
            "CREATE DOMAIN d AS text;",
            "CREATE DOMAIN d AS text CHECK (VALUE ~ '^[0-9]{5}$');"),
        blocked("domain_not_null", "CREATE DOMAIN d AS text;", "CREATE DOMAIN d AS text NOT NULL;"),
        blocked(
            "domain_default",
            "CREATE DOMAIN d AS text DEFAULT 'a';",
            "CREATE DOMAIN d AS text DEFAULT 'b';"),
        additive("domain_more", T, T + "CREATE DOMAIN d AS text;"),
        blocked(
            "composite",
            "CREATE TYPE c AS (a int, b text);",
            "CREATE TYPE c AS (a int, b varchar(3));"),
        blocked(
            "range",
            "CREATE TYPE r AS RANGE (SUBTYPE = float8);",
            "CREATE TYPE r AS RANGE (SUBTYPE = numeric);"),
        blocked(
            "enum_comma", "CREATE TYPE m AS ENUM ('a', 'b');", "CREATE TYPE m AS ENUM ('a, b');"),
        blocked(
            "enum_order_of_one",
            "CREATE TYPE m AS ENUM ('a', 'b');",
            "CREATE TYPE m AS ENUM ('b', 'a');"),
        blocked(
            "collation_icu",
            "CREATE COLLATION ci (provider = icu, locale = 'und-u-ks-level2', deterministic = false); CREATE TABLE t (a text COLLATE ci UNIQUE);",
            "CREATE COLLATION ci (provider = icu, locale = 'und'); CREATE TABLE t (a text COLLATE ci UNIQUE);"),
        blocked(
            "text_search",
            "CREATE TEXT SEARCH CONFIGURATION c (COPY = english);",
            "CREATE TEXT SEARCH CONFIGURATION c (COPY = simple);"));
  }

  private static Stream<DifferenceKind> sequences() {
    return Stream.of(
        blocked("sequence_missing", "CREATE SEQUENCE s;", ""),
        blocked("sequence_bound", "CREATE SEQUENCE s;", "CREATE SEQUENCE s MAXVALUE 100;"),
        blocked("sequence_step", "CREATE SEQUENCE s;", "CREATE SEQUENCE s INCREMENT BY 50;"),
        additive("sequence_wider", "CREATE SEQUENCE s AS integer;", "CREATE SEQUENCE s AS bigint;"),
        blocked(
            "sequence_owner",
            "CREATE TABLE t (id int); CREATE SEQUENCE s OWNED BY t.id;",
            "CREATE TABLE t (id int); CREATE SEQUENCE s;"));
  }

  private static Stream<DifferenceKind> rights() {
    return Stream.of(
        blocked("grant_missing", T + "GRANT SELECT ON t TO pg_monitor;", T),
        additive("grant_more", T, T + "GRANT SELECT ON t TO pg_monitor;"),
        additive(
            "grant_wider",
            T + "GRANT SELECT ON t TO pg_monitor;",
            T + "GRANT ALL ON t TO pg_monitor;"),
        blocked(
            "grant_narrower",
            T + "GRANT SELECT, INSERT ON t TO pg_monitor;",
            T + "GRANT SELECT ON t TO pg_monitor;"),
        blocked(
            "grant_column_missing",
            T + "GRANT UPDATE (a) ON t TO pg_monitor;",
            T + "GRANT UPDATE (b) ON t TO pg_monitor;"),
        blocked(
            "revoked_execute",
            F + "AS 'SELECT i';",
            F + "AS 'SELECT i'; REVOKE ALL ON FUNCTION f(int) FROM PUBLIC;"),
        blocked(
            "default_privileges",
            T + "ALTER DEFAULT PRIVILEGES IN SCHEMA %s GRANT SELECT ON TABLES TO pg_monitor;",
            T),
        additive(
            "comment",
            T + "COMMENT ON COLUMN t.a IS 'one';",
            T + "COMMENT ON COLUMN t.a IS 'two';"));
  }

  private static Stream<DifferenceKind> others() {
    String wrapper =
        "CREATE FOREIGN DATA WRAPPER %s_w; CREATE SERVER %s_s FOREIGN DATA WRAPPER %s_w ";
    return Stream.of(
        same("expression_in_all_places", inLists(), inLists()),
        blocked(
            "foreign_table",
            wrapper + "; CREATE FOREIGN TABLE f (a int) SERVER %s_s OPTIONS (n 'x');",
            wrapper + "; CREATE FOREIGN TABLE f (a int) SERVER %s_s OPTIONS (n 'y');"));
  }

  private static Stream<DifferenceKind> newColumns() {
    String column = T + "ALTER TABLE t ADD n ";
    return Stream.of(
        blocked("new_check_of_nothing", T, T + "ALTER TABLE t ADD CHECK (false) NOT VALID;"),
        blocked(
            "new_check_demands",
            T,
            column + "int; ALTER TABLE t ADD CHECK (n IS NOT NULL) NOT VALID;"),
        blocked(
            "new_check_against_default",
            T,
            column + "int DEFAULT -1; ALTER TABLE t ADD CHECK (n > 0) NOT VALID;"),
        additive(
            "new_check_of_default",
            T,
            column + "text NOT NULL DEFAULT 'open' CHECK (n IN ('open', 'held'));"),
        blocked("new_check_of_row", T, T + "ALTER TABLE t ADD CHECK (t.* IS NOT NULL) NOT VALID;"),
        blocked("new_domain_demands", T, "CREATE DOMAIN d AS int NOT NULL;" + column + "d;"),
        additive(
            "new_domain_default", T, "CREATE DOMAIN d AS int NOT NULL DEFAULT 1;" + column + "d;"),
        additive("new_identity", T, column + "int GENERATED ALWAYS AS IDENTITY;"),
        blocked(
            "new_default_too_long",
            T,
            column + "varchar(2); ALTER TABLE t ALTER n SET DEFAULT 'abc';"),
        blocked(
            "default_too_long",
            "CREATE TABLE t (a varchar(2));",
            "CREATE TABLE t (a varchar(2) DEFAULT 'abc');"),
        blocked("new_generated_fails", T, column + "int GENERATED ALWAYS AS (a::int) STORED;"),
        additive("new_generated", T, column + "text GENERATED ALWAYS AS (lower(a)) STORED;"),
        blocked("index_fails", T, T + "CREATE INDEX i ON t ((a::int));"),
        additive(
            "index_of_text_search",
            T,
            T
                + "CREATE INDEX i ON t USING gin (to_tsvector('english'::regconfig, coalesce(a, '')));"));
  }

  private static Stream<DifferenceKind> newRules() {
    String target = T + "CREATE TABLE o (id int PRIMARY KEY);";
    String parts =
        "CREATE TABLE e (id int, v int) PARTITION BY LIST (id); CREATE TABLE e0 PARTITION OF e DEFAULT;";
    String part = "CREATE TABLE e1 PARTITION OF e %s FOR VALUES IN (1);";
    return Stream.of(
        blocked("unique_of_known", T, T + "CREATE UNIQUE INDEX u ON t (a) WHERE b IS NULL;"),
        additive("unique_with_key", T, T + "CREATE UNIQUE INDEX u ON t (id, a);"),
        additive("unique_of_new", T, T + "ALTER TABLE t ADD n uuid UNIQUE;"),
        blocked(
            "unique_of_default",
            T,
            T + "ALTER TABLE t ADD n int DEFAULT 0; ALTER TABLE t ADD UNIQUE (n);"),
        additive(
            "unique_of_random",
            T,
            T + "ALTER TABLE t ADD n uuid NOT NULL DEFAULT gen_random_uuid() UNIQUE;"),
        blocked("unique_of_nulls", T, T + "ALTER TABLE t ADD n int UNIQUE NULLS NOT DISTINCT;"),
        blocked("unique_of_constant", T, T + "CREATE UNIQUE INDEX u ON t ((true));"),
        blocked(
            "foreign_key_of_known",
            target,
            target + "ALTER TABLE t ADD FOREIGN KEY (id) REFERENCES o;"),
        additive("foreign_key_of_new", target, target + "ALTER TABLE t ADD n int REFERENCES o;"),
        blocked(
            "foreign_key_of_default",
            target,
            target + "ALTER TABLE t ADD n int DEFAULT 5 REFERENCES o;"),
        blocked("pointed_at", T, T + "CREATE TABLE n (t_id int REFERENCES t);"),
        same(
            "pointed_at_loosely",
            T,
            T + "CREATE TABLE n (t_id int REFERENCES t ON DELETE SET NULL);"),
        blocked("partition_with_check", parts, parts + part.formatted("(CHECK (v > 0))")),
        blocked(
            "partition_with_trigger",
            parts,
            NEW_ROW.replace("RETURN NEW", "RETURN NULL")
                + parts
                + part.formatted("")
                + "CREATE TRIGGER g BEFORE INSERT ON e1 FOR EACH ROW EXECUTE FUNCTION tf();"),
        same("partition_more", parts, parts + part.formatted("")),
        additive(
            "operator_class_more",
            T,
            T
                + "CREATE OPERATOR CLASS oc FOR TYPE int USING hash AS OPERATOR 1 =, FUNCTION 1 hashint4(int4);"));
  }

  private static Stream<DifferenceKind> wider() {
    return Stream.of(
        additive(
            "numeric_wider",
            "CREATE TABLE t (a numeric(10, 2));",
            "CREATE TABLE t (a numeric(12, 2));"),
        blocked(
            "numeric_narrower",
            "CREATE TABLE t (a numeric(10, 2));",
            "CREATE TABLE t (a numeric(8, 2));"),
        blocked(
            "numeric_unbounded",
            "CREATE TABLE t (a numeric(10, 2));",
            "CREATE TABLE t (a numeric);"),
        blocked(
            "time_of_more_digits",
            "CREATE TABLE t (a timestamp(0));",
            "CREATE TABLE t (a timestamp);"),
        additive(
            "array_wider", "CREATE TABLE t (a varchar(5)[]);", "CREATE TABLE t (a varchar(9)[]);"),
        additive("bits_wider", "CREATE TABLE t (a varbit(5));", "CREATE TABLE t (a varbit(9));"),
        additive(
            "include_more",
            "CREATE TABLE t (a int, b int, UNIQUE (a));",
            "CREATE TABLE t (a int, b int, UNIQUE (a) INCLUDE (b));"),
        blocked(
            "include_less_keys",
            "CREATE TABLE t (a int, b int, UNIQUE (a) INCLUDE (b));",
            "CREATE TABLE t (a int, b int, UNIQUE (a, b));"),
        additive(
            "key_include",
            "CREATE TABLE t (a int, b int, PRIMARY KEY (a));",
            "CREATE TABLE t (a int, b int, PRIMARY KEY (a) INCLUDE (b) WITH (fillfactor = 50));"),
        same(
            "unique_sorted_otherwise",
            T + "CREATE UNIQUE INDEX u ON t (a);",
            T + "CREATE UNIQUE INDEX u ON t (a DESC NULLS LAST);"),
        additive(
            "grant_of_everyone",
            T + "GRANT SELECT ON t TO pg_monitor;",
            T + "GRANT SELECT ON t TO PUBLIC;"),
        additive(
            "grant_option_more",
            T + "GRANT SELECT ON t TO pg_monitor;",
            T + "GRANT SELECT ON t TO pg_monitor WITH GRANT OPTION;"),
        blocked(
            "grant_option_missing",
            T + "GRANT SELECT ON t TO pg_monitor WITH GRANT OPTION;",
            T + "GRANT SELECT ON t TO pg_monitor;"),
        blocked(
            "grant_option_of_nobody",
            T + "GRANT SELECT ON t TO pg_monitor WITH GRANT OPTION;",
            T + "GRANT SELECT ON t TO PUBLIC;"));
  }

  private static Stream<DifferenceKind> publications() {
    String keyless = "CREATE TABLE n (a int);";
    return Stream.of(
        additive(
            "published_inserts",
            keyless,
            keyless + "CREATE PUBLICATION %s FOR TABLE n WITH (publish = 'insert');"),
        blocked("published_keyless", keyless, keyless + "CREATE PUBLICATION %s FOR TABLE n;"),
        blocked("published_rows", T, T + "CREATE PUBLICATION %s FOR TABLE t WHERE (a > 'x');"),
        additive(
            "published_rows_by_key", T, T + "CREATE PUBLICATION %s FOR TABLE t WHERE (id > 5);"),
        blocked("published_columns", T, T + "CREATE PUBLICATION %s FOR TABLE t (a);"),
        additive("published_key", T, T + "CREATE PUBLICATION %s FOR TABLE t (id, a);"),
        blocked(
            "published_schema",
            keyless,
            keyless + "CREATE PUBLICATION %s FOR TABLES IN SCHEMA %s;"),
        additive(
            "published_schema_keyed", T, T + "CREATE PUBLICATION %s FOR TABLES IN SCHEMA %s;"));
  }

  private static String inLists() {
    return """
    CREATE DOMAIN st AS varchar(20) CHECK (VALUE IN ('open', 'held'));
    CREATE TABLE t (a int, s st, status varchar(20) DEFAULT CASE WHEN 'a'::varchar IN ('a', 'b') THEN 'x' ELSE 'y' END,
        g bool GENERATED ALWAYS AS (status IN ('open', 'held')) STORED, CHECK (status IN ('open', 'held')));
    CREATE INDEX i ON t ((status IN ('open', 'held')));
    CREATE VIEW v AS SELECT q.* FROM (SELECT a, status FROM t UNION ALL SELECT a, NULL FROM t) q WHERE status IN ('open', 'held');
    """;
  }

  /// A constraint is missed by its name.
  private DifferenceKind additiveIfNamed() {
    return new DifferenceKind(name, "additive", expected, live);
  }

  String expectedSql() {
    return sql(expected);
  }

  String liveSql() {
    return sql(live);
  }

  private String sql(String text) {
    return "CREATE SCHEMA %s; SET search_path = %s;\n%s\n"
        .formatted(name, name, text.replace("%s", name));
  }
}
