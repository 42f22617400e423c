-- The undo of step 9. Results, reviews and appeals stay in schema practice_undo. Jobs that have yet to be done, and
-- what watchers were told, mean nothing without the new backend: an assessment that was queued stays as one.

SET lock_timeout = '500ms';

DROP TABLE IF EXISTS practice.scheduled_tasks;

DROP TABLE IF EXISTS practice.assessment_events;

SELECT practice_undo.put_away('appeals');

SELECT practice_undo.put_away('assessment_items');

SELECT practice_undo.put_away('assessments');
