"""`db check` of a schema of several hundred tables: bench/check."""

import subprocess
from pathlib import Path

SCRIPT = Path(__file__).resolve().parents[1] / "check"


def run(postgres, data, given):
    if SCRIPT.exists():
        subprocess.run([SCRIPT], check=True)
    else:
        print("bench/check is not there.")
