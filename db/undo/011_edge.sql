-- The undo of step 11. What is kept here means nothing without the new backend: tickets of the last half minute, and
-- marks that only bind its own tokens. Nothing is saved.

SET lock_timeout = '500ms';

DROP TABLE IF EXISTS practice.stream_tickets;

ALTER TABLE IF EXISTS practice.refresh_tokens DROP COLUMN IF EXISTS password_mark;
