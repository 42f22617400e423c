-- The expansion, step 6: what the new face keeps for itself. The legacy backend never looks here.
-- If the new backend's role is not the one that runs this file, it needs
--   GRANT USAGE ON SCHEMA practice TO …; GRANT SELECT, INSERT, UPDATE, DELETE ON practice.refresh_tokens, practice.idempotency_keys TO …;

SET lock_timeout = '500ms';

-- Refresh tokens that have been issued: their ids only, never the tokens. Those of one sign-in are a family.
CREATE TABLE IF NOT EXISTS practice.refresh_tokens (
    id         uuid        NOT NULL PRIMARY KEY,
    family     uuid        NOT NULL,
    user_id    integer     NOT NULL REFERENCES public."user" (id) ON DELETE CASCADE,
    expires_at timestamptz NOT NULL,
    spent_at   timestamptz
);

CREATE INDEX IF NOT EXISTS refresh_tokens_family ON practice.refresh_tokens (family);

CREATE INDEX IF NOT EXISTS refresh_tokens_user_id ON practice.refresh_tokens (user_id);

-- The first answers to requests that bore an idempotency key, for a day. Hashes, and an answer that only whoever has
-- the key can read.
CREATE TABLE IF NOT EXISTS practice.idempotency_keys (
    id         bytea       NOT NULL PRIMARY KEY,
    request    bytea       NOT NULL,
    user_id    integer     REFERENCES public."user" (id) ON DELETE CASCADE,
    answer     bytea,
    created_at timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX IF NOT EXISTS idempotency_keys_user_id ON practice.idempotency_keys (user_id);

CREATE INDEX IF NOT EXISTS idempotency_keys_created_at ON practice.idempotency_keys (created_at);
