"""`backup`, the rehearsal apart, beside `pg_dump` alone; and its memory, whatever the size."""

import json
import re
import shutil
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

from .handover import handover

MOST = 1.15
SMALL = 300
FLAT_BYTES = 32 << 20


def run(postgres, data, given):
    template = data.template(given.activities)
    alone, ours, rehearsals = [], [], []
    with handover(postgres.url(template)) as toolkit:
        for round in range(given.rounds):
            if round % 2 == 0:  # each comes first in every other round: the machine's pace changes
                alone.append(_pg_dump(postgres.url(template)))
            started = time.monotonic()
            report, peak = _backup(toolkit)
            seconds = time.monotonic() - started
            rehearsals.append(report["rehearsalMillis"] / 1000)
            ours.append(seconds - rehearsals[-1])
            if round % 2:
                alone.append(_pg_dump(postgres.url(template)))
    with handover(postgres.url(data.template(SMALL))) as toolkit:
        _, small_peak = _backup(toolkit)
    ratio = statistics.median(ours) / statistics.median(alone)
    ratios = [mine / theirs for mine, theirs in zip(ours, alone, strict=True)]
    print(f"{given.activities:,} activities, medians of {given.rounds} rounds\n")
    print("| | seconds |\n|---|--:|")
    print(f"| `pg_dump --format=directory --jobs=2` | {statistics.median(alone):.1f} |")
    print(f"| `handover backup`, the rehearsal apart | {statistics.median(ours):.1f} |")
    print(f"| its rehearsal: restore into a scratch database, compare | {statistics.median(rehearsals):.1f} |")
    print(f"\nThe most memory of the JVM: {peak >> 20} MB; with {SMALL} activities {small_peak >> 20} MB.")
    print(f"\n**{'Reached' if ratio <= MOST else 'Missed'}**: {_percent(ratio)} over pg_dump (at most +15 %);")
    print(f"round by round from {_percent(min(ratios))} to {_percent(max(ratios))}, half of them at most {_percent(statistics.median(ratios))}.")
    print(f"**{'Reached' if peak - small_peak < FLAT_BYTES else 'Missed'}**: memory flat.")


def _percent(ratio):
    return f"{100 * (ratio - 1):+.0f} %"


def _pg_dump(url):
    folder = Path(tempfile.mkdtemp(prefix="bench-dump-"))
    try:
        started = time.monotonic()
        command = ["pg_dump", "--format=directory", "--jobs=2", "--file", folder / "dump", url]
        subprocess.run(list(map(str, command)), check=True)
        return time.monotonic() - started
    finally:
        shutil.rmtree(folder)


def _backup(toolkit):
    """The report, and the most memory that the process had while it was there."""
    process = toolkit.start("backup", "--json")
    peak = 0
    while process.poll() is None:
        peak = max(peak, _high_water(process.pid))
        time.sleep(0.01)
    out, err = process.communicate()
    if process.returncode:
        raise RuntimeError(out + err)
    report = json.loads(out)["report"]
    shutil.rmtree(report["folder"])
    return report, peak


def _high_water(pid):
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except FileNotFoundError:
        return 0
    line = re.search(r"VmHWM:\s+(\d+) kB", status)
    return int(line[1]) << 10 if line else 0
