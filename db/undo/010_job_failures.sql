-- The undo of step 10: its columns are put away with their table, by the undo of step 9.

SET lock_timeout = '500ms';
