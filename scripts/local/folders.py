"""A folder for the length of a run, and an end to those of runs that were killed."""

import fcntl
import os
import shutil
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

from .endings import deferred


@contextmanager
def run_folder(prefix):
    """Others may pass through it, to folders of their own. A run holds the lock of its folder for as long as it lives."""
    _remove_abandoned(prefix)
    folder = None
    try:
        with deferred():
            folder = Path(tempfile.mkdtemp(prefix=prefix))
        with open(folder / "lock", "w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            folder.chmod(0o711)
            yield folder
    finally:
        if folder:
            shutil.rmtree(folder, ignore_errors=True)


def _remove_abandoned(prefix):
    for folder in Path(tempfile.gettempdir()).glob(f"{prefix}*"):
        if folder.stat().st_uid == os.geteuid() and not _is_held(folder / "lock"):
            shutil.rmtree(folder, ignore_errors=True)


def _is_held(lock):
    try:
        with open(lock) as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return False
    except FileNotFoundError:
        # A run that has only just made its folder.
        return not _is_old(lock.parent)
    except BlockingIOError:
        return True


def _is_old(folder):
    return folder.stat().st_mtime < time.time() - 60
