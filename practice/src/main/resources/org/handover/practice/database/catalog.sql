-- What a database says of the tables named in the parameter (an array of names), one fact a row, as the role that asks
-- sees it. Written against pg_catalog, which every role may read. A table of schema public that another one hides
-- from an unqualified name is not found, for neither backend would find it. Those of schema practice are named with it.
WITH tables AS (
    SELECT oid, name, relnamespace = to_regnamespace('public') OR has_schema_privilege(relnamespace, 'USAGE') AS reachable
    FROM pg_catalog.pg_class,
        LATERAL (SELECT CASE relnamespace WHEN to_regnamespace('public') THEN relname::text
                     ELSE 'practice.' || relname END) n (name)
    WHERE relkind IN ('r', 'p') AND name = ANY (?)
      AND (relnamespace = to_regnamespace('practice')
           OR relnamespace = to_regnamespace('public') AND pg_table_is_visible(oid))
), columns AS (
    SELECT t.oid AS table_oid, a.attnum, t.name || '.' || a.attname AS name,
           format_type(a.atttypid, a.atttypmod) AS type, a.attnotnull AS not_null,
           CASE a.attgenerated WHEN '' THEN '' ELSE ' generated' END AS generated,
           a.attidentity <> '' AS identity, d.oid AS default_oid, pg_get_expr(d.adbin, d.adrelid) AS default_value
    FROM tables t
    JOIN pg_catalog.pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
    LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
), keys AS (
    SELECT t.name, i.indisprimary, i.indisunique, i.indkey[0] AS first_column, i.indrelid AS table_oid,
           i.indimmediate AND i.indexprs IS NULL AS plain,
           (SELECT string_agg(a.attname, ', ' ORDER BY k.place)
            FROM unnest(i.indkey::smallint[]) WITH ORDINALITY k (attnum, place)
            JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
            WHERE k.place <= i.indnkeyatts) AS columns
    FROM tables t
    JOIN pg_catalog.pg_index i ON i.indrelid = t.oid AND i.indisvalid AND i.indpred IS NULL
), foreign_keys AS (
    SELECT t.oid AS table_oid, t.name, c.conname, c.conkey[1] AS first_column, c.confdeltype, c.confupdtype,
           c.condeferrable,
           CASE target.relnamespace WHEN to_regnamespace('public') THEN target.relname::text
               ELSE c.confrelid::regclass::text END AS target,
           (SELECT string_agg(a.attname, ', ' ORDER BY k.place)
            FROM unnest(c.conkey) WITH ORDINALITY k (attnum, place)
            JOIN pg_catalog.pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.attnum) AS columns,
           (SELECT string_agg(a.attname, ', ' ORDER BY k.place)
            FROM unnest(c.confkey) WITH ORDINALITY k (attnum, place)
            JOIN pg_catalog.pg_attribute a ON a.attrelid = c.confrelid AND a.attnum = k.attnum) AS target_columns
    FROM tables t
    JOIN pg_catalog.pg_constraint c ON c.conrelid = t.oid AND c.contype = 'f'
    JOIN pg_catalog.pg_class target ON target.oid = c.confrelid
), facts (name, kind, detail) AS (
    SELECT 'server', 'access', CASE WHEN pg_is_in_recovery() THEN 'a replica, which takes no writes'
        WHEN current_setting('transaction_read_only')::boolean THEN 'default_transaction_read_only is on'
        ELSE 'takes writes' END
    UNION ALL
    SELECT 'server', 'encoding', current_setting('server_encoding')
    UNION ALL
    SELECT 'schema public', 'rights', 'usage' WHERE has_schema_privilege(to_regnamespace('public'), 'USAGE')
    UNION ALL
    SELECT name, 'table', '' FROM tables
    UNION ALL
    SELECT name, 'column', type || CASE WHEN not_null THEN ' not null' ELSE '' END || generated FROM columns
    UNION ALL
    SELECT name, 'default', CASE WHEN identity OR default_value ~ '^nextval\(' THEN 'sequence' ELSE default_value END
    FROM columns WHERE identity OR default_value IS NOT NULL
    UNION ALL
    SELECT name, 'primary key', '(' || columns || ')' FROM keys WHERE indisprimary
    UNION ALL
    SELECT name || ' (' || columns || ')', 'unique', '' FROM keys WHERE indisunique AND NOT indisprimary AND plain
    UNION ALL
    SELECT name || ' (' || columns || ')', 'foreign key', 'references ' || target || ' (' || target_columns || ')'
        || CASE confdeltype WHEN 'c' THEN ' on delete cascade' WHEN 'n' THEN ' on delete set null'
               WHEN 'd' THEN ' on delete set default' WHEN 'r' THEN ' on delete restrict' ELSE '' END
        || CASE confupdtype WHEN 'c' THEN ' on update cascade' WHEN 'n' THEN ' on update set null'
               WHEN 'd' THEN ' on update set default' WHEN 'r' THEN ' on update restrict' ELSE '' END
        || CASE WHEN condeferrable THEN ' deferrable' ELSE '' END
    FROM foreign_keys
    UNION ALL
    SELECT name || '.' || conname, 'foreign key name', '' FROM foreign_keys
    UNION ALL
    SELECT DISTINCT f.name || ' (' || f.columns || ')', 'index', ''
    FROM foreign_keys f JOIN keys k ON k.table_oid = f.table_oid AND k.first_column = f.first_column
    UNION ALL
    SELECT t.name || '.' || g.tgname, 'trigger',
        CASE WHEN g.tgenabled IN ('D', 'R') THEN 'disabled'
            -- The bits of a trigger that fires for each row (1), before (2) an update (16), whatever it changes.
            WHEN g.tgtype = 19 AND g.tgqual IS NULL AND g.tgattr = '' THEN 'before each update'
            ELSE 'at some other event' END
        || ', ' || f.pronamespace::regnamespace || '.' || f.proname
    FROM tables t
    JOIN pg_catalog.pg_trigger g ON g.tgrelid = t.oid AND NOT g.tgisinternal
    JOIN pg_catalog.pg_proc f ON f.oid = g.tgfoid
    UNION ALL
    SELECT name, 'rights', concat_ws(', ',
        CASE WHEN has_table_privilege(oid, 'SELECT') THEN 'select' END,
        CASE WHEN has_table_privilege(oid, 'INSERT') THEN 'insert' END,
        CASE WHEN has_table_privilege(oid, 'UPDATE') THEN 'update' END,
        CASE WHEN has_table_privilege(oid, 'DELETE') THEN 'delete' END)
    FROM tables
    WHERE reachable
    UNION ALL
    SELECT c.name, 'rights', 'next value'
    FROM columns c
    WHERE c.identity
       OR c.default_value ~ '^nextval\(' AND (
           SELECT coalesce(bool_and(has_sequence_privilege(s.oid, 'USAGE')), true)
           FROM pg_catalog.pg_depend u
           JOIN pg_catalog.pg_class s ON s.oid = u.refobjid AND s.relkind = 'S'
           WHERE u.classid = 'pg_catalog.pg_attrdef'::regclass AND u.objid = c.default_oid
             AND u.refclassid = 'pg_catalog.pg_class'::regclass)
)
SELECT name, kind, detail FROM facts ORDER BY name COLLATE "C", kind, detail COLLATE "C"
