"""The CPU time of `parity read` for each compared pair of 10 KB bodies, without its start."""

import json
import random
import tempfile
from contextlib import contextmanager
from pathlib import Path

from local.ports import free_port
from local.processes import running, wait_until

from . import toolkit

AIM_MICROS = 100
BODIES = 50
BYTES = 10_000

NGINX = """
daemon off; worker_processes 1; pid {folder}/nginx.pid; error_log {folder}/error.log;
events {{ worker_connections 256; }}
http {{
  access_log off; default_type application/json; root {folder}/bodies;
  client_body_temp_path {folder}/t1; proxy_temp_path {folder}/t2; fastcgi_temp_path {folder}/t3;
  uwsgi_temp_path {folder}/t4; scgi_temp_path {folder}/t5;
  server {{ listen 127.0.0.1:{legacy}; listen 127.0.0.1:{next}; }}
}}
"""
CONFIGURATION = """
name: bench
database: ${{DATABASE_URL}}
backends: {{legacy: {{url: "{legacy}", health: /0}}, next: {{url: "{next}", health: /0}}}}
parity: {{cases: cases}}
"""
LINE = '1.2.3.4 - - [01/Jul/2026:10:00:00 +0000] "GET /%d?n=%d HTTP/1.1" 200 10000 "-" "bench"\n'


def run(_postgres, _data, given):
    with _place() as folder:
        short = _measured(folder, given.pairs // 5)
        long = _measured(folder, given.pairs)
    pairs = long.report["played"] - short.report["played"]
    micros = (long.cpu - short.cpu) / pairs * 1_000_000
    print(f"{pairs:,} reads, {BODIES} bodies of {BYTES:,} bytes from nginx, which is both backends\n")
    print("| | |\n|---|--:|")
    print(f"| CPU time for a read: three requests, two comparisons | {micros:.0f} µs |")
    print(f"| for each pair of bodies | {micros / 2:.0f} µs |")
    print(f"| of this the kernel's | {(long.kernel - short.kernel) / (long.cpu - short.cpu):.0%} |")
    print(f"| the start, and the first reads while the code is cold | {short.cpu:.1f} s |")
    print(f"\n**{'Reached' if micros / 2 <= AIM_MICROS else 'Missed'}**: at most {AIM_MICROS} µs for a pair.")


def _measured(folder, pairs):
    log = folder / f"{pairs}.log"
    log.write_text("".join(LINE % (n % BODIES, n) for n in range(pairs)))
    return toolkit.run(folder / "handover.yml", "parity", "read", "--rate", "1000000", str(log))


@contextmanager
def _place():
    with tempfile.TemporaryDirectory(prefix="bench-parity-") as name:
        folder, legacy, next_ = Path(name), free_port(), free_port()
        folder.chmod(0o755)
        (folder / "bodies").mkdir()
        for n in range(BODIES):
            (folder / "bodies" / str(n)).write_text(_body(random.Random(n)))
        (folder / "cases").mkdir()
        (folder / "cases" / "corpus.yml").write_text("about: x\nchapters: []\n")
        urls = {"legacy": f"http://127.0.0.1:{legacy}", "next": f"http://127.0.0.1:{next_}"}
        (folder / "handover.yml").write_text(CONFIGURATION.format(**urls))
        (folder / "nginx.conf").write_text(NGINX.format(folder=folder, legacy=legacy, next=next_))
        with running(["/usr/sbin/nginx", "-c", folder / "nginx.conf", "-e", folder / "error.log"]) as process:
            wait_until((folder / "nginx.pid").exists, process)
            yield folder


def _body(numbers):
    """A list of rows, as most answers are."""
    rows = []
    while len(json.dumps(rows)) < BYTES:
        rows.append(
            {
                "id": numbers.randrange(1 << 31),
                "title": f"Scenario {numbers.random()}",
                "score": numbers.random() * 100,
                "tags": ["a", "b"],
                "description": None,
                "is_published": True,
            }
        )
    return json.dumps(rows)
