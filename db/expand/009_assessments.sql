-- The expansion, step 9: assessments of conversations, the jobs that make them, and what people say of them.
-- If the new backend's role is not the one that runs this file, it needs
--   GRANT SELECT, INSERT, UPDATE, DELETE ON practice.assessments, practice.assessment_items,
--     practice.assessment_events, practice.appeals, practice.scheduled_tasks TO …;
--   GRANT USAGE ON ALL SEQUENCES IN SCHEMA practice TO …;

SET lock_timeout = '500ms';

-- Each keeps the transcript that it judges: what is said later, and an activity that is edited, change nothing in it.
CREATE TABLE IF NOT EXISTS practice.assessments (
    id              serial      NOT NULL PRIMARY KEY,
    user_id         integer     NOT NULL REFERENCES public."user" (id) ON DELETE CASCADE,
    scenario_id     integer     REFERENCES public.assistant_scenarios (id) ON DELETE SET NULL,
    conversation_id integer     REFERENCES practice.conversations (id) ON DELETE SET NULL,
    transcript      json        NOT NULL,
    status          varchar(20) NOT NULL DEFAULT 'queued',  -- queued | running | done | failed
    round           integer     NOT NULL DEFAULT 1,         -- how often it was queued: a retry by a person is a new round
    queued_at       timestamptz NOT NULL DEFAULT now(),     -- in this round
    attempts        integer     NOT NULL DEFAULT 0,         -- in this round
    claim           uuid,                                   -- of the attempt that may write; any other has been overtaken
    retry_at        timestamptz,
    error           text,                                   -- why it failed, or why it has to be tried again
    evaluator       varchar(200),
    prompt_version  varchar(100),
    score           double precision,                       -- percent, 0..100
    activity_id     integer     UNIQUE REFERENCES public.activities (id) ON DELETE SET NULL,
    finished_at     timestamptz,
    created_at      timestamptz NOT NULL DEFAULT now(),
    updated_at      timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX IF NOT EXISTS assessments_user_id ON practice.assessments (user_id);

CREATE INDEX IF NOT EXISTS assessments_scenario_id ON practice.assessments (scenario_id);

CREATE INDEX IF NOT EXISTS assessments_conversation_id ON practice.assessments (conversation_id);

-- Those that are not done are counted all the time; with the years they are few among many.
CREATE INDEX IF NOT EXISTS assessments_not_done ON practice.assessments (status) WHERE status <> 'done';

-- handover: trusted because it only adds what the line after IF names, where it is not there yet
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_catalog.pg_trigger
                   WHERE tgrelid = 'practice.assessments'::regclass AND tgname = 'set_updated_at') THEN
        CREATE TRIGGER set_updated_at BEFORE UPDATE ON practice.assessments
            FOR EACH ROW EXECUTE FUNCTION practice.set_updated_at();
    END IF;
END
$$;

-- The question as it was put, the machine's answer, and beside it a person's. No foreign key to the rubric: a
-- question that is deleted later takes no result with it.
CREATE TABLE IF NOT EXISTS practice.assessment_items (
    id                 serial           NOT NULL PRIMARY KEY,
    assessment_id      integer          NOT NULL REFERENCES practice.assessments (id) ON DELETE CASCADE,
    rubric_question_id integer          NOT NULL,
    place              integer          NOT NULL,
    question           text             NOT NULL,
    max_score          integer          NOT NULL,
    score              double precision NOT NULL,
    comment            text             NOT NULL,
    evidence           json             NOT NULL,           -- [{"turn": 3, "quote": "…"}]
    confidence         double precision,
    needs_review       boolean          NOT NULL,           -- the machine did not come to an answer that holds
    reviewer_score     double precision,
    reviewer_comment   text,
    reviewer_id        integer          REFERENCES public."user" (id) ON DELETE SET NULL,
    reviewed_at        timestamptz,
    UNIQUE (assessment_id, rubric_question_id)
);

CREATE INDEX IF NOT EXISTS assessment_items_reviewer_id ON practice.assessment_items (reviewer_id);

-- What happened to an assessment, for whoever watches, on whichever instance.
CREATE TABLE IF NOT EXISTS practice.assessment_events (
    id            bigserial   NOT NULL PRIMARY KEY,
    assessment_id integer     NOT NULL REFERENCES practice.assessments (id) ON DELETE CASCADE,
    name          varchar(20) NOT NULL,                     -- status | item
    data          json        NOT NULL
);

CREATE INDEX IF NOT EXISTS assessment_events_assessment_id ON practice.assessment_events (assessment_id, id);

-- A learner's request that a person look at an item.
CREATE TABLE IF NOT EXISTS practice.appeals (
    id            serial      NOT NULL PRIMARY KEY,
    item_id       integer     NOT NULL REFERENCES practice.assessment_items (id) ON DELETE CASCADE,
    user_id       integer     NOT NULL REFERENCES public."user" (id) ON DELETE CASCADE,
    reason        text        NOT NULL,
    resolved_at   timestamptz,
    created_at    timestamptz NOT NULL DEFAULT now(),
    updated_at    timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX IF NOT EXISTS appeals_item_id ON practice.appeals (item_id);

CREATE INDEX IF NOT EXISTS appeals_user_id ON practice.appeals (user_id);

CREATE UNIQUE INDEX IF NOT EXISTS appeals_open ON practice.appeals (item_id) WHERE resolved_at IS NULL;

-- handover: trusted because it only adds what the line after IF names, where it is not there yet
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_catalog.pg_trigger
                   WHERE tgrelid = 'practice.appeals'::regclass AND tgname = 'set_updated_at') THEN
        CREATE TRIGGER set_updated_at BEFORE UPDATE ON practice.appeals
            FOR EACH ROW EXECUTE FUNCTION practice.set_updated_at();
    END IF;
END
$$;

-- db-scheduler's own table, as version 16 of it wants to have it. A row is a job that has yet to be done.
CREATE TABLE IF NOT EXISTS practice.scheduled_tasks (
    task_name            text        NOT NULL,
    task_instance        text        NOT NULL,
    task_data            bytea,
    execution_time       timestamptz NOT NULL,
    picked               boolean     NOT NULL,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures integer,
    last_heartbeat       timestamptz,
    version              bigint      NOT NULL,
    priority             smallint,
    PRIMARY KEY (task_name, task_instance)
);

CREATE INDEX IF NOT EXISTS scheduled_tasks_execution_time ON practice.scheduled_tasks (execution_time);

CREATE INDEX IF NOT EXISTS scheduled_tasks_last_heartbeat ON practice.scheduled_tasks (last_heartbeat);
