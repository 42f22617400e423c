-- Every object of the database that is not the server's own, with the transaction that last wrote its row of the
-- catalog: kind, schema, name, part, transaction.
WITH space AS (
    SELECT oid, nspname::text AS name, xmin FROM pg_namespace
    WHERE nspname !~ '^pg_' AND nspname <> 'information_schema' AND NOT nspname = ANY (?)
), relation AS (
    SELECT c.oid, s.name AS space, c.relname::text AS name, c.relkind, c.xmin FROM pg_class c JOIN space s ON s.oid = c.relnamespace
    WHERE c.relkind <> 't'
)
SELECT 'schema', name, name, '', xmin FROM space
UNION ALL
SELECT CASE relkind WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view' WHEN 'S' THEN 'sequence' WHEN 'c' THEN 'type'
                    WHEN 'f' THEN 'foreign table' ELSE 'table' END, space, name, '', xmin
FROM relation WHERE relkind IN ('r', 'p', 'v', 'm', 'S', 'f', 'c')
UNION ALL
SELECT 'sequence settings', r.space, r.name, '', q.xmin FROM pg_sequence q JOIN relation r ON r.oid = q.seqrelid
UNION ALL
SELECT 'column', r.space, r.name, a.attname::text, a.xmin
FROM relation r JOIN pg_attribute a ON a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped
WHERE r.relkind IN ('r', 'p', 'v', 'm', 'f', 'c')
UNION ALL
SELECT 'default', r.space, r.name, a.attname::text, d.xmin
FROM relation r JOIN pg_attrdef d ON d.adrelid = r.oid JOIN pg_attribute a ON a.attrelid = r.oid AND a.attnum = d.adnum
UNION ALL
-- What a build that was killed left behind is not there.
SELECT 'index', r.space, r.name, t.relname::text, i.xmin
FROM relation r JOIN pg_index i ON i.indexrelid = r.oid AND i.indisvalid JOIN pg_class t ON t.oid = i.indrelid
UNION ALL
SELECT 'constraint', r.space, r.name, k.conname::text, k.xmin FROM pg_constraint k JOIN relation r ON r.oid = k.conrelid
UNION ALL
SELECT 'domain constraint', s.name, t.typname::text, k.conname::text, k.xmin
FROM pg_constraint k JOIN pg_type t ON t.oid = k.contypid JOIN space s ON s.oid = t.typnamespace
UNION ALL
SELECT 'trigger', r.space, r.name, t.tgname::text, t.xmin FROM pg_trigger t JOIN relation r ON r.oid = t.tgrelid WHERE NOT t.tgisinternal
UNION ALL
SELECT 'rule', r.space, r.name, w.rulename::text, w.xmin FROM pg_rewrite w JOIN relation r ON r.oid = w.ev_class
UNION ALL
SELECT 'policy', r.space, r.name, p.polname::text, p.xmin FROM pg_policy p JOIN relation r ON r.oid = p.polrelid
UNION ALL
SELECT 'type', s.name, t.typname::text, '', t.xmin
FROM pg_type t JOIN space s ON s.oid = t.typnamespace WHERE t.typtype IN ('e', 'd', 'r', 'b') AND t.typelem = 0
UNION ALL
SELECT 'enum value', s.name, t.typname::text, e.enumlabel::text, e.xmin
FROM pg_enum e JOIN pg_type t ON t.oid = e.enumtypid JOIN space s ON s.oid = t.typnamespace
UNION ALL
SELECT 'function', s.name, p.proname::text, pg_get_function_identity_arguments(p.oid), p.xmin
FROM pg_proc p JOIN space s ON s.oid = p.pronamespace
UNION ALL
SELECT 'operator', s.name, o.oprname::text, format_type(o.oprleft, NULL) || ',' || format_type(o.oprright, NULL), o.xmin
FROM pg_operator o JOIN space s ON s.oid = o.oprnamespace
UNION ALL
SELECT 'collation', s.name, c.collname::text, '', c.xmin FROM pg_collation c JOIN space s ON s.oid = c.collnamespace
UNION ALL
SELECT 'statistics', s.name, x.stxname::text, '', x.xmin FROM pg_statistic_ext x JOIN space s ON s.oid = x.stxnamespace
UNION ALL
SELECT 'text search configuration', s.name, c.cfgname::text, '', c.xmin FROM pg_ts_config c JOIN space s ON s.oid = c.cfgnamespace
UNION ALL
SELECT 'text search dictionary', s.name, d.dictname::text, '', d.xmin FROM pg_ts_dict d JOIN space s ON s.oid = d.dictnamespace
UNION ALL
SELECT 'extension', '', extname::text, '', xmin FROM pg_extension
UNION ALL
SELECT 'publication', '', pubname::text, '', xmin FROM pg_publication
UNION ALL
SELECT 'publication table', '', p.pubname::text, r.space || '.' || r.name, pr.xmin
FROM pg_publication_rel pr JOIN pg_publication p ON p.oid = pr.prpubid JOIN relation r ON r.oid = pr.prrelid
UNION ALL
SELECT 'event trigger', '', evtname::text, '', xmin FROM pg_event_trigger
UNION ALL
SELECT 'foreign server', '', srvname::text, '', xmin FROM pg_foreign_server
UNION ALL
SELECT 'language', '', lanname::text, '', xmin FROM pg_language WHERE lanispl
UNION ALL
SELECT 'comment', coalesce(i.schema, ''), i.identity, i.type, d.xmin
FROM pg_description d, pg_identify_object(d.classoid, d.objoid, d.objsubid) i
WHERE d.objoid >= 16384
