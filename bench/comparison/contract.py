"""This repository's contract through the command."""

import shutil
import statistics
import tempfile
from pathlib import Path

from . import toolkit

LINKED = ("db", "handover.yml", "legacy", "parity", "practice")


def run(postgres, _data, given):
    name = f"contract_{given.rounds}"
    postgres.sql("postgres", f"CREATE DATABASE {name} LOCALE 'C.UTF-8' TEMPLATE template0")
    for script in ("legacy.sql", "sample.sql"):
        postgres._psql(name, "-f", str(toolkit.ROOT / "db" / script))
    seconds = []
    folder = Path(tempfile.mkdtemp(prefix="bench-parity-"))
    try:
        for entry in LINKED:
            (folder / entry).symlink_to(toolkit.ROOT / entry)
        for _ in range(given.rounds):
            done = toolkit.run(folder / "handover.yml", "parity", "write", url=postgres.url(name))
            seconds.append(done.seconds)
    finally:
        shutil.rmtree(folder)
    print("| | |\n|---|--:|")
    print(f"| requests | {done.report['requests']:,} |")
    print(f"| the whole command, both backends' starts included, median of {given.rounds} | {statistics.median(seconds):.1f} s |")
