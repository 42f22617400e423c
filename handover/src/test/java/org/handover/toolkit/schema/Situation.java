package org.handover.toolkit.schema;

import static org.handover.toolkit.schema.Severity.ADDITIVE;
import static org.handover.toolkit.schema.Severity.BLOCKS;

import java.util.stream.Stream;

/// A table as it is expected and as it is, and what is to be said about it.
///
/// @param subject of the difference; empty: there is none
/// @param remedy a part of it
record Situation(
    String table, String expected, String live, Severity weight, String subject, String remedy) {
  String expectedSql() {
    return expected.replace("%s", table);
  }

  String liveSql() {
    return live.replace("%s", table);
  }

  @Override
  public String toString() {
    return table;
  }

  private static final String PLAIN = "CREATE TABLE %s (id integer PRIMARY KEY, name text);";

  static Stream<Situation> all() {
    return Stream.of(
        new Situation("missing_table", PLAIN, "", BLOCKS, "table", "legacy backend's migrations"),
        new Situation(
            "table_elsewhere",
            PLAIN,
            "CREATE SCHEMA elsewhere; CREATE TABLE elsewhere.%s (id integer);",
            BLOCKS,
            "table",
            "elsewhere.table_elsewhere"),
        new Situation(
            "view_for_table",
            PLAIN,
            "CREATE VIEW %s AS SELECT 1 AS id, 'a'::text AS name;",
            BLOCKS,
            "table",
            "is a view"),
        new Situation(
            "partitioned_table",
            PLAIN,
            "CREATE TABLE %s (id integer PRIMARY KEY, name text) PARTITION BY RANGE (id);",
            BLOCKS,
            "table",
            "as the expected schema does"),
        new Situation(
            "missing_column",
            PLAIN,
            "CREATE TABLE %s (id integer PRIMARY KEY);",
            BLOCKS,
            "column name",
            "ADD COLUMN \"name\" text"),
        new Situation(
            "other_type",
            PLAIN,
            "CREATE TABLE %s (id integer PRIMARY KEY, name bytea);",
            BLOCKS,
            "column name",
            "a name alone proves nothing"),
        new Situation(
            "shorter_column",
            "CREATE TABLE %s (id integer PRIMARY KEY, name varchar(80));",
            "CREATE TABLE %s (id integer PRIMARY KEY, name varchar(40));",
            BLOCKS,
            "column name",
            "ALTER COLUMN \"name\" TYPE character varying(80)"),
        new Situation(
            "longer_column",
            "CREATE TABLE %s (id integer PRIMARY KEY, name varchar(80));",
            "CREATE TABLE %s (id integer PRIMARY KEY, name varchar(200));",
            ADDITIVE,
            "column name",
            "longer values"),
        new Situation(
            "endless_column",
            "CREATE TABLE %s (id integer PRIMARY KEY, name varchar(80));",
            PLAIN,
            ADDITIVE,
            "column name",
            "longer values"),
        new Situation(
            "null_for_not_null",
            "CREATE TABLE %s (id integer PRIMARY KEY, name text NOT NULL);",
            PLAIN,
            BLOCKS,
            "nullability name",
            "SET NOT NULL"),
        new Situation(
            "not_null_for_null",
            PLAIN,
            "CREATE TABLE %s (id integer PRIMARY KEY, name text NOT NULL);",
            BLOCKS,
            "nullability name",
            "DROP NOT NULL"),
        new Situation(
            "missing_default",
            "CREATE TABLE %s (id integer PRIMARY KEY, name text DEFAULT 'a');",
            PLAIN,
            BLOCKS,
            "default name",
            "SET DEFAULT 'a'::text"),
        new Situation(
            "other_default",
            "CREATE TABLE %s (id integer PRIMARY KEY, name text DEFAULT 'a');",
            "CREATE TABLE %s (id integer PRIMARY KEY, name text DEFAULT 'b');",
            BLOCKS,
            "default name",
            "SET DEFAULT 'a'::text"),
        new Situation(
            "more_default",
            PLAIN,
            "CREATE TABLE %s (id integer PRIMARY KEY, name text DEFAULT 'b');",
            ADDITIVE,
            "default name",
            "NULL"),
        new Situation(
            "missing_key",
            PLAIN,
            "CREATE TABLE %s (id integer NOT NULL, name text);",
            BLOCKS,
            "primary key",
            "ADD PRIMARY KEY USING INDEX"),
        new Situation(
            "other_key",
            PLAIN,
            "CREATE TABLE %s (id integer NOT NULL, name text NOT NULL PRIMARY KEY);",
            BLOCKS,
            "primary key",
            "as the expected schema does"),
        new Situation(
            "missing_unique",
            "CREATE TABLE %s (id integer PRIMARY KEY, name text UNIQUE);",
            PLAIN,
            BLOCKS,
            "unique btree (name)",
            "duplicates"),
        new Situation(
            "more_unique",
            PLAIN,
            "CREATE TABLE %s (id integer PRIMARY KEY, name text UNIQUE);",
            BLOCKS,
            "unique btree (name)",
            "may refuse"),
        new Situation(
            "missing_foreign_key",
            PLAIN + "ALTER TABLE %s ADD FOREIGN KEY (id) REFERENCES target (id);",
            PLAIN,
            BLOCKS,
            "foreign key id",
            "NOT VALID"),
        new Situation(
            "other_action",
            PLAIN + "ALTER TABLE %s ADD FOREIGN KEY (id) REFERENCES target (id) ON DELETE CASCADE;",
            PLAIN + "ALTER TABLE %s ADD FOREIGN KEY (id) REFERENCES target (id);",
            BLOCKS,
            "foreign key id",
            "something else here"),
        new Situation(
            "second_foreign_key",
            PLAIN + "ALTER TABLE %s ADD FOREIGN KEY (id) REFERENCES target (id) ON DELETE CASCADE;",
            PLAIN
                + "ALTER TABLE %s ADD FOREIGN KEY (id) REFERENCES target (id) ON DELETE CASCADE;"
                + "ALTER TABLE %s ADD FOREIGN KEY (id) REFERENCES target (id);",
            BLOCKS,
            "foreign key id",
            "something else here"),
        new Situation(
            "unchecked_foreign_key",
            PLAIN + "ALTER TABLE %s ADD FOREIGN KEY (id) REFERENCES target (id);",
            PLAIN + "ALTER TABLE %s ADD FOREIGN KEY (id) REFERENCES target (id) NOT VALID;",
            BLOCKS,
            "foreign key id",
            "VALIDATE CONSTRAINT"),
        new Situation(
            "constraint_name",
            PLAIN + "ALTER TABLE %s ADD CONSTRAINT a FOREIGN KEY (id) REFERENCES target (id);",
            PLAIN + "ALTER TABLE %s ADD CONSTRAINT b FOREIGN KEY (id) REFERENCES target (id);",
            ADDITIVE,
            "constraint name foreign key (id)",
            "RENAME CONSTRAINT \"b\" TO \"a\""),
        new Situation(
            "missing_check",
            "CREATE TABLE %s (id integer PRIMARY KEY, name text CHECK (name <> ''));",
            PLAIN,
            BLOCKS,
            "check CHECK ((name <> ''::text))",
            "NOT VALID"),
        new Situation(
            "missing_exclusion",
            PLAIN + "ALTER TABLE %s ADD EXCLUDE USING btree (name WITH =);",
            PLAIN,
            BLOCKS,
            "exclusion EXCLUDE USING btree (name WITH =)",
            "as the expected schema does"),
        new Situation(
            "missing_index",
            PLAIN + "CREATE INDEX %s_i ON %s (name);",
            PLAIN,
            ADDITIVE,
            "index btree (name)",
            "CREATE INDEX CONCURRENTLY ON \"public\".\"missing_index\" USING btree (name)"),
        new Situation(
            "more_index",
            PLAIN,
            PLAIN + "CREATE INDEX %s_i ON %s (name);",
            ADDITIVE,
            "index btree (name)",
            ""),
        new Situation(
            "index_name",
            PLAIN + "CREATE INDEX %s_a ON %s (name);",
            PLAIN + "CREATE INDEX %s_b ON %s (name);",
            ADDITIVE,
            "index name index_name_a",
            "counts on the name"),
        new Situation(
            "missing_sequence",
            "CREATE TABLE %s (id serial PRIMARY KEY, name text);",
            PLAIN,
            BLOCKS,
            "default id",
            "CREATE SEQUENCE"),
        new Situation(
            "sequence_behind",
            "CREATE TABLE %s (id serial PRIMARY KEY, name text);",
            "CREATE TABLE %s (id serial PRIMARY KEY, name text); INSERT INTO %s VALUES (41);",
            BLOCKS,
            "sequence id",
            "setval('public.sequence_behind_id_seq', 41)"),
        new Situation(
            "identity_behind",
            "CREATE TABLE %s (id int GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY);",
            "CREATE TABLE %s (id int GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY);"
                + " INSERT INTO %s VALUES (41);",
            BLOCKS,
            "sequence id",
            "setval('public.identity_behind_id_seq', 41)"),
        new Situation(
            "other_collation",
            PLAIN,
            "CREATE TABLE %s (id integer PRIMARY KEY, name text COLLATE \"C\");",
            BLOCKS,
            "collation name",
            "order"),
        new Situation(
            "missing_trigger",
            PLAIN + "CREATE TRIGGER t BEFORE UPDATE ON %s FOR EACH ROW EXECUTE FUNCTION touched();",
            PLAIN,
            BLOCKS,
            "trigger t",
            "as the expected schema does"),
        new Situation(
            "more_trigger",
            PLAIN,
            PLAIN + "CREATE TRIGGER t BEFORE UPDATE ON %s FOR EACH ROW EXECUTE FUNCTION touched();",
            ADDITIVE,
            "trigger t",
            "what both backends write"),
        new Situation(
            "disabled_trigger",
            PLAIN + "CREATE TRIGGER t BEFORE UPDATE ON %s FOR EACH ROW EXECUTE FUNCTION touched();",
            PLAIN
                + "CREATE TRIGGER t BEFORE UPDATE ON %s FOR EACH ROW EXECUTE FUNCTION touched();"
                + "ALTER TABLE %s DISABLE TRIGGER t;",
            BLOCKS,
            "trigger t",
            "ENABLE TRIGGER"),
        new Situation(
            "row_security",
            PLAIN,
            PLAIN + "ALTER TABLE %s ENABLE ROW LEVEL SECURITY;",
            BLOCKS,
            "row security",
            "rows may be hidden"),
        new Situation(
            "missing_policy",
            PLAIN
                + "ALTER TABLE %s ENABLE ROW LEVEL SECURITY; CREATE POLICY p ON %s USING (id > 0);",
            PLAIN + "ALTER TABLE %s ENABLE ROW LEVEL SECURITY;",
            BLOCKS,
            "policy p",
            "as the expected schema does"),
        new Situation(
            "more_column",
            PLAIN,
            "CREATE TABLE %s (id integer PRIMARY KEY, name text, note text);",
            ADDITIVE,
            "column note",
            ""),
        new Situation(
            "demanding_column",
            PLAIN,
            "CREATE TABLE %s (id integer PRIMARY KEY, name text, note text NOT NULL);",
            BLOCKS,
            "column note",
            "SET DEFAULT"),
        new Situation(
            "\"Upper Case\"",
            PLAIN,
            "CREATE TABLE %s (id integer PRIMARY KEY, name bytea);",
            BLOCKS,
            "column name",
            "a name alone proves nothing"),
        new Situation(
            "\"user\"",
            "CREATE TABLE %s (id serial PRIMARY KEY, \"Group\" text);",
            "CREATE TABLE %s (id serial PRIMARY KEY, \"Group\" bytea); INSERT INTO %s VALUES (3);",
            BLOCKS,
            "column Group",
            "a name alone proves nothing"),
        new Situation(
            "t" + "x".repeat(62),
            "CREATE TABLE %s (id serial PRIMARY KEY, name text);",
            "CREATE TABLE %s (id serial PRIMARY KEY, name bytea); INSERT INTO %s VALUES (7);",
            BLOCKS,
            "column name",
            "a name alone proves nothing"),
        new Situation("the_same", PLAIN, PLAIN, ADDITIVE, "", ""),
        new Situation(
            "written_otherwise",
            "CREATE TABLE %s (id integer PRIMARY KEY, name text CHECK (name IN ('a', 'b')));",
            "CREATE TABLE %s (id integer, name text, PRIMARY KEY (id),"
                + " CHECK (name = ANY (ARRAY['a'::text, 'b'::text])));",
            ADDITIVE,
            "",
            ""));
  }
}
