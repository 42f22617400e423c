-- The undo of step 5: see 999_saving.sql for the order. An index holds nothing that would have to be saved.

SET lock_timeout = '30s';

DROP INDEX CONCURRENTLY IF EXISTS public.practice_ix_assistant_scenarios_character_id;

DROP INDEX CONCURRENTLY IF EXISTS public.practice_ix_assistant_tags_scenario_id;

DROP INDEX CONCURRENTLY IF EXISTS public.practice_ix_subcategories_category_id;

DROP INDEX CONCURRENTLY IF EXISTS public.practice_ix_rubric_questions_scenario_id;

DROP INDEX CONCURRENTLY IF EXISTS public.practice_ix_rubric_questions_subcategory_id;

DROP INDEX CONCURRENTLY IF EXISTS public.practice_ix_activities_scenario_id;

DROP INDEX CONCURRENTLY IF EXISTS public.practice_ix_activities_user_id_timestamp;

DROP INDEX CONCURRENTLY IF EXISTS public.practice_ix_activities_timestamp;
