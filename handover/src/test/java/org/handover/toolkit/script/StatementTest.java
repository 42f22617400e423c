package org.handover.toolkit.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.handover.toolkit.script.Refusal.Reach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is read out of a statement's text, kind by kind.
class StatementTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          CREATE ROLE a | GLOBAL | whole server
          DROP ROLE IF EXISTS a | GLOBAL | whole server
          ALTER ROLE a SET default_transaction_read_only = on | GLOBAL | whole server
          CREATE USER a PASSWORD 'x' | GLOBAL | whole server
          CREATE GROUP a | GLOBAL | whole server
          ALTER GROUP a ADD USER b | GLOBAL | whole server
          GRANT a TO b | GLOBAL | member
          REVOKE a FROM b | GLOBAL | member
          CREATE DATABASE x | GLOBAL | whole server
          DROP DATABASE IF EXISTS x WITH (FORCE) | GLOBAL | drops a database
          ALTER DATABASE x SET search_path = nowhere | GLOBAL | whole server
          ALTER SYSTEM SET fsync = off | GLOBAL | whole server
          CREATE TABLESPACE t LOCATION '/tmp' | GLOBAL | whole server
          DROP TABLESPACE t | GLOBAL | whole server
          CREATE SUBSCRIPTION s CONNECTION 'x' PUBLICATION p | GLOBAL | whole server
          DROP SUBSCRIPTION s | GLOBAL | whole server
          DROP OWNED BY legacy_app | GLOBAL | drops whatever a role owns
          REASSIGN OWNED BY a TO b | GLOBAL | role
          COPY t FROM PROGRAM 'id' | GLOBAL | runs a program
          COPY t TO '/tmp/x' | GLOBAL | file of the server
          COPY t FROM STDIN | GLOBAL | client
          CREATE SERVER s FOREIGN DATA WRAPPER f | GLOBAL | another server
          IMPORT FOREIGN SCHEMA a FROM SERVER s INTO b | GLOBAL | another server
          CREATE FOREIGN TABLE f (a int) SERVER s | GLOBAL | another server
          COMMENT ON DATABASE x IS 'y' | GLOBAL | whole server
          COMMENT ON ROLE x IS 'y' | GLOBAL | whole server
          GRANT CONNECT ON DATABASE x TO y | GLOBAL | reach beyond
          BEGIN | GLOBAL | transaction
          COMMIT | GLOBAL | transaction
          ROLLBACK | GLOBAL | transaction
          SAVEPOINT a | GLOBAL | transaction
          PREPARE TRANSACTION 'x' | GLOBAL | transaction
          START TRANSACTION | GLOBAL | transaction
          SET ROLE a | GLOBAL | another role
          SET SESSION AUTHORIZATION a | GLOBAL | another role
          SET session_replication_role = replica | GLOBAL | session_replication_role
          SET standard_conforming_strings = off | GLOBAL | standard_conforming_strings
          SET zero_damaged_pages = on | GLOBAL | zero_damaged_pages
          SET LOCAL lock_timeout = 1 | LOCAL | its own transaction
          SET TRANSACTION READ ONLY | LOCAL | transaction
          RESET ALL | GLOBAL | resets
          CHECKPOINT | GLOBAL | whole server
          LOAD 'x' | GLOBAL | whole server
          LISTEN a | GLOBAL | session
          PREPARE p AS SELECT 1 | GLOBAL | session
          EXPLAIN SELECT 1 | GLOBAL | session
          DISCARD ALL | GLOBAL | session
          LOCK TABLE t | LOCAL | locks a table
          VACUUM t | LOCAL | outside a transaction
          CLUSTER t USING i | LOCAL | anew
          REINDEX TABLE t | LOCAL | blocks a table
          REINDEX DATABASE x | LOCAL | more than one
          CALL p() | OPAQUE | procedure
          DO $$ BEGIN NULL; END $$ | OPAQUE | block of code
          DO $$ BEGIN CREATE ROLE a; END $$ | GLOBAL | whole server
          DO $$ BEGIN COPY t TO PROGRAM 'id'; END $$ | GLOBAL | runs a program
          DO LANGUAGE plpython3u 'x' | GLOBAL | beyond the database
          SELECT * INTO t FROM u | LOCAL | makes the table
          SELECT * FROM t FOR UPDATE | LOCAL | locks the rows
          UPDATE pg_class SET relname = 'x' | GLOBAL | catalog
          INSERT INTO pg_catalog.pg_authid DEFAULT VALUES | GLOBAL | catalog
          CREATE TEMP TABLE t (a int) | LOCAL | temporary
          CREATE SCHEMA s AUTHORIZATION r | LOCAL | another role
          CREATE EXTENSION dblink | OPAQUE | dblink
          CREATE EXTENSION plpython3u | OPAQUE | plpython3u
          CREATE FUNCTION f() RETURNS int LANGUAGE c AS 'x', 'y' | GLOBAL | compiled
          CREATE FUNCTION f() RETURNS int LANGUAGE internal AS 'pg_terminate_backend' | GLOBAL | internal
          CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ BEGIN EXECUTE 'x'; END $$ | OPAQUE | EXECUTE
          CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ BEGIN CREATE TABLE t (a int); END $$ | OPAQUE | schema in its body
          CREATE PROCEDURE f() LANGUAGE plpgsql AS $$ BEGIN COMMIT; END $$ | OPAQUE | transaction
          CREATE FUNCTION f() RETURNS int LANGUAGE sql SET session_replication_role = replica AS 'SELECT 1' | GLOBAL | session_replication_role
          CREATE EVENT TRIGGER e ON ddl_command_start EXECUTE FUNCTION f() | OPAQUE | every change
          CREATE CAST (a AS b) WITHOUT FUNCTION | OPAQUE | mean something else
          CREATE OPERATOR + (FUNCTION = f, LEFTARG = int) | OPAQUE | mean something else
          CREATE LANGUAGE x | GLOBAL | new code
          CREATE PUBLICATION p FOR ALL TABLES | LOCAL | every table
          CREATE PUBLICATION p FOR TABLES IN SCHEMA public | LOCAL | every table
          ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO x | LOCAL | rights
          ALTER EXTENSION x UPDATE | OPAQUE | extension
          CREATE TABLE handover.x (a int) | GLOBAL | toolkit's own
          DROP SCHEMA handover CASCADE | GLOBAL | toolkit's own
          NONSENSE | GLOBAL | not understood
          SELECT 1; SELECT 2 | GLOBAL | not understood
          SELECT U&"d\\0061t" | GLOBAL | U&
          SELECT '\\'; DROP TABLE x; --' | GLOBAL | not understood
          """)
  void refusesWhateverItIsRunOn(String sql, Reach reach, String what) {
    Statement statement = Statement.of(sql);
    assertThat(statement.reach()).as(statement.toString()).contains(reach);
    assertThat(statement.refusals()).as(sql).anySatisfy(r -> assertThat(r.what()).contains(what));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          SET lock_timeout = '500ms' | SETTING |
          SET search_path TO practice, public | SETTING |
          SET TIME ZONE 'UTC' | SETTING |
          SET transaction_timeout = 0 | SETTING |
          SET client_encoding = 'UTF8' | SETTING |
          SET standard_conforming_strings = on | SETTING |
          SET xmloption = content | SETTING |
          SET default_tablespace = '' | SETTING |
          SET default_table_access_method = heap | SETTING |
          SELECT pg_catalog.set_config('search_path', '', false) | SETTING |
          RESET lock_timeout | SETTING |
          CREATE SCHEMA IF NOT EXISTS side | CREATE_SCHEMA | NotARole
          CREATE TABLE t (id serial PRIMARY KEY, a int REFERENCES p ON DELETE CASCADE) | CREATE_TABLE | New relation t
          CREATE UNLOGGED TABLE IF NOT EXISTS side.t (a int) | CREATE_TABLE | New relation side.t
          CREATE TABLE t (b int) INHERITS (p) | CREATE_TABLE | New relation t, New relation p
          CREATE TABLE t PARTITION OF p FOR VALUES FROM (1) TO (2) | CREATE_TABLE | New relation t
          CREATE TABLE t AS SELECT o.*, md5(o.id::text) AS h FROM orders o | CREATE_TABLE_AS | New relation t, HarmlessCalls [md5]
          CREATE INDEX CONCURRENTLY i ON t (lower(a)) | CREATE_INDEX | ShortKeys t, HarmlessCalls [lower]
          CREATE INDEX i ON t USING gin (a) | CREATE_INDEX |
          CREATE INDEX i ON t (md5(a)) | CREATE_INDEX | HarmlessCalls [md5]
          CREATE UNIQUE INDEX i ON t (a, b) | CREATE_INDEX | ShortKeys t, RuleOnNewColumn t [a, b]
          CREATE OR REPLACE VIEW v AS SELECT f(a) FROM t | CREATE_VIEW | New relation v, HarmlessCalls [f]
          CREATE MATERIALIZED VIEW v AS SELECT count(*) FROM t | CREATE_MATERIALIZED_VIEW | New relation v, HarmlessCalls [count]
          CREATE SEQUENCE s | CREATE_SEQUENCE | New relation s
          CREATE TYPE m AS ENUM ('a') | CREATE_TYPE | New type m
          CREATE DOMAIN d AS text CHECK (VALUE <> '') | CREATE_TYPE | New type d
          CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.a := pg_catalog.clock_timestamp(); RETURN NEW; END $$ | CREATE_FUNCTION | New function f, NotABuiltIn f, HarmlessCalls [pg_catalog.clock_timestamp]
          CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO log VALUES (NEW.id); RETURN NULL; END $$ | CREATE_FUNCTION | New function f, NotABuiltIn f, New relation log
          CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT a + 1; END | CREATE_FUNCTION | New function f, NotABuiltIn f
          CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f() | CREATE_TRIGGER | New trigger t.g, HarmlessCalls [f]
          CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public | CREATE_EXTENSION |
          CREATE COLLATION nc (provider=icu, locale='de') | CREATE_COLLATION | New collation nc
          CREATE STATISTICS s ON a, b FROM t | CREATE_STATISTICS | New statistics s
          CREATE POLICY p ON t USING (true) | CREATE_POLICY | New relation t
          CREATE PUBLICATION p FOR TABLE t | CREATE_PUBLICATION |
          CREATE RULE r AS ON DELETE TO t DO INSTEAD NOTHING | CREATE_RULE | New relation t
          ALTER TABLE t ADD COLUMN IF NOT EXISTS a int | ALTER_TABLE |
          ALTER TABLE t ADD COLUMN a int NOT NULL | ALTER_TABLE | New relation t
          ALTER TABLE t ADD COLUMN a int NOT NULL DEFAULT 7 | ALTER_TABLE |
          ALTER TABLE t ADD a int CHECK (a > 0) | ALTER_TABLE | RuleOnNewColumn t [a]
          ALTER TABLE t ADD a int REFERENCES p ON DELETE SET NULL | ALTER_TABLE | RuleOnNewColumn t [a]
          ALTER TABLE t ADD a int NOT NULL DEFAULT 1 REFERENCES p ON DELETE SET NULL | ALTER_TABLE | RuleOnNewColumn t [a], New relation t
          ALTER TABLE t ADD CONSTRAINT c FOREIGN KEY (boss) REFERENCES p NOT VALID | ALTER_TABLE | RuleOnNewColumn t [boss]
          ALTER TABLE t ADD CONSTRAINT c CHECK (t.a > b) NOT VALID | ALTER_TABLE | RuleOnNewColumn t [a, b]
          ALTER TABLE t ADD CONSTRAINT c UNIQUE USING INDEX i | ALTER_TABLE | RuleOnNewColumn t [] by i
          ALTER TABLE t VALIDATE CONSTRAINT c | VALIDATE_CONSTRAINT |
          ALTER TABLE t DROP COLUMN a | ALTER_TABLE | New column t.a
          ALTER TABLE t DROP CONSTRAINT c | ALTER_TABLE | New constraint t.c
          ALTER TABLE t ALTER a TYPE varchar(200) | ALTER_TABLE | WiderType t.a
          ALTER TABLE t ALTER a TYPE int USING a::int | ALTER_TABLE | WiderType t.a
          ALTER TABLE t ALTER a SET DEFAULT 1 | ALTER_TABLE | New column t.a
          ALTER TABLE t ALTER a DROP DEFAULT | ALTER_TABLE | New column t.a
          ALTER TABLE t ALTER a SET NOT NULL | ALTER_TABLE | New column t.a
          ALTER TABLE t ALTER a DROP NOT NULL | ALTER_TABLE | New column t.a
          ALTER TABLE t ALTER a ADD GENERATED ALWAYS AS IDENTITY | ALTER_TABLE | New column t.a
          ALTER TABLE t ALTER a DROP IDENTITY | ALTER_TABLE | New column t.a
          ALTER TABLE t ALTER a DROP EXPRESSION | ALTER_TABLE | New column t.a
          ALTER TABLE t ALTER a SET STATISTICS 900 | ALTER_TABLE |
          ALTER TABLE t ALTER a SET STORAGE PLAIN | ALTER_TABLE |
          ALTER TABLE t RENAME COLUMN a TO b | ALTER_TABLE | New column t.a
          ALTER TABLE t RENAME a TO b | ALTER_TABLE | New column t.a
          ALTER TABLE t RENAME TO u | ALTER_TABLE | New relation t
          ALTER TABLE t RENAME CONSTRAINT a TO b | ALTER_TABLE | New key a
          ALTER TABLE t SET SCHEMA s | ALTER_TABLE | New relation t
          ALTER TABLE t DISABLE TRIGGER ALL | ALTER_TABLE | New relation t
          ALTER TABLE t DISABLE TRIGGER g | ALTER_TABLE | New trigger t.g
          ALTER TABLE t ENABLE REPLICA TRIGGER g | ALTER_TABLE | New trigger t.g
          ALTER TABLE t DISABLE RULE r | ALTER_TABLE | New relation t
          ALTER TABLE t ENABLE ROW LEVEL SECURITY | ALTER_TABLE | New relation t
          ALTER TABLE t FORCE ROW LEVEL SECURITY | ALTER_TABLE | New relation t
          ALTER TABLE t INHERIT p | ALTER_TABLE | New relation t, New relation p
          ALTER TABLE t NO INHERIT p | ALTER_TABLE | New relation t, New relation p
          ALTER TABLE t OWNER TO r | ALTER_TABLE | New relation t
          ALTER TABLE t REPLICA IDENTITY NOTHING | ALTER_TABLE | New relation t
          ALTER TABLE t SET UNLOGGED | ALTER_TABLE | New relation t
          ALTER TABLE t SET TABLESPACE x | ALTER_TABLE | New relation t
          ALTER TABLE t SET ACCESS METHOD heap2 | ALTER_TABLE | New relation t
          ALTER TABLE t SET (fillfactor = 70, autovacuum_enabled = off) | ALTER_TABLE |
          ALTER TABLE t SET (user_catalog_table = on) | ALTER_TABLE | New relation t
          ALTER TABLE t OF m | ALTER_TABLE | New relation t
          ALTER TABLE t ALTER CONSTRAINT c DEFERRABLE | ALTER_TABLE | New constraint t.c
          ALTER TABLE ev DETACH PARTITION ev_1 | ALTER_TABLE | New relation ev_1
          ALTER TABLE ev DETACH PARTITION ev_1 CONCURRENTLY | ALTER_TABLE | New relation ev_1
          ALTER TABLE ev ATTACH PARTITION ev_2 FOR VALUES FROM (1) TO (2) | ALTER_TABLE | New relation ev_2
          ALTER INDEX s.i RENAME TO j | ALTER_INDEX | New key s.i
          ALTER INDEX i SET TABLESPACE x | ALTER_INDEX | New relation i
          ALTER VIEW v RENAME TO w | ALTER_VIEW | New relation v
          ALTER SEQUENCE s RESTART WITH 1 | ALTER_SEQUENCE | New relation s
          ALTER SEQUENCE s OWNER TO r | ALTER_OTHER | New relation s
          ALTER TYPE m ADD VALUE IF NOT EXISTS 'x' AFTER 'y' | ALTER_TYPE |
          ALTER TYPE m RENAME VALUE 'x' TO 'y' | ALTER_TYPE | New type m
          ALTER DOMAIN zip ADD CONSTRAINT five CHECK (VALUE ~ '^[0-9]{5}$') NOT VALID | ALTER_TYPE | New type zip
          ALTER DOMAIN zip SET NOT NULL | ALTER_TYPE | New type zip
          ALTER FUNCTION f() STABLE | ALTER_FUNCTION | New function f
          ALTER SCHEMA s RENAME TO t | ALTER_OTHER | New schema s
          ALTER TRIGGER a ON t RENAME TO b | ALTER_OTHER | New trigger t.a
          DROP TABLE IF EXISTS a, s.b CASCADE | DROP | New relation a, New relation s.b
          DROP INDEX CONCURRENTLY i | DROP | New relation i
          DROP TYPE m | DROP | New type m
          DROP SCHEMA s CASCADE | DROP | New schema s
          DROP FUNCTION f(int) | DROP | New function f
          DROP TRIGGER g ON t | DROP | New trigger t.g
          COMMENT ON TABLE t IS 'x' | COMMENT |
          GRANT SELECT, INSERT ON practice.a, b TO new_app | GRANT | New relation practice.a, New relation b
          REVOKE ALL ON t FROM legacy_app | GRANT | New relation t
          GRANT USAGE ON SCHEMA practice TO new_app | GRANT | New schema practice
          GRANT SELECT ON ALL TABLES IN SCHEMA public TO x | GRANT | New schema public
          TRUNCATE a, b | TRUNCATE | New relation a, New relation b
          ANALYZE t | ANALYZE |
          REINDEX INDEX CONCURRENTLY i | REINDEX |
          REFRESH MATERIALIZED VIEW v | REFRESH | New relation v
          CREATE INDEX i ON t (a, lower(b), (c->>'d'), (d::text)) WHERE e IS NOT NULL | CREATE_INDEX | ShortKeys t, HarmlessCalls [lower]
          CREATE INDEX i ON s.t ((a::int)) | CREATE_INDEX | New relation s.t
          CREATE INDEX i ON t (CAST(a AS date)) | CREATE_INDEX | New relation t
          CREATE INDEX i ON t ((1 / a)) | CREATE_INDEX | New relation t
          CREATE INDEX i ON t (a) WHERE b + 1 > 0 | CREATE_INDEX | ShortKeys t, New relation t
          CREATE INDEX i ON t (f(a)) | CREATE_INDEX | New relation t, HarmlessCalls [f]
          CREATE AGGREGATE g(int) (SFUNC = f, STYPE = int) | CREATE_FUNCTION | New function g, NotABuiltIn g, HarmlessCalls [f]
          SELECT 1 | SELECT |
          SELECT E'\\'; DROP TABLE x; --' | SELECT |
          SELECT count(*) FROM "user" WHERE a = E'it\\'s' | SELECT | HarmlessCalls [count]
          SELECT pg_sleep(3) | SELECT | HarmlessCalls [pg_sleep]
          WITH x AS (DELETE FROM t RETURNING *) SELECT * FROM x | SELECT |
          """)
  void saysWhatAStatementNeeds(String sql, StatementKind kind, String needs) {
    Statement statement = Statement.of(sql);
    assertThat(statement.refusals()).as(sql).isEmpty();
    assertThat(statement.kind()).as(sql).isEqualTo(kind);
    assertThat(
            statement.needs().stream().map(StatementTest::text).collect(Collectors.joining(", ")))
        .isEqualTo(needs == null ? "" : needs);
  }

  private static String text(Need need) {
    return switch (need) {
      case Need.New n ->
          "New %s %s%s".formatted(n.kind(), n.name(), n.part().isEmpty() ? "" : "." + n.part());
      case Need.RuleOnNewColumn n ->
          "RuleOnNewColumn %s %s%s"
              .formatted(
                  n.table(),
                  n.columns().stream().sorted().toList(),
                  n.index().isEmpty() ? "" : " by " + n.index());
      case Need.ShortKeys n -> "ShortKeys %s".formatted(n.table());
      case Need.WiderType n -> "WiderType %s.%s".formatted(n.table(), n.column());
      case Need.HarmlessCalls n ->
          "HarmlessCalls " + n.functions().stream().map(QualifiedName::toString).sorted().toList();
      case Need.NotABuiltIn n -> "NotABuiltIn " + n.function();
      case Need.NotARole _ -> "NotARole";
    };
  }

  @Test
  void namesTheRowsThatAStatementChanges() {
    assertThat(
            Statement.of("WITH x AS (DELETE FROM t RETURNING *) INSERT INTO s.u TABLE x").changed())
        .containsExactlyInAnyOrder(QualifiedName.of("t"), new QualifiedName("s", "u"));
  }

  @Test
  void namesTheColumnsThatAnUpdateSets() {
    assertThat(Statement.of("UPDATE ONLY s.t SET a = 1, (\"B\", c) = (2, 3), d[1] = 4").writes())
        .containsExactly(
            new RowWrite(
                new QualifiedName("s", "t"), RowWrite.Kind.UPDATE, Set.of("a", "B", "c", "d")));
  }

  @Test
  void readsWhatATriggersFunctionMayDoToItsRow() {
    RowEffects effects =
        RowEffects.of(
            """
            BEGIN
              IF NEW.a > 5 THEN
                RAISE 'no';
              END IF;
              RAISE NOTICE 'seen';
              NEW.b := f(1);
              SELECT 1 INTO NEW.c;
              IF TG_OP = 'DELETE' THEN RETURN old; END IF;
              RETURN coalesce(NEW, OLD);
            END
            """);
    assertThat(effects)
        .isEqualTo(
            new RowEffects(
                true,
                true,
                Set.of("OLD", "COALESCE(NEW,OLD)"),
                Set.of("b", "c"),
                Set.of(QualifiedName.of("f"))));
    assertThat(RowEffects.of("BEGIN RAISE NOTICE 'x'; NEW := NULL; RETURN NEW; END"))
        .isEqualTo(new RowEffects(true, false, Set.of("NEW"), Set.of("*"), Set.of()));
    assertThat(RowEffects.of("nonsense").isRead()).isFalse();
  }

  @Test
  void foldsNamesAsPostgresqlDoes() {
    assertThat(Statement.of("DROP TABLE Name, \"Name\", ÉTÉ, \"a\"\"b\", \"Comment\"").needs())
        .extracting(need -> ((Need.New) need).name().name())
        .isEqualTo(List.of("name", "Name", "ÉtÉ", "a\"b", "Comment"));
  }
}
