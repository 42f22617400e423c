"""The toolkit's command, with what it used of the machine."""

import json
import os
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
COMMAND = str(ROOT / "bin" / "handover")


@dataclass
class Run:
    report: dict
    seconds: float
    cpu: float
    kernel: float
    peak: int


def run(file, *arguments, url="postgresql://nobody@127.0.0.1:1/none", options="", passes=True):
    """A command with its CPU time (the kernel's part of it too) and its most memory, with what it starts and waits for."""
    environment = {**os.environ, "DATABASE_URL": url, "JAVA_TOOL_OPTIONS": options}
    started = time.monotonic()
    process = subprocess.Popen(
        [COMMAND, *arguments, "--json", "--file", str(file)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
    )
    out = process.stdout.read()
    err = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    code = os.waitstatus_to_exitcode(status)
    if passes and code:
        raise RuntimeError(f"{arguments} ended with {code}:\n{out.decode()[-3000:]}{err.decode()[-3000:]}")
    report = json.loads(out[out.index(b"{") :])["report"]
    return Run(report, time.monotonic() - started, usage.ru_utime + usage.ru_stime, usage.ru_stime, usage.ru_maxrss << 10)
