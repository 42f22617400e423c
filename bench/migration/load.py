"""A live migration: the legacy API at 50 requests a second while the database is adopted, taken back, adopted again."""

import sys
import threading
import time

from sidebyside.backends import flask

from .handover import handover
from .requests import PER_SECOND, Load

QUIET_SECONDS = 10
LONGEST_STALL = 0.6

FILES = """
    SELECT string_agg(relname || ' ' || pg_relation_filenode(oid), ', ' ORDER BY relname) FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
"""
WAITING = """
    SELECT coalesce(max(extract(epoch FROM clock_timestamp() - l.waitstart)), 0) FROM pg_locks l
    JOIN pg_stat_activity w ON w.pid = l.pid AND w.application_name = 'legacy'
    WHERE NOT l.granted AND EXISTS (
        SELECT FROM unnest(pg_blocking_pids(l.pid)) AS b (pid) JOIN pg_stat_activity a ON a.pid = b.pid
        WHERE a.application_name = 'handover')
"""


def run(postgres, data, given):
    with data.clone(data.template(given.activities)) as name:
        url = postgres.url(name)
        before = postgres.sql(name, FILES)
        took = {}
        with flask(url) as backend, handover(url) as toolkit, _Waits(url) as waits, Load(backend) as load:
            time.sleep(QUIET_SECONDS)
            for number, command in enumerate(given.commands.split(), 1):
                load.phase = f"{command} {number}"
                started = time.monotonic()
                toolkit.run("db", command)
                took[load.phase] = time.monotonic() - started
                print(f"{load.phase} took {took[load.phase]:.1f} s", file=sys.stderr, flush=True)
                load.phase = "in between"
                time.sleep(QUIET_SECONDS / 2)
        rewritten = postgres.sql(name, FILES) != before
    _report(load.sent, took, waits.longest, rewritten, given.activities)


class _Waits:
    """The longest that the legacy backend waited for a lock of the toolkit's, as the server saw it."""

    def __init__(self, url):
        import psycopg2

        self._connection = psycopg2.connect(url, application_name="bench")
        self._connection.autocommit = True
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch)
        self.longest = 0.0

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_):
        self._over.set()
        self._thread.join()
        self._connection.close()

    def _watch(self):
        with self._connection.cursor() as cursor:
            while not self._over.wait(0.02):
                cursor.execute(WAITING)
                self.longest = max(self.longest, float(cursor.fetchone()[0]))


def _report(sent, took, longest_wait, rewritten, activities):
    print(f"{activities:,} activities, {PER_SECOND} requests/s to Flask (5 workers)\n")
    print("| phase | took | requests | failed | median | p99 | longest |\n|---|--:|--:|--:|--:|--:|--:|")
    for phase in ["before", *took, "in between"]:
        times = sorted(each.seconds for each in sent if each.phase == phase)
        failed = sum(bool(each.failure) for each in sent if each.phase == phase)
        length = f"{took[phase]:.1f} s" if phase in took else ""
        shown = " | ".join(f"{1000 * _quantile(times, q):.0f} ms" for q in (0.5, 0.99, 1))
        print(f"| {phase} | {length} | {len(times)} | {failed} | {shown} |")
    for failure in {each.failure for each in sent if each.failure}:
        print(f"\nfailed: {failure}")
    print(f"\nLongest wait of a legacy statement for a lock of the toolkit's: {1000 * longest_wait:.0f} ms.")
    print(f"Tables rewritten: {'some' if rewritten else 'none'}.")
    worst = max(each.seconds for each in sent if each.phase in took)
    good = worst <= LONGEST_STALL and not rewritten and not any(each.failure for each in sent)
    print(f"\n**{'Reached' if good else 'Missed'}**: no failure, no response over {1000 * LONGEST_STALL:.0f} ms, no rewrite.")


def _quantile(ordered, share):
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))] if ordered else 0
