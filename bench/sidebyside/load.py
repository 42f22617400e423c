"""One measurement: a load of some seconds on a backend by wrk, or on the database by pgbench."""

import json
import os
import re
import subprocess
import tempfile
import threading
from dataclasses import dataclass
from pathlib import Path

from . import limit
from local.postgres import BIN
from local.processes import cpu_seconds, machine_cpu_seconds, resident_bytes

CONNECTIONS = 32
SCRIPT = Path(__file__).with_name("load.lua")


@dataclass(frozen=True)
class Sample:
    requests_per_second: float
    p50_ms: float = None
    p99_ms: float = None
    peak_bytes: int = None
    foreign: float = 0  # share of the machine that processes other than ours took meanwhile


def of_backend(backend, workload, seconds):
    with tempfile.NamedTemporaryFile("w", suffix=".tsv") as requests:
        for each in workload.requests:
            body = "" if each.body is None else json.dumps(each.body)
            token = f"Bearer {each.token}" if each.token else ""
            print(each.method, each.path, token, body, sep="\t", file=requests, flush=True)
        command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--timeout", "300s"]
        command += ["-s", SCRIPT, f"http://127.0.0.1:{backend.port}", "--", requests.name]
        with _Foreign() as foreign, _Peak(backend.process.pid) as peak:
            seen = json.loads(_output(command).stderr.splitlines()[-1])
    if seen["status_errors"] or seen["socket_errors"] or not seen["requests"]:
        raise RuntimeError(f"{backend.name} failed under load ({workload.name}): {seen}")
    return Sample(
        seen["requests"] / seen["microseconds"] * 1e6,
        seen["p50"] / 1000,
        seen["p99"] / 1000,
        peak.bytes,
        foreign.share,
    )


def of_database(url, workload, seconds):
    with tempfile.TemporaryDirectory() as folder:
        command = [BIN / "pgbench", "-n", "-M", "prepared", f"-c{CONNECTIONS}", "-j1", f"-T{seconds}"]
        for n, (script, weight) in enumerate(limit.scripts(workload.requests)):
            file = Path(folder) / f"{n}.sql"
            file.write_text(script)
            command += ["-f", f"{file}@{weight}"]
        with _Foreign() as foreign:
            report = _output([*command, url]).stdout
    tps = re.search(r"^tps = ([0-9.]+) \(without", report, re.MULTILINE)
    if not tps or not re.search(r"^number of failed transactions: 0 ", report, re.MULTILINE):
        raise RuntimeError(f"pgbench failed ({workload.name}):\n{report}")
    return Sample(float(tps[1]), foreign=foreign.share)


def _output(command):
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"{' '.join(done.args)} failed:\n{done.stdout}{done.stderr}")
    return done


class _Foreign:
    """The share of the machine's processors that nobody of ours used, but somebody did."""

    def __enter__(self):
        self.start = machine_cpu_seconds() - cpu_seconds(os.getpid()), os.times().elapsed
        return self

    def __exit__(self, *_):
        used, elapsed = machine_cpu_seconds() - cpu_seconds(os.getpid()), os.times().elapsed
        available = (elapsed - self.start[1]) * os.cpu_count()
        self.share = max(0, (used - self.start[0]) / available)


class _Peak(threading.Thread):
    """The most memory that a process and its children had resident at once."""

    INTERVAL = 0.25

    def __init__(self, pid):
        super().__init__(daemon=True)
        self.pid, self.bytes, self.over = pid, 0, threading.Event()

    def run(self):
        while not self.over.wait(self.INTERVAL):
            self.bytes = max(self.bytes, resident_bytes(self.pid))

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.over.set()
        self.join()
