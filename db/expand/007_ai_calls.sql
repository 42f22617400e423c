-- The expansion, step 7: what the AI patients' and evaluators' calls took and how they ended. The legacy backend
-- never looks here; when it deletes an account, the calls stay without a name, and what was said in them goes.
-- If the new backend's role is not the one that runs this file, it needs
--   GRANT SELECT, INSERT, UPDATE, DELETE ON practice.ai_calls, practice.ai_payloads TO …;
--   GRANT USAGE ON ALL SEQUENCES IN SCHEMA practice TO …;

SET lock_timeout = '500ms';

CREATE TABLE IF NOT EXISTS practice.ai_calls (
    id             bigserial     NOT NULL PRIMARY KEY,
    user_id        integer       REFERENCES public."user" (id) ON DELETE SET NULL,
    purpose        varchar(20)   NOT NULL,          -- chat | evaluate | conversation | assessment
    model          varchar(200)  NOT NULL,          -- embedded:… | openai:…
    prompt_version varchar(60)   NOT NULL,
    attempts       integer       NOT NULL,          -- requests that were sent
    tokens_in      integer,
    tokens_out     integer,
    cost           numeric(14,8),                   -- in the price table's currency; NULL: no price, or no usage told
    first_token_ms integer,
    latency_ms     integer       NOT NULL,
    outcome        varchar(20)   NOT NULL,
    reason         text,
    created_at     timestamptz   NOT NULL DEFAULT now()
);

CREATE INDEX IF NOT EXISTS ai_calls_user_id ON practice.ai_calls (user_id);

CREATE INDEX IF NOT EXISTS ai_calls_created_at ON practice.ai_calls (created_at);

-- Only with AI_KEEP_PAYLOADS=true.
CREATE TABLE IF NOT EXISTS practice.ai_payloads (
    call_id bigint  NOT NULL PRIMARY KEY REFERENCES practice.ai_calls (id) ON DELETE CASCADE,
    user_id integer NOT NULL REFERENCES public."user" (id) ON DELETE CASCADE,
    prompt  text    NOT NULL,
    answer  text    NOT NULL
);

CREATE INDEX IF NOT EXISTS ai_payloads_user_id ON practice.ai_payloads (user_id);
