-- The expansion, step 10: what a job needs so that a failure of the service itself comes to an end, and is not paid for
-- twice. Constant defaults are kept in the catalog: no row is rewritten.

SET lock_timeout = '500ms';

ALTER TABLE practice.assessments
    ADD COLUMN IF NOT EXISTS failures integer NOT NULL DEFAULT 0,   -- of the service itself, in this round
    ADD COLUMN IF NOT EXISTS answered json;                         -- what the evaluator said, until the result is stored
