"""The results as Markdown, and as JSON."""

import json
import os
import platform
import re
import subprocess
from dataclasses import asdict
from pathlib import Path
from statistics import median

from local.postgres import BIN, SETTINGS
from .rounds import FLASK, LIMIT, PRACTICE
from .workloads import ROOT

README = ROOT / "bench" / "README.md"
RESULTS = ROOT / "bench" / "results"
READY_AFTER = 3  # seconds
MARKERS = re.compile(r"(<!-- results -->\n).*(<!-- end of results -->)", re.DOTALL)
SIZES = {
    "small": "small data: 40 users, 66 scenarios, 300 activities",
    "large": "large data: 20,000 users, 5,000 scenarios, 500,000 activities",
}


def markdown(command, results):
    """`results` are lists of Result by size."""
    parts = [f"`{command}` on {_machine()}\n\n{_foreign(results)}"]
    for size, measured in results.items():
        parts.append(f"### {SIZES[size][0].upper()}{SIZES[size][1:]}\n\n{_table(measured.rows)}")
        parts.append(_whole(measured))
    if len(results) > 1:
        parts.append(f"### From small to large\n\n{_growth(results)}")
    return "\n\n".join(parts) + "\n"


def write(command, results):
    """Replaces what stands between the README's markers, and the raw figures."""
    text = MARKERS.sub(lambda m: m[1] + "\n" + markdown(command, results) + "\n" + m[2], README.read_text())
    README.write_text(text)
    for size, measured in results.items():
        raw = {row.workload.name: {k: [asdict(s) for s in v] for k, v in row.samples.items()} for row in measured.rows}
        raw["starts"] = measured.starts
        (RESULTS / f"{size}.json").write_text(json.dumps(raw, indent=1) + "\n")


def _table(rows):
    head = ["", "limit /s", "Flask /s", "practice /s", "of the limit", "× Flask"]
    head += ["p50 ms: Flask, practice", "p99 ms: Flask, practice", "of Flask's p99", "peak MiB: Flask, practice"]
    return _grid(head, [_row(row) for row in rows])


def _row(row):
    rates = [_number(row.median(who, "requests_per_second")) for who in (LIMIT, FLASK, PRACTICE)]
    return [
        row.workload.title,
        *rates,
        _at_least(row.ratio("requests_per_second", PRACTICE, LIMIT), row.workload.least_of_limit),
        _at_least(row.ratio("requests_per_second", PRACTICE, FLASK), row.workload.least_of_flask),
        _pair(row.median(who, "p50_ms") for who in (FLASK, PRACTICE)),
        _pair(row.median(who, "p99_ms") for who in (FLASK, PRACTICE)),
        _at_most(row.ratio("p99_ms", PRACTICE, FLASK), row.workload.most_p99_of_flask),
        _pair(row.peak_bytes(who) / 2**20 for who in (FLASK, PRACTICE)),
    ]


def _whole(measured):
    """What is a process's and not a request's."""
    starts = [median(measured.starts[who]) for who in (FLASK, PRACTICE)]
    peaks = [measured.peak_bytes(who) / 2**20 for who in (FLASK, PRACTICE)]
    return _grid(
        ["process", "Flask", "practice", "bound"],
        [
            ["ready after its start, s", _number(starts[0]), _number(starts[1]), _at_most(starts[1], READY_AFTER)],
            ["most memory under load, MiB", *map(_number, peaks), _at_most(peaks[1] / peaks[0], 1) + " × Flask's"],
        ],
    )


def _growth(results):
    """How practice's own figures change with the data."""
    rows = []
    for small, large in zip(results["small"].rows, results["large"].rows):
        figures = []
        for figure in ("requests_per_second", "p50_ms", "p99_ms"):
            figures.append(_pair(each.median(PRACTICE, figure) for each in (small, large)))
        peaks = _pair(each.peak_bytes(PRACTICE) / 2**20 for each in (small, large))
        rows.append([small.workload.title, *figures, peaks])
    return _grid(["practice: small, large", "requests/s", "p50 ms", "p99 ms", "peak MiB"], rows)


def _grid(head, rows):
    lines = [head, ["---"] + ["---:"] * (len(head) - 1), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _at_least(value, bound):
    return _verdict(value, bound, "≥", lambda: value >= bound)


def _at_most(value, bound):
    return _verdict(value, bound, "≤", lambda: value <= bound)


def _verdict(value, bound, sign, holds):
    if value is None or bound is None:
        return _number(value)
    return f"**{_number(value)}** ({sign} {bound:g}{'' if holds() else ': missed'})"


def _pair(values):
    return ", ".join(_number(value) for value in values)


def _number(value):
    if value is None:
        return "–"
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def _machine():
    model = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text())
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 2**30
    postgres = _says([BIN / "postgres", "--version"]).removeprefix("postgres (PostgreSQL) ")
    java = re.search(r'JAVA_VERSION="(.*)"', (Path(os.environ["JAVA_HOME"]) / "release").read_text())
    return (
        f"{os.cpu_count()} cores ({model[1] if model else platform.machine()}), {memory:.0f} GiB, "
        f"Linux {platform.release()}, PostgreSQL {postgres}, JDK {java[1]}, Python {platform.python_version()}, "
        f"commit {_says(['git', '-C', ROOT, 'describe', '--always', '--dirty'])}"
    )


def _foreign(results):
    rows = [row for measured in results.values() for row in measured.rows]
    shares = [s.foreign for row in rows for samples in row.samples.values() for s in samples]
    return (
        f"Other processes took {100 * sum(shares) / len(shares):.0f} % of the machine on average, "
        f"{100 * max(shares):.0f} % at most, during a measurement."
    )


def _says(command):
    return subprocess.run(list(map(str, command)), check=True, capture_output=True, text=True).stdout.strip()
