-- The undo of step 6. What is kept here means nothing without the new backend: an id of a token that it alone takes,
-- an answer of the last day that it alone can read. Nothing is saved.

SET lock_timeout = '500ms';

DROP TABLE IF EXISTS practice.idempotency_keys;

DROP TABLE IF EXISTS practice.refresh_tokens;
