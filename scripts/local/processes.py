"""Child processes that do not outlive this one, and what they use of the machine."""

import ctypes
import os
import signal
import subprocess
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

from .endings import SIGNALS, deferred

PR_SET_PDEATHSIG = 1
LIBC = ctypes.CDLL(None)
PAGE = os.sysconf("SC_PAGE_SIZE")
STOP_SECONDS = 30


@contextmanager
def running(command, stop=signal.SIGTERM, **options):
    """Runs a server for the length of a `with`; gives its process. Its output is shown if it fails."""
    with tempfile.TemporaryFile() as log:
        process = None
        try:
            with deferred():
                process = started(command, stop, stdout=log, stderr=subprocess.STDOUT, **options)
                process.log = lambda: _text(log)
            yield process
        finally:
            if process:
                _stop(process, stop)


def started(command, stop=signal.SIGTERM, **options):
    """A process that gets the signal when this one ends, even if it is killed."""
    return subprocess.Popen(
        list(map(str, command)),
        start_new_session=True,  # Ctrl-C is ours to handle
        preexec_fn=lambda: _set_off(stop),
        **options,
    )


def _set_off(stop):
    for number in SIGNALS:  # that this process ignores them once it ends is not the child's business
        signal.signal(number, signal.SIG_DFL)
    LIBC.prctl(PR_SET_PDEATHSIG, stop)


def _stop(process, how):
    if process.poll() is None:
        process.send_signal(how)
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _text(log):
    return os.pread(log.fileno(), 1 << 20, 0).decode(errors="replace")


def wait_until(ready, process, seconds=60):
    deadline = time.monotonic() + seconds
    while not ready():
        if process.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError(f"{process.args[0]} did not come up:\n{process.log()}")
        time.sleep(0.02)


def tree(pid):
    """The process and all that it started."""
    children = {}
    for stat in _all():
        children.setdefault(stat.parent, []).append(stat)
    found, todo = [], [pid]
    while todo:
        below = children.get(todo.pop(), [])
        found += below
        todo += [stat.pid for stat in below]
    return [*(stat for stat in _all() if stat.pid == pid), *found]


def resident_bytes(pid):
    """What `ps` calls RSS, summed over the tree: pages that its processes share count in each."""
    return sum(stat.resident for stat in tree(pid))


def cpu_seconds(pid):
    """Used so far by the tree, including those of it that have ended."""
    return sum(stat.cpu for stat in tree(pid)) / os.sysconf("SC_CLK_TCK")


def machine_cpu_seconds():
    """Used so far by everyone, and stolen by the host."""
    fields = Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:9]
    user, nice, system, _idle, _iowait, irq, softirq, steal = map(int, fields)
    return (user + nice + system + irq + softirq + steal) / os.sysconf("SC_CLK_TCK")


class Stat:
    """One line of /proc/PID/stat (proc(5))."""

    def __init__(self, pid, line):
        fields = line.rpartition(")")[2].split()
        self.pid = pid
        self.parent = int(fields[1])
        self.cpu = sum(map(int, fields[11:15]))
        self.resident = int(fields[21]) * PAGE


def _all():
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                yield Stat(int(folder.name), (folder / "stat").read_text())
            except (FileNotFoundError, ProcessLookupError):
                continue  # ended while we looked
