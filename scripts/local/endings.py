"""Ctrl-C, SIGTERM and a closed terminal end a run once, and never between the start of a process and the note of it."""

import signal
import sys
from contextlib import contextmanager

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
_deferring = 0
_pending = 0


def install():
    for number in SIGNALS:
        signal.signal(number, _end)


def _end(number, _):
    global _pending
    # Nothing interrupts what is then taken away.
    for each in SIGNALS:
        signal.signal(each, signal.SIG_IGN)
    if _deferring:
        _pending = number
    else:
        sys.exit(128 + number)


@contextmanager
def deferred():
    """An end that comes meanwhile comes after it. Where nothing was installed, it changes nothing."""
    global _deferring
    _deferring += 1
    try:
        yield
    finally:
        _deferring -= 1
    if _pending and not _deferring:
        sys.exit(128 + _pending)
