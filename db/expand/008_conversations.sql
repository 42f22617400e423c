-- The expansion, step 8: conversations of learners with AI patients. The legacy backend never looks here; when it
-- deletes an account, the database takes the account's conversations along, and a scenario that it deletes is
-- forgotten by those that were held about it.
-- If the new backend's role is not the one that runs this file, it needs
--   GRANT SELECT, INSERT, UPDATE, DELETE ON practice.conversations, practice.messages, practice.replies TO …;
--   GRANT USAGE ON ALL SEQUENCES IN SCHEMA practice TO …;

SET lock_timeout = '500ms';

CREATE TABLE IF NOT EXISTS practice.conversations (
    id          serial      NOT NULL PRIMARY KEY,
    user_id     integer     NOT NULL REFERENCES public."user" (id) ON DELETE CASCADE,
    scenario_id integer     REFERENCES public.assistant_scenarios (id) ON DELETE SET NULL,
    status      varchar(20) NOT NULL DEFAULT 'open',        -- open | finished
    finished_at timestamptz,
    created_at  timestamptz NOT NULL DEFAULT now(),
    updated_at  timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX IF NOT EXISTS conversations_user_id ON practice.conversations (user_id);

CREATE INDEX IF NOT EXISTS conversations_scenario_id ON practice.conversations (scenario_id);

-- handover: trusted because it only adds what the line after IF names, where it is not there yet
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_catalog.pg_trigger
                   WHERE tgrelid = 'practice.conversations'::regclass AND tgname = 'set_updated_at') THEN
        CREATE TRIGGER set_updated_at BEFORE UPDATE ON practice.conversations
            FOR EACH ROW EXECUTE FUNCTION practice.set_updated_at();
    END IF;
END
$$;

-- What was said, in the order of its ids. A reply is stored while it runs; one that did not come to its end stays,
-- and says so.
CREATE TABLE IF NOT EXISTS practice.messages (
    id              serial      NOT NULL PRIMARY KEY,
    conversation_id integer     NOT NULL REFERENCES practice.conversations (id) ON DELETE CASCADE,
    role            varchar(20) NOT NULL,                   -- user | assistant
    content         text        NOT NULL,
    status          varchar(20) NOT NULL DEFAULT 'complete', -- complete | running | cut
    request_key     bytea,                                  -- hash of the idempotency key that a learner's message bore
    created_at      timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX IF NOT EXISTS messages_conversation_id ON practice.messages (conversation_id);

-- Who is about to reply in a conversation: one at a time, on whichever instance, and for as long as that instance
-- keeps saying so.
CREATE TABLE IF NOT EXISTS practice.replies (
    conversation_id integer     NOT NULL PRIMARY KEY REFERENCES practice.conversations (id) ON DELETE CASCADE,
    token           uuid        NOT NULL,
    message_id      integer     NOT NULL REFERENCES practice.messages (id) ON DELETE CASCADE,
    expires_at      timestamptz NOT NULL
);

CREATE INDEX IF NOT EXISTS replies_message_id ON practice.replies (message_id);
