-- The undo of step 4.

SET lock_timeout = '500ms';

DO $$
BEGIN
    IF to_regclass('practice.baseline') IS NULL THEN
        RETURN;
    END IF;
    IF EXISTS (SELECT FROM practice.baseline
               WHERE table_name = 'assistant_tags' AND kind = 'constraint' AND name = 'fk_scenario')
       AND EXISTS (SELECT FROM pg_catalog.pg_constraint
                   WHERE conrelid = 'public.assistant_tags'::regclass
                     AND conname = 'assistant_tags_scenario_id_fkey') THEN
        ALTER TABLE public.assistant_tags RENAME CONSTRAINT assistant_tags_scenario_id_fkey TO fk_scenario;
    END IF;
END
$$;
