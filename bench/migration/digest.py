"""The digest of the largest table beside `COPY … TO` of the same table."""

import statistics
import tempfile
import time
from contextlib import closing
from pathlib import Path

import psycopg2

from .handover import handover

TABLE = "activities"
COPY = f"COPY {TABLE} TO '/dev/null'"
AT_WORK = """
    SELECT query FROM pg_stat_activity
    WHERE datname = current_database() AND application_name = 'handover'
      AND query LIKE 'SELECT count(*), coalesce(sum(hashint8extended(%'
"""


def run(postgres, data, given):
    with data.clone(data.template(given.activities)) as name:
        statement = _digest(postgres.url(name))
        copies, digests = [], {0: [], 2: []}
        with psycopg2.connect(postgres.url(name)) as connection, connection.cursor() as cursor:
            for table in (COPY, statement):  # both find the table where the other left it
                cursor.execute(table)
            for _ in range(given.rounds):
                copies.append(_timed(cursor, COPY))
                for workers, seconds in digests.items():
                    cursor.execute(f"SET max_parallel_workers_per_gather = {workers}")
                    seconds.append(_timed(cursor, statement))
    copy = statistics.median(copies)
    print(f"{given.activities:,} activities, medians of {given.rounds} rounds\n")
    print("| | seconds | of COPY |\n|---|--:|--:|")
    print(f"| `{COPY}` | {copy:.2f} | 1.00 |")
    for workers, seconds in digests.items():
        median = statistics.median(seconds)
        print(f"| its digest, {workers} parallel workers | {median:.2f} | {median / copy:.2f} |")
    good = statistics.median(digests[0]) <= copy
    print(f"\n**{'Reached' if good else 'Missed'}**: as fast as COPY on a single core.")


def _digest(url):
    """The toolkit's own statement, seen at work: `db apply` takes digests when it adopts."""
    with tempfile.TemporaryDirectory() as folder, closing(psycopg2.connect(url)) as connection:
        Path(folder, "1.sql").write_text("CREATE SCHEMA IF NOT EXISTS nothing;")
        connection.autocommit = True  # in a transaction, pg_stat_activity would stand still
        with handover(url, unchanged=TABLE, changes=folder) as toolkit, connection.cursor() as cursor:
            process = toolkit.start("db", "apply")
            while process.poll() is None:
                cursor.execute(AT_WORK)
                seen = cursor.fetchone()
                if seen:
                    process.communicate()
                    return seen[0]
                time.sleep(0.002)
            raise RuntimeError(f"no digest was seen:\n{''.join(process.communicate())}")


def _timed(cursor, statement):
    started = time.perf_counter()
    cursor.execute(statement)
    return time.perf_counter() - started
