"""db/sample.sql: the small seed as plain SQL, to be loaded right after db/legacy.sql."""

import os
import subprocess
import sys
from pathlib import Path

from .scratch import scratch_database

SAMPLE = Path(__file__).parents[2] / "db" / "sample.sql"

HEADER = """\
-- Sample data for the legacy database: the small size of legacy/seed, by pg_dump.
-- Load it right after legacy.sql. Made by legacy/make-sample; a test fails when it drifts.
"""

DUMP = (
    *("pg_dump", "--data-only", "--no-owner", "--inserts", "--rows-per-insert=50"),
    "--exclude-table=alembic_version",  # legacy.sql fills that one
)


def stored_sample():
    """The text of db/sample.sql as it is; some values hold line ends of other systems."""
    return SAMPLE.read_bytes().decode()


def sample_sql(server):
    """What db/sample.sql should be, from a database made for it on this server."""
    with scratch_database(server) as url:
        environment = {**os.environ, "DATABASE_URL": url}
        seed = (sys.executable, "-m", "seed", "--size", "small")
        legacy = Path(__file__).parents[1]
        subprocess.run(seed, env=environment, cwd=legacy, check=True)
        run = subprocess.run((*DUMP, url), check=True, stdout=subprocess.PIPE)
    return HEADER + _statements(run.stdout.decode())


def _statements(dump):
    # What pg_dump puts around them is for psql alone, or empties the session's search_path.
    start = dump.index("\n--\n-- Data for Name:")
    end = dump.rindex("\n--\n-- PostgreSQL database dump complete")
    return dump[start:end]
