-- What pg_dump --schema-only does not show, one line an object: kind (CatalogKind), schema, name, owner, what is so.
WITH wanted AS (
    SELECT oid, nspname FROM pg_catalog.pg_namespace
    WHERE nspname !~ '^pg_' AND nspname <> 'information_schema' AND NOT nspname = ANY (?)
), relations AS (
    SELECT c.oid, w.nspname, c.relname, c.relkind, c.relispopulated
    FROM pg_catalog.pg_class c JOIN wanted w ON w.oid = c.relnamespace
)
SELECT 'INTERNAL TRIGGERS', r.nspname, r.relname || ' ' || o.conname, '',
       'ALTER TABLE ' || pg_catalog.format('%I.%I', r.nspname, r.relname) || ': ' || string_agg(p.proname || ' is ' || CASE g.tgenabled WHEN 'D' THEN 'disabled' WHEN 'A' THEN 'always on' ELSE 'on for replicas' END,
           ', ' ORDER BY p.proname)
FROM pg_catalog.pg_trigger g JOIN relations r ON r.oid = g.tgrelid
JOIN pg_catalog.pg_proc p ON p.oid = g.tgfoid JOIN pg_catalog.pg_constraint o ON o.oid = g.tgconstraint
WHERE g.tgisinternal AND g.tgenabled <> 'O' GROUP BY r.nspname, r.relname, o.conname
UNION ALL
SELECT 'INVALID INDEX', r.nspname, r.relname || ' ' || n.relname, '', pg_catalog.pg_get_indexdef(i.indexrelid)
FROM pg_catalog.pg_index i JOIN relations r ON r.oid = i.indrelid JOIN pg_catalog.pg_class n ON n.oid = i.indexrelid
WHERE NOT (i.indisvalid AND i.indisready) AND n.relkind = 'i'
UNION ALL
SELECT 'UNPOPULATED', nspname, relname, '', 'never refreshed' FROM relations WHERE relkind = 'm' AND NOT relispopulated
UNION ALL
SELECT 'EXTENSION VERSION', '', extname, '', extversion FROM pg_catalog.pg_extension
UNION ALL
SELECT 'ENCODING', '', '', '', pg_catalog.pg_encoding_to_char(encoding) FROM pg_catalog.pg_database WHERE datname = current_database()
UNION ALL
SELECT 'LOCALE', '', '', '', pg_catalog.concat_ws(' ', datcollate, datctype) FROM pg_catalog.pg_database WHERE datname = current_database()
UNION ALL
SELECT 'DATABASE SETTING', '', pg_catalog.concat_ws(' of ', pg_catalog.split_part(c, '=', 1), r.rolname), '', pg_catalog.substr(c, pg_catalog.strpos(c, '=') + 1)
FROM pg_catalog.pg_db_role_setting s JOIN pg_catalog.pg_database d ON d.oid = s.setdatabase AND d.datname = current_database()
LEFT JOIN pg_catalog.pg_roles r ON r.oid = s.setrole CROSS JOIN LATERAL unnest(s.setconfig) c
UNION ALL
SELECT 'DATABASE ACL', '', '', pg_catalog.pg_get_userbyid(datdba), a::text
FROM pg_catalog.pg_database CROSS JOIN LATERAL unnest(datacl) a WHERE datname = current_database()
UNION ALL
SELECT 'DATABASE COMMENT', '', '', '', pg_catalog.shobj_description(oid, 'pg_database')
FROM pg_catalog.pg_database WHERE datname = current_database() AND pg_catalog.shobj_description(oid, 'pg_database') IS NOT NULL
ORDER BY 1, 2, 3, 5
