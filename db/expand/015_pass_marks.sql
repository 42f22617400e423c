-- The expansion, step 15: critical rubric questions and pass marks. A constant default is kept in the catalog: no row is
-- rewritten. The legacy backend names its columns and never looks here.

SET lock_timeout = '500ms';

-- Without at least half of its points, the whole result stays below the pass mark.
ALTER TABLE public.rubric_questions ADD COLUMN IF NOT EXISTS critical boolean NOT NULL DEFAULT false;

-- Percent; null: the scenario has none.
ALTER TABLE public.assistant_scenarios ADD COLUMN IF NOT EXISTS pass_mark integer;

-- As they were when the assessment was made.
ALTER TABLE practice.assessment_items ADD COLUMN IF NOT EXISTS critical boolean NOT NULL DEFAULT false;

ALTER TABLE practice.assessments ADD COLUMN IF NOT EXISTS pass_mark integer;
