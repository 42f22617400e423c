-- The expansion, step 2: the account columns of the new backend.
--
-- A constant default (and now(), which is one value for the whole statement) is kept in the catalog: no row is
-- rewritten. Accounts that are here already get the time of this statement as their date_joined: the true one was
-- never stored.

SET lock_timeout = '500ms';

ALTER TABLE public."user"
    ADD COLUMN IF NOT EXISTS is_staff     boolean      NOT NULL DEFAULT false,
    ADD COLUMN IF NOT EXISTS is_active    boolean      NOT NULL DEFAULT true,
    ADD COLUMN IF NOT EXISTS is_superuser boolean      NOT NULL DEFAULT false,
    ADD COLUMN IF NOT EXISTS first_name   varchar(150) NOT NULL DEFAULT '',
    ADD COLUMN IF NOT EXISTS last_name    varchar(150) NOT NULL DEFAULT '',
    ADD COLUMN IF NOT EXISTS date_joined  timestamptz  NOT NULL DEFAULT now(),
    ADD COLUMN IF NOT EXISTS last_login   timestamptz;
