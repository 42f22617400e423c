-- The expansion, step 11: refresh tokens are bound to the password that they were issued for, and tickets for event
-- streams. The legacy backend never looks here.
-- If the new backend's role is not the one that runs this file, it needs
--   GRANT SELECT, INSERT, UPDATE, DELETE ON practice.stream_tickets TO …;

SET lock_timeout = '500ms';

-- A hash of the stored password hash. Tokens from before this step bear none, and have to be signed in for again.
ALTER TABLE practice.refresh_tokens ADD COLUMN IF NOT EXISTS password_mark bytea NOT NULL DEFAULT '\x';

-- Tickets that have been issued and not been used: hashes only, never the tickets. Each is good for one event stream.
CREATE TABLE IF NOT EXISTS practice.stream_tickets (
    id         bytea       NOT NULL PRIMARY KEY,
    user_id    integer     NOT NULL REFERENCES public."user" (id) ON DELETE CASCADE,
    expires_at timestamptz NOT NULL
);

CREATE INDEX IF NOT EXISTS stream_tickets_user_id ON practice.stream_tickets (user_id);

CREATE INDEX IF NOT EXISTS stream_tickets_expires_at ON practice.stream_tickets (expires_at);
