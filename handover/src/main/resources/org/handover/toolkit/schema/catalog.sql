-- What a database says of the schemas in the parameter, one fact a row: schema, relation ('' for what belongs to none),
-- kind, name, detail. Names are as stored, without quotes. Run with an empty search_path, so that every name in a
-- definition says its schema. What an extension brought is not listed.
WITH wanted AS (
    SELECT oid, nspname FROM pg_namespace WHERE nspname = ANY (?)
), members AS (
    SELECT classid, objid FROM pg_depend WHERE deptype = 'e'
), relations AS (
    SELECT c.oid, w.nspname AS schema, c.relname AS name, c.relkind, c.relowner, c.relrowsecurity, c.relforcerowsecurity,
           c.relispartition
    FROM pg_class c JOIN wanted w ON w.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p', 'v', 'm')
      AND NOT EXISTS (SELECT FROM members m WHERE m.classid = 'pg_class'::regclass AND m.objid = c.oid)
), tables AS (
    SELECT * FROM relations WHERE relkind IN ('r', 'p')
), columns AS (
    SELECT t.oid, t.schema, t.name AS relation, a.attnum, a.attname, format_type(a.atttypid, a.atttypmod) AS type,
           a.attnotnull, a.attidentity, a.attgenerated, a.attcollation, y.typcollation,
           pg_get_expr(d.adbin, d.adrelid) AS value
    FROM tables t
    JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
    JOIN pg_type y ON y.oid = a.atttypid
    LEFT JOIN pg_attrdef d ON d.adrelid = t.oid AND d.adnum = a.attnum
), constraints AS (
    SELECT t.schema, t.name AS relation, c.contype, c.conname, pg_get_constraintdef(c.oid) AS definition,
           (SELECT string_agg(a.attname, ', ' ORDER BY k.place) FROM unnest(c.conkey) WITH ORDINALITY k (attnum, place)
            JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.attnum) AS columns
    FROM tables t JOIN pg_constraint c ON c.conrelid = t.oid AND c.conparentid = 0
    WHERE c.contype IN ('p', 'u', 'f', 'c', 'x')
), indexes AS (
    SELECT t.schema, t.name AS relation, i.indisvalid AND i.indisready AS valid, n.relname AS index, i.indisprimary,
           i.indisunique,
           -- Everything after the table's name: method, columns, predicate.
           substring(pg_get_indexdef(i.indexrelid) from ' USING (.*)$') AS definition
    FROM tables t JOIN pg_index i ON i.indrelid = t.oid JOIN pg_class n ON n.oid = i.indexrelid
)
SELECT schema, name, 'TABLE', '', CASE relkind WHEN 'p' THEN pg_get_partkeydef(oid) ELSE 'plain' END FROM tables
UNION ALL
SELECT schema, relation, 'COLUMN', attname, type FROM columns
UNION ALL
SELECT schema, relation, 'NULLABILITY', attname, CASE WHEN attnotnull THEN 'not null' ELSE 'null' END FROM columns
UNION ALL
SELECT schema, relation, 'DEFAULT', attname,
       CASE WHEN attidentity = 'a' THEN 'identity always' WHEN attidentity = 'd' THEN 'identity'
            WHEN attgenerated <> '' THEN 'generated: ' || value
            WHEN value LIKE 'nextval(%' THEN 'sequence' ELSE value END
FROM columns WHERE attidentity <> '' OR value IS NOT NULL
UNION ALL
SELECT schema, relation, 'COLLATION', attname, attcollation::regcollation::text
FROM columns WHERE attcollation <> 0 AND attcollation <> typcollation
UNION ALL
SELECT schema, relation, 'PRIMARY_KEY', '', columns FROM constraints WHERE contype = 'p'
UNION ALL
SELECT DISTINCT schema, relation, 'UNIQUE', definition, ''
FROM indexes WHERE indisunique AND NOT indisprimary AND valid
UNION ALL
SELECT schema, relation, 'FOREIGN_KEY', columns, definition FROM constraints WHERE contype = 'f'
UNION ALL
SELECT schema, relation, 'CHECK', definition, '' FROM constraints WHERE contype = 'c'
UNION ALL
SELECT schema, relation, 'EXCLUSION', definition, '' FROM constraints WHERE contype = 'x'
UNION ALL
SELECT schema, relation, 'CONSTRAINT_NAME',
       CASE contype WHEN 'p' THEN 'primary key' WHEN 'u' THEN 'unique' WHEN 'f' THEN 'foreign key' WHEN 'c' THEN 'check'
           ELSE 'exclusion' END
       || ' (' || CASE contype WHEN 'c' THEN definition WHEN 'x' THEN definition ELSE columns END || ')', conname
FROM constraints
UNION ALL
SELECT schema, relation, 'INDEX', definition, '' FROM indexes WHERE valid AND NOT indisunique
UNION ALL
SELECT schema, relation, 'INDEX_NAME', index, definition FROM indexes WHERE valid
UNION ALL
SELECT schema, relation, 'INVALID_INDEX', index, definition FROM indexes WHERE NOT valid
UNION ALL
SELECT t.schema, t.name, 'TRIGGER', g.tgname,
       pg_get_triggerdef(g.oid) || CASE g.tgenabled WHEN 'O' THEN '' WHEN 'D' THEN ' (disabled)' ELSE ' (' || g.tgenabled::text || ')' END
FROM tables t JOIN pg_trigger g ON g.tgrelid = t.oid AND NOT g.tgisinternal
UNION ALL
SELECT schema, name, 'ROW_SECURITY', '', CASE WHEN relforcerowsecurity THEN 'forced' ELSE 'enabled' END
FROM tables WHERE relrowsecurity
UNION ALL
SELECT t.schema, t.name, 'POLICY', p.polname,
       concat_ws(' ', p.polcmd::text, pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid))
FROM tables t JOIN pg_policy p ON p.polrelid = t.oid
UNION ALL
SELECT schema, name, 'OWNER', '', CASE WHEN pg_has_role(relowner, 'USAGE') THEN 'this role' ELSE pg_get_userbyid(relowner) END
FROM tables
UNION ALL
SELECT schema, name, 'VIEW', '', pg_get_viewdef(oid) FROM relations WHERE relkind IN ('v', 'm')
UNION ALL
SELECT w.nspname, '', 'SEQUENCE', c.relname,
       concat_ws(' ', format_type(s.seqtypid, NULL), 'by', s.seqincrement,
           (SELECT 'owned by ' || t.relname || '.' || a.attname
            FROM pg_depend d JOIN pg_class t ON t.oid = d.refobjid
            JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
            WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype IN ('a', 'i') LIMIT 1))
FROM pg_class c JOIN wanted w ON w.oid = c.relnamespace JOIN pg_sequence s ON s.seqrelid = c.oid
UNION ALL
SELECT w.nspname, '', 'ENUM', y.typname, (SELECT string_agg(e.enumlabel, ', ' ORDER BY e.enumsortorder) FROM pg_enum e WHERE e.enumtypid = y.oid)
FROM pg_type y JOIN wanted w ON w.oid = y.typnamespace WHERE y.typtype = 'e'
UNION ALL
SELECT w.nspname, '', 'FUNCTION', p.oid::regprocedure::text, md5(p.prosrc)
FROM pg_proc p JOIN wanted w ON w.oid = p.pronamespace
WHERE NOT EXISTS (SELECT FROM members m WHERE m.classid = 'pg_proc'::regclass AND m.objid = p.oid)
UNION ALL
SELECT '', '', 'ENCODING', 'database', pg_encoding_to_char(encoding) FROM pg_database WHERE datname = current_database()
