"""The comparison of two clones' rows beside reading both with COPY."""

import statistics
import tempfile
import time
from contextlib import closing
from pathlib import Path

import psycopg2

from . import toolkit

MOST = 2
CONFIGURATION = """
name: bench
database: ${{DATABASE_URL}}
backends:
  legacy: {{health: /0, start: {start}}}
  next: {{health: /0, start: {start}}}
parity: {{cases: cases}}
"""
STUB = "[/usr/bin/python3, -m, http.server, --bind, 127.0.0.1, --directory, bodies, '{port}']"
TABLES = "SELECT format('%I.%I', schemaname, tablename) FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"


def run(postgres, data, given):
    name = data.template(given.activities)
    ours, copies = [], []
    with tempfile.TemporaryDirectory(prefix="bench-parity-") as place:
        folder = Path(place)
        _configure(folder)
        for _ in range(given.rounds):
            copies.append(_copied(postgres.url(name)))
            done = toolkit.run(folder / "handover.yml", "parity", "write", url=postgres.url(name))
            ours.append(done.report["rowMillis"] / 1000)
    copy, mine = statistics.median(copies), statistics.median(ours)
    print(f"{given.activities:,} activities, {done.report['comparedRows']:,} rows, medians of {given.rounds} rounds\n")
    print("| | seconds | of COPY |\n|---|--:|--:|")
    print(f"| `COPY … TO '/dev/null'` of all tables of both clones | {copy:.2f} | 1.00 |")
    print(f"| the comparison of their rows | {mine:.2f} | {mine / copy:.2f} |")
    print(f"\n**{'Reached' if mine <= MOST * copy else 'Missed'}**: at most {MOST} times as long.")


def _configure(folder):
    (folder / "bodies").mkdir()
    (folder / "bodies" / "0").write_text("{}")
    (folder / "cases").mkdir()
    (folder / "cases" / "corpus.yml").write_text("about: x\nchapters: [one]\n")
    (folder / "cases" / "one.yml").write_text("about: x\ncases: [{name: a, request: GET /0, expect: any}]\n")
    (folder / "handover.yml").write_text(CONFIGURATION.format(start=STUB.replace("{", "{{").replace("}", "}}").format()))


def _copied(url):
    """Twice, one after the other, as both clones hold the same."""
    with closing(psycopg2.connect(url)) as connection, connection.cursor() as cursor:
        cursor.execute(TABLES)
        tables = [row[0] for row in cursor.fetchall()]
        started = time.perf_counter()
        for table in tables * 2:
            cursor.execute(f"COPY {table} TO '/dev/null'")
        return time.perf_counter() - started
