-- The expansion, step 5: an index under each foreign key that has none, so that deleting a scenario, a character
-- or a category does not read whole tables (activities.user_id has one from the legacy migrations).
--
-- Built CONCURRENTLY: outside a transaction, while reads and writes go on. The prefix practice_ix_ is ours alone:
-- by it the undo, and the next statement, know these indexes from the legacy ones.

SET lock_timeout = '500ms';

-- A build that was killed leaves an invalid index behind, which costs writes and serves nobody.
-- handover: trusted because it only drops indexes that are not valid and bear this expansion's own prefix
DO $$
DECLARE
    broken regclass;
BEGIN
    FOR broken IN SELECT indexrelid FROM pg_catalog.pg_index JOIN pg_catalog.pg_class ON pg_class.oid = indexrelid
                  WHERE NOT indisvalid
                    AND relnamespace = 'public'::regnamespace AND pg_catalog.starts_with(relname::text, 'practice_ix_')
    LOOP
        EXECUTE format('DROP INDEX %s', broken);
    END LOOP;
END
$$;

-- A concurrent build waits for the transactions that are under way; no reader or writer waits for it meanwhile.
SET lock_timeout = '30s';

CREATE INDEX CONCURRENTLY IF NOT EXISTS practice_ix_assistant_scenarios_character_id ON public.assistant_scenarios (character_id);

CREATE INDEX CONCURRENTLY IF NOT EXISTS practice_ix_assistant_tags_scenario_id ON public.assistant_tags (scenario_id);

CREATE INDEX CONCURRENTLY IF NOT EXISTS practice_ix_subcategories_category_id ON public.subcategories (category_id);

CREATE INDEX CONCURRENTLY IF NOT EXISTS practice_ix_rubric_questions_scenario_id ON public.rubric_questions (scenario_id);

CREATE INDEX CONCURRENTLY IF NOT EXISTS practice_ix_rubric_questions_subcategory_id ON public.rubric_questions (subcategory_id);

CREATE INDEX CONCURRENTLY IF NOT EXISTS practice_ix_activities_scenario_id ON public.activities (scenario_id);

-- Lists of activities, a user's own or everyone's, begin with the newest: without these each page sorts all of them.
CREATE INDEX CONCURRENTLY IF NOT EXISTS practice_ix_activities_user_id_timestamp ON public.activities (user_id, "timestamp", id);

CREATE INDEX CONCURRENTLY IF NOT EXISTS practice_ix_activities_timestamp ON public.activities ("timestamp", id);
