-- The expansion, step 4: the one foreign key that was named by hand gets the name that PostgreSQL would have
-- given it. Neither backend knows it by name.

SET lock_timeout = '500ms';

-- handover: trusted because it only gives one constraint another name, and neither backend knows it by name
DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_catalog.pg_constraint
               WHERE conrelid = 'public.assistant_tags'::regclass AND conname = 'fk_scenario') THEN
        ALTER TABLE public.assistant_tags RENAME CONSTRAINT fk_scenario TO assistant_tags_scenario_id_fkey;
    END IF;
END
$$;
