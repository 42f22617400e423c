-- The undo of step 3. Each table is first copied while reads and writes go on, and then, under one short lock, what
-- has been noted since is copied too and the columns go, with their trigger.

SET lock_timeout = '500ms';

SELECT practice_undo.watch('user', 'user_timestamps', '{created_at,updated_at}');
SELECT practice_undo.save('user', 'user_timestamps', '{created_at,updated_at}');
SELECT practice_undo.take_away('user', 'user_timestamps', '{created_at,updated_at}', 'set_updated_at');

SELECT practice_undo.watch('characters', 'characters_timestamps', '{created_at,updated_at}');
SELECT practice_undo.save('characters', 'characters_timestamps', '{created_at,updated_at}');
SELECT practice_undo.take_away('characters', 'characters_timestamps', '{created_at,updated_at}', 'set_updated_at');

SELECT practice_undo.watch('assistant_scenarios', 'assistant_scenarios_timestamps', '{created_at,updated_at}');
SELECT practice_undo.save('assistant_scenarios', 'assistant_scenarios_timestamps', '{created_at,updated_at}');
SELECT practice_undo.take_away('assistant_scenarios', 'assistant_scenarios_timestamps', '{created_at,updated_at}', 'set_updated_at');

SELECT practice_undo.watch('assistant_tags', 'assistant_tags_timestamps', '{created_at,updated_at}');
SELECT practice_undo.save('assistant_tags', 'assistant_tags_timestamps', '{created_at,updated_at}');
SELECT practice_undo.take_away('assistant_tags', 'assistant_tags_timestamps', '{created_at,updated_at}', 'set_updated_at');

SELECT practice_undo.watch('categories', 'categories_timestamps', '{created_at,updated_at}');
SELECT practice_undo.save('categories', 'categories_timestamps', '{created_at,updated_at}');
SELECT practice_undo.take_away('categories', 'categories_timestamps', '{created_at,updated_at}', 'set_updated_at');

SELECT practice_undo.watch('subcategories', 'subcategories_timestamps', '{created_at,updated_at}');
SELECT practice_undo.save('subcategories', 'subcategories_timestamps', '{created_at,updated_at}');
SELECT practice_undo.take_away('subcategories', 'subcategories_timestamps', '{created_at,updated_at}', 'set_updated_at');

SELECT practice_undo.watch('rubric_questions', 'rubric_questions_timestamps', '{created_at,updated_at}');
SELECT practice_undo.save('rubric_questions', 'rubric_questions_timestamps', '{created_at,updated_at}');
SELECT practice_undo.take_away('rubric_questions', 'rubric_questions_timestamps', '{created_at,updated_at}', 'set_updated_at');

SELECT practice_undo.watch('activities', 'activities_timestamps', '{created_at,updated_at}');
SELECT practice_undo.save('activities', 'activities_timestamps', '{created_at,updated_at}');
SELECT practice_undo.take_away('activities', 'activities_timestamps', '{created_at,updated_at}', 'set_updated_at');

DROP FUNCTION IF EXISTS practice.set_updated_at();
