-- The expansion, step 14: how often clients have asked, for THROTTLE_SHARED=true: several instances then count together.
-- The legacy backend never looks here. A row is a token bucket: no name and no address is in it.
-- If the new backend's role is not the one that runs this file, it needs
--   GRANT SELECT, INSERT, UPDATE, DELETE ON practice.throttles TO …;

SET lock_timeout = '500ms';

-- The columns are as Bucket4j wants them: its own serialised state, and milliseconds since 1970.
CREATE TABLE IF NOT EXISTS practice.throttles (
    id         uuid   NOT NULL PRIMARY KEY,
    state      bytea,
    expires_at bigint
);

CREATE INDEX IF NOT EXISTS throttles_expires_at ON practice.throttles (expires_at);
