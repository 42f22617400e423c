-- The undo of step 1, the last to run. What the columns held stays in the tables of schema practice_undo.
--
-- The schema is only dropped while it is empty: whatever else has come to live there is not ours to remove.

SET lock_timeout = '500ms';

DROP TABLE IF EXISTS practice.baseline;

DROP SCHEMA IF EXISTS practice;

DROP FUNCTION IF EXISTS practice_undo.put_away(text);
DROP FUNCTION IF EXISTS practice_undo.take_away(text, text, text[], text);
DROP FUNCTION IF EXISTS practice_undo.copy(text, text, text[], text);
DROP FUNCTION IF EXISTS practice_undo.save(text, text, text[]);
DROP FUNCTION IF EXISTS practice_undo.watch(text, text, text[]);
DROP FUNCTION IF EXISTS practice_undo.note();
DROP FUNCTION IF EXISTS practice_undo.added(text, text[]);
