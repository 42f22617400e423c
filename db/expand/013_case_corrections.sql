-- The expansion, step 13: what educators correct of the facts that a character's notes were compiled to. The legacy
-- backend never looks here; when it deletes a character, the database takes the corrections along.
-- If the new backend's role is not the one that runs this file, it needs
--   GRANT SELECT, INSERT, UPDATE, DELETE ON practice.case_corrections TO …;

SET lock_timeout = '500ms';

CREATE TABLE IF NOT EXISTS practice.case_corrections (
    character_id integer     NOT NULL PRIMARY KEY REFERENCES public.characters (id) ON DELETE CASCADE,
    corrections  json        NOT NULL,                  -- a list: fact, slot, told, spoken, unlocks
    created_at   timestamptz NOT NULL DEFAULT now(),
    updated_at   timestamptz NOT NULL DEFAULT now()
);
