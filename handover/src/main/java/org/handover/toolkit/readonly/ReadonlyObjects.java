package org.handover.toolkit.readonly;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.handover.toolkit.database.Session;
import org.handover.toolkit.schema.Relation;
import org.jspecify.annotations.Nullable;

/// The triggers, the function and the counters.
record ReadonlyObjects(Session session) {
  static final String TRIGGER = "handover_readonly";

  private static final List<String> OPERATIONS = List.of("INSERT", "UPDATE", "DELETE", "TRUNCATE");

  /// Every table that a backend may use and that no trigger of ours keeps at present. This
  /// program's own tables are not among them.
  ///
  /// @param saved the schema of the undo's values; null: there is none
  static List<Relation> unguarded(Session session, @Nullable String saved) throws SQLException {
    return session.query(
        """
        SELECT n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'p', 'f') AND n.nspname !~ '^pg_'
          AND n.nspname NOT IN ('information_schema', 'handover', 'handover_readonly', coalesce(?, ''))
          AND NOT EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = c.oid AND t.tgname = ? AND t.tgenabled = 'A')
        ORDER BY 1, 2
        """,
        row -> new Relation(row.getString(1), row.getString(2)),
        saved,
        TRIGGER);
  }

  static List<Relation> guarded(Session session) throws SQLException {
    return session.query(
        """
        SELECT n.nspname, c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE t.tgname = ? AND t.tgparentid = 0 ORDER BY 1, 2
        """,
        row -> new Relation(row.getString(1), row.getString(2)),
        TRIGGER);
  }

  void prepare(String role, Instant until) throws SQLException {
    session.execute(
        """
        CREATE SCHEMA IF NOT EXISTS handover_readonly;
        CREATE TABLE IF NOT EXISTS handover_readonly.period (
            role name NOT NULL, since timestamptz NOT NULL DEFAULT clock_timestamp(), until timestamptz NOT NULL);
        CREATE TABLE IF NOT EXISTS handover_readonly.counter (
            id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, table_id oid NOT NULL, operation text NOT NULL,
            UNIQUE (table_id, operation));
        CREATE SEQUENCE IF NOT EXISTS handover_readonly.last_at MINVALUE 0 START 0;
        CREATE SEQUENCE IF NOT EXISTS handover_readonly.last_pid MINVALUE 0 START 0;
        CREATE SEQUENCE IF NOT EXISTS handover_readonly.last_port MINVALUE 0 START 0;
        -- The address's sixteen bytes, the first eight and the others; of four bytes, -1 and those.
        CREATE SEQUENCE IF NOT EXISTS handover_readonly.last_high MINVALUE -9223372036854775808 START 0;
        CREATE SEQUENCE IF NOT EXISTS handover_readonly.last_low MINVALUE -9223372036854775808 START 0;
        CREATE OR REPLACE FUNCTION handover_readonly.refuse() RETURNS trigger
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
        DECLARE
            ends timestamptz := (SELECT until FROM handover_readonly.period);
            -- Four bytes of header come first.
            client text := encode(substring(inet_send(inet_client_addr()) FROM 5), 'hex');
        BEGIN
            IF ends IS NULL OR clock_timestamp() >= ends THEN
                RETURN NULL;
            END IF;
            -- Sequences outlive the rollback that follows.
            PERFORM nextval(format('handover_readonly.attempts_%s', id)::regclass)
            FROM handover_readonly.counter
            WHERE table_id = TG_RELID AND operation = TG_OP;
            PERFORM setval('handover_readonly.last_at', extract(epoch FROM clock_timestamp())::bigint),
                    setval('handover_readonly.last_pid', pg_backend_pid());
            IF client IS NOT NULL THEN
                PERFORM setval('handover_readonly.last_port', inet_client_port()),
                        setval('handover_readonly.last_low', ('x' || lpad(right(client, 16), 16, '0'))::bit(64)::bigint),
                        setval('handover_readonly.last_high', CASE length(client) WHEN 8 THEN -1
                            ELSE ('x' || left(client, 16))::bit(64)::bigint END);
            END IF;
            RAISE EXCEPTION USING ERRCODE = 'read_only_sql_transaction',
                MESSAGE = format('%s may only read until %s: a newer backend writes here', session_user, ends);
        END
        $$;
        """);
    session.execute("DELETE FROM handover_readonly.period");
    session.update(
        "INSERT INTO handover_readonly.period (role, until) VALUES (?, ?::timestamptz)",
        role,
        until.toString());
  }

  void guard(Relation table, String role) throws SQLException {
    for (String operation : OPERATIONS) {
      List<Integer> ids =
          session.query(
              """
              INSERT INTO handover_readonly.counter (table_id, operation) VALUES (?::regclass, ?)
              ON CONFLICT DO NOTHING RETURNING id
              """,
              row -> row.getInt(1),
              table.quoted(),
              operation);
      for (int id : ids) {
        session.execute("CREATE SEQUENCE handover_readonly.attempts_" + id);
      }
    }
    free(table);
    session.execute(
        """
        CREATE TRIGGER %1$s BEFORE %2$s ON %3$s
        FOR EACH STATEMENT WHEN (session_user = %4$s) EXECUTE FUNCTION handover_readonly.refuse();
        -- Also for a session that has set session_replication_role.
        ALTER TABLE %3$s ENABLE ALWAYS TRIGGER %1$s
        """
            .formatted(TRIGGER, operations(table), table.quoted(), literal(role)));
  }

  /// TRUNCATE of a foreign table has no triggers before PostgreSQL 16.
  private String operations(Relation table) throws SQLException {
    boolean truncates =
        session.is(
            "SELECT relkind <> 'f' OR current_setting('server_version_num')::int >= 160000 FROM"
                + " pg_class WHERE oid = ?::regclass",
            table.quoted());
    return String.join(" OR ", truncates ? OPERATIONS : OPERATIONS.subList(0, 3));
  }

  private String literal(String text) throws SQLException {
    return session.text("SELECT quote_literal(?)", text);
  }

  void free(Relation table) throws SQLException {
    session.execute("DROP TRIGGER IF EXISTS %s ON %s".formatted(TRIGGER, table.quoted()));
  }
}
