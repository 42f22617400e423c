-- The expansion, step 1: what was here before.
--
-- Files of this folder run in the order of their names, each statement in a transaction of its own:
--   psql "$DATABASE_URL" -v ON_ERROR_STOP=1 -f db/expand/001_baseline.sql     (and so on)
-- Every statement can be killed and run again. None rewrites a table; each waits for a lock no longer than its
-- file's lock_timeout says, so that no live request queues behind it for longer: if one gives up, run the file again.
-- The expansion adds and never removes, and whatever it adds has a default in the database: the legacy backend,
-- which knows nothing of it, goes on inserting, updating and deleting. `handover db undo` takes it away.

SET lock_timeout = '500ms';

-- Everything that is wholly new lives here. The legacy backend needs no rights on it: a trigger calls its function
-- whatever the rights of the role that fires it.
CREATE SCHEMA IF NOT EXISTS practice;

-- What the legacy tables had before anything was added, taken once, for those who ask later which column came when.
CREATE TABLE IF NOT EXISTS practice.baseline AS
WITH legacy AS (
    SELECT oid, relname::text AS table_name
    FROM pg_catalog.pg_class
    WHERE relnamespace = 'public'::regnamespace
      AND relname IN ('user', 'characters', 'assistant_scenarios', 'assistant_tags', 'categories', 'subcategories',
                      'rubric_questions', 'activities')
)
SELECT table_name, 'column' AS kind, attname::text AS name
FROM legacy JOIN pg_catalog.pg_attribute ON attrelid = oid AND attnum > 0 AND NOT attisdropped
UNION ALL
SELECT table_name, 'constraint', conname::text
FROM legacy JOIN pg_catalog.pg_constraint ON conrelid = legacy.oid
UNION ALL
SELECT table_name, 'trigger', tgname::text
FROM legacy JOIN pg_catalog.pg_trigger ON tgrelid = legacy.oid AND NOT tgisinternal;
