-- The undo of step 7. What the calls took stays in schema practice_undo.

SET lock_timeout = '500ms';

SELECT practice_undo.put_away('ai_payloads');

SELECT practice_undo.put_away('ai_calls');
