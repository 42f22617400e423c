-- The undo of db/expand, part 1: how what the added columns hold is saved.
--
-- Stop the new backend first: it needs these columns. Files of this folder run from the highest number down:
--   for f in $(ls -r db/undo/*.sql); do psql "$DATABASE_URL" -v ON_ERROR_STOP=1 -f "$f"; done
-- Like the expansion, each statement can be killed and run again, and gives up rather than hold up live requests.
-- After a later expansion the saved values can be put back, for instance
--   UPDATE public."user" u SET is_active = s.is_active FROM practice_undo.user_columns s WHERE s.id = u.id;

SET lock_timeout = '500ms';

CREATE SCHEMA IF NOT EXISTS practice_undo;

-- Which of these columns are there and came with the expansion. None once the undo is complete.
CREATE OR REPLACE FUNCTION practice_undo.added(legacy text, candidates text[]) RETURNS text[] LANGUAGE plpgsql AS $$
BEGIN
    IF to_regclass('practice.baseline') IS NULL THEN
        RETURN '{}';
    END IF;
    RETURN ARRAY(
        SELECT attname::text FROM pg_catalog.pg_attribute
        WHERE attrelid = format('public.%I', legacy)::regclass AND attname = ANY (candidates) AND NOT attisdropped
          AND NOT EXISTS (SELECT FROM practice.baseline
                          WHERE table_name = legacy AND kind = 'column' AND name = attname::text)
        ORDER BY attnum);
END
$$;

-- From now on the ids of rows that come in or change are noted down, until take_away() has seen to them: under its lock
-- there is no time to look for them in millions of rows. The legacy backend's role needs no rights on the notes.
CREATE OR REPLACE FUNCTION practice_undo.note() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog AS $$
BEGIN
    EXECUTE format('INSERT INTO practice_undo.%I VALUES ($1.id)', TG_ARGV[0]) USING NEW;
    RETURN NULL;
END
$$;

CREATE OR REPLACE FUNCTION practice_undo.watch(legacy text, saved text, candidates text[]) RETURNS void
LANGUAGE plpgsql SET client_min_messages = warning AS $$
BEGIN
    IF practice_undo.added(legacy, candidates) = '{}'
       OR EXISTS (SELECT FROM pg_catalog.pg_trigger
                  WHERE tgrelid = format('public.%I', legacy)::regclass AND tgname = 'practice_undo_' || saved) THEN
        RETURN;
    END IF;
    EXECUTE format('CREATE TABLE IF NOT EXISTS practice_undo.%I AS SELECT id FROM public.%I WITH NO DATA',
                   saved || '_notes', legacy);
    EXECUTE format('CREATE TRIGGER %I AFTER INSERT OR UPDATE ON public.%I FOR EACH ROW '
                   'EXECUTE FUNCTION practice_undo.note(%L)', 'practice_undo_' || saved, legacy, saved || '_notes');
END
$$;

-- Copies the columns of those rows that are new or have changed since the last call. Readers and writers go on. What was
-- noted before it looks is seen to by the copy itself.
CREATE OR REPLACE FUNCTION practice_undo.save(legacy text, saved text, candidates text[]) RETURNS void
LANGUAGE plpgsql SET client_min_messages = warning AS $$
DECLARE
    names text[] := practice_undo.added(legacy, candidates);
BEGIN
    IF names = '{}' THEN
        RETURN;
    END IF;
    EXECUTE format('DELETE FROM practice_undo.%I', saved || '_notes');
    -- The first time there is nothing to compare with, and an index is made faster than it is kept up with each row.
    IF to_regclass(format('practice_undo.%I', saved)) IS NULL THEN
        EXECUTE format('CREATE TABLE practice_undo.%I AS SELECT id, %s FROM public.%I',
                       saved, array_to_string(names, ', '), legacy);
        EXECUTE format('CREATE UNIQUE INDEX %I ON practice_undo.%I (id)', saved || '_id', saved);
        RETURN;
    END IF;
    PERFORM practice_undo.copy(legacy, saved, names, format(
        'LEFT JOIN practice_undo.%I s ON s.id = t.id WHERE s.id IS NULL OR ROW(%s) IS DISTINCT FROM ROW(%s)',
        saved, 't.' || array_to_string(names, ', t.'), 's.' || array_to_string(names, ', s.')));
END
$$;

CREATE OR REPLACE FUNCTION practice_undo.copy(legacy text, saved text, names text[], which text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('INSERT INTO practice_undo.%I (id, %s) SELECT t.id, %s FROM public.%I t %s '
                   'ON CONFLICT (id) DO UPDATE SET (%s) = ROW(%s)',
                   saved, array_to_string(names, ', '), 't.' || array_to_string(names, ', t.'), legacy, which,
                   array_to_string(names, ', '), 'EXCLUDED.' || array_to_string(names, ', EXCLUDED.'));
END
$$;

-- Saves what was noted since save() and drops the columns with their trigger, under one lock that nobody can slip a
-- change past. The rows are found by their ids, however many there are beside them.
CREATE OR REPLACE FUNCTION practice_undo.take_away(
    legacy text, saved text, candidates text[], updating_trigger text DEFAULT NULL) RETURNS void
LANGUAGE plpgsql SET enable_hashjoin = off SET enable_mergejoin = off SET client_min_messages = warning AS $$
DECLARE
    names text[] := practice_undo.added(legacy, candidates);
    column_name text;
BEGIN
    IF to_regclass('practice.baseline') IS NULL THEN
        RETURN;
    END IF;
    EXECUTE format('LOCK TABLE public.%I IN ACCESS EXCLUSIVE MODE', legacy);
    IF names <> '{}' THEN
        PERFORM practice_undo.copy(legacy, saved, names, format(
            'WHERE t.id IN (SELECT id FROM practice_undo.%I)', saved || '_notes'));
    END IF;
    EXECUTE format('DROP TRIGGER IF EXISTS %I ON public.%I', 'practice_undo_' || saved, legacy);
    EXECUTE format('DROP TABLE IF EXISTS practice_undo.%I', saved || '_notes');
    IF updating_trigger IS NOT NULL
       AND NOT EXISTS (SELECT FROM practice.baseline
                       WHERE table_name = legacy AND kind = 'trigger' AND name = updating_trigger) THEN
        EXECUTE format('DROP TRIGGER IF EXISTS %I ON public.%I', updating_trigger, legacy);
    END IF;
    FOREACH column_name IN ARRAY names LOOP
        EXECUTE format('ALTER TABLE public.%I DROP COLUMN %I', legacy, column_name);
    END LOOP;
END
$$;

-- Copies the rows of a table of ours and drops it, in one transaction: killed at any moment, the rows are in one of the
-- two places. Ids begin anew with the next expansion, so a copy is told from those of other rounds by its time.
CREATE OR REPLACE FUNCTION practice_undo.put_away(ours text) RETURNS void
LANGUAGE plpgsql SET client_min_messages = warning AS $$
BEGIN
    IF to_regclass(format('practice.%I', ours)) IS NULL THEN
        RETURN;
    END IF;
    EXECUTE format('LOCK TABLE practice.%I IN ACCESS EXCLUSIVE MODE', ours);
    EXECUTE format('CREATE TABLE IF NOT EXISTS practice_undo.%I AS '
                   'SELECT now() AS put_away_at, * FROM practice.%I WITH NO DATA', ours, ours);
    EXECUTE format('INSERT INTO practice_undo.%I SELECT now(), * FROM practice.%I', ours, ours);
    EXECUTE format('DROP TABLE practice.%I', ours);
END
$$;
