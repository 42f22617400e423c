"""A long access log through `inventory`, in a heap that does not grow with it."""

import random
import tempfile
from pathlib import Path

from . import toolkit

HEAP = 256
PATHS = ["/api/scenarios", "/api/scenarios/%d", "/api/activities?limit=%d", "/api/users/%d", "/api/pages/page-%d/likes"]
LINE = '10.0.%d.%d - - [%02d/Nov/2026:10:15:%02d +0000] "%s %s HTTP/1.1" %d 512 "-" "Mozilla/5.0 (X11; Linux x86_64)"\n'
CONFIGURATION = """
name: bench
database: ${DATABASE_URL}
backends: {legacy: {}, next: {}}
"""


def run(_postgres, _data, given):
    with tempfile.TemporaryDirectory(prefix="bench-parity-") as name:
        folder = Path(name)
        (folder / "handover.yml").write_text(CONFIGURATION)
        log = folder / "access.log"
        _write(log, given.lines)
        size = log.stat().st_size
        done = toolkit.run(
            folder / "handover.yml", "inventory", str(log), options=f"-Xmx{HEAP}m", passes=False
        )
    if done.report["lines"] != given.lines or done.report["unread"]:
        raise RuntimeError(done.report)
    print(f"{given.lines:,} requests, {size >> 20} MB, `-Xmx{HEAP}m`\n")
    print("| | |\n|---|--:|")
    print(f"| took | {done.seconds:.1f} s |")
    print(f"| the most memory of the process | {done.peak >> 20} MB |")
    print(f"| endpoints found | {len(done.report['endpoints'])} |")
    print(f"\n**Reached**: the log is read in a heap of {HEAP} MB.")


def _write(log, lines):
    numbers = random.Random(1)
    with log.open("w") as out:
        for n in range(lines):
            path = PATHS[n % len(PATHS)]
            path = path % numbers.randrange(100_000) if "%" in path else path
            method = "GET" if n % 10 else "PUT"
            out.write(LINE % (n % 250, n % 200, 1 + n % 28, n % 60, method, path, 200 if n % 50 else 404))
