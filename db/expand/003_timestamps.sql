-- The expansion, step 3: when each row was made and last changed.
--
-- Rows that are here already get the time of their table's statement. A trigger moves updated_at under any backend's
-- UPDATE, and under what ON DELETE SET NULL does, so that nobody has to remember to.

SET lock_timeout = '500ms';

-- The wall clock and not now(): two changes in one transaction are two changes.
CREATE OR REPLACE FUNCTION practice.set_updated_at() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.updated_at := pg_catalog.clock_timestamp();
    RETURN NEW;
END
$$;

ALTER TABLE public."user"
    ADD COLUMN IF NOT EXISTS created_at timestamptz NOT NULL DEFAULT now(),
    ADD COLUMN IF NOT EXISTS updated_at timestamptz NOT NULL DEFAULT now();

-- handover: trusted because it only makes the trigger that the line after IF names, where it is not there yet
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_catalog.pg_trigger
                   WHERE tgrelid = 'public."user"'::regclass AND tgname = 'set_updated_at') THEN
        CREATE TRIGGER set_updated_at BEFORE UPDATE ON public."user"
            FOR EACH ROW EXECUTE FUNCTION practice.set_updated_at();
    END IF;
END
$$;

ALTER TABLE public.characters
    ADD COLUMN IF NOT EXISTS created_at timestamptz NOT NULL DEFAULT now(),
    ADD COLUMN IF NOT EXISTS updated_at timestamptz NOT NULL DEFAULT now();

-- handover: trusted because it only makes the trigger that the line after IF names, where it is not there yet
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_catalog.pg_trigger
                   WHERE tgrelid = 'public.characters'::regclass AND tgname = 'set_updated_at') THEN
        CREATE TRIGGER set_updated_at BEFORE UPDATE ON public.characters
            FOR EACH ROW EXECUTE FUNCTION practice.set_updated_at();
    END IF;
END
$$;

ALTER TABLE public.assistant_scenarios
    ADD COLUMN IF NOT EXISTS created_at timestamptz NOT NULL DEFAULT now(),
    ADD COLUMN IF NOT EXISTS updated_at timestamptz NOT NULL DEFAULT now();

-- handover: trusted because it only makes the trigger that the line after IF names, where it is not there yet
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_catalog.pg_trigger
                   WHERE tgrelid = 'public.assistant_scenarios'::regclass AND tgname = 'set_updated_at') THEN
        CREATE TRIGGER set_updated_at BEFORE UPDATE ON public.assistant_scenarios
            FOR EACH ROW EXECUTE FUNCTION practice.set_updated_at();
    END IF;
END
$$;

ALTER TABLE public.assistant_tags
    ADD COLUMN IF NOT EXISTS created_at timestamptz NOT NULL DEFAULT now(),
    ADD COLUMN IF NOT EXISTS updated_at timestamptz NOT NULL DEFAULT now();

-- handover: trusted because it only makes the trigger that the line after IF names, where it is not there yet
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_catalog.pg_trigger
                   WHERE tgrelid = 'public.assistant_tags'::regclass AND tgname = 'set_updated_at') THEN
        CREATE TRIGGER set_updated_at BEFORE UPDATE ON public.assistant_tags
            FOR EACH ROW EXECUTE FUNCTION practice.set_updated_at();
    END IF;
END
$$;

ALTER TABLE public.categories
    ADD COLUMN IF NOT EXISTS created_at timestamptz NOT NULL DEFAULT now(),
    ADD COLUMN IF NOT EXISTS updated_at timestamptz NOT NULL DEFAULT now();

-- handover: trusted because it only makes the trigger that the line after IF names, where it is not there yet
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_catalog.pg_trigger
                   WHERE tgrelid = 'public.categories'::regclass AND tgname = 'set_updated_at') THEN
        CREATE TRIGGER set_updated_at BEFORE UPDATE ON public.categories
            FOR EACH ROW EXECUTE FUNCTION practice.set_updated_at();
    END IF;
END
$$;

ALTER TABLE public.subcategories
    ADD COLUMN IF NOT EXISTS created_at timestamptz NOT NULL DEFAULT now(),
    ADD COLUMN IF NOT EXISTS updated_at timestamptz NOT NULL DEFAULT now();

-- handover: trusted because it only makes the trigger that the line after IF names, where it is not there yet
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_catalog.pg_trigger
                   WHERE tgrelid = 'public.subcategories'::regclass AND tgname = 'set_updated_at') THEN
        CREATE TRIGGER set_updated_at BEFORE UPDATE ON public.subcategories
            FOR EACH ROW EXECUTE FUNCTION practice.set_updated_at();
    END IF;
END
$$;

ALTER TABLE public.rubric_questions
    ADD COLUMN IF NOT EXISTS created_at timestamptz NOT NULL DEFAULT now(),
    ADD COLUMN IF NOT EXISTS updated_at timestamptz NOT NULL DEFAULT now();

-- handover: trusted because it only makes the trigger that the line after IF names, where it is not there yet
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_catalog.pg_trigger
                   WHERE tgrelid = 'public.rubric_questions'::regclass AND tgname = 'set_updated_at') THEN
        CREATE TRIGGER set_updated_at BEFORE UPDATE ON public.rubric_questions
            FOR EACH ROW EXECUTE FUNCTION practice.set_updated_at();
    END IF;
END
$$;

ALTER TABLE public.activities
    ADD COLUMN IF NOT EXISTS created_at timestamptz NOT NULL DEFAULT now(),
    ADD COLUMN IF NOT EXISTS updated_at timestamptz NOT NULL DEFAULT now();

-- handover: trusted because it only makes the trigger that the line after IF names, where it is not there yet
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_catalog.pg_trigger
                   WHERE tgrelid = 'public.activities'::regclass AND tgname = 'set_updated_at') THEN
        CREATE TRIGGER set_updated_at BEFORE UPDATE ON public.activities
            FOR EACH ROW EXECUTE FUNCTION practice.set_updated_at();
    END IF;
END
$$;
