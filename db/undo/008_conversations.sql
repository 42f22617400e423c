-- The undo of step 8. What was said stays in schema practice_undo; who was about to reply means nothing any more.

SET lock_timeout = '500ms';

DROP TABLE IF EXISTS practice.replies;

SELECT practice_undo.put_away('messages');

SELECT practice_undo.put_away('conversations');
