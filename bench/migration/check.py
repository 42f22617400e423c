"""`db check` of a schema of several hundred tables: bench/check."""

import subprocess
from pathlib import Path

SCRIPT = Path(__file__).resolve().parents[1] / "check"


def run(postgres, data, given):
    subprocess.run([SCRIPT], check=True)
