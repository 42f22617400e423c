"""Measures the comparison of two backends. See bench/parity.md."""

import argparse
import signal
import sys
from contextlib import contextmanager

from migration.data import Data
from local.postgres import Server, server

from . import contract, log, reads, rows

RUNS = {"reads": reads.run, "log": log.run, "rows": rows.run, "contract": contract.run}


def main():
    parser = argparse.ArgumentParser(prog="bench/parity", description=__doc__)
    parser.add_argument("run", nargs="*", metavar="RUN", help=f"{', '.join(RUNS)} (default: all)")
    parser.add_argument("--activities", type=int, default=500_000, help="rows of the largest table (default %(default)s)")
    parser.add_argument("--lines", type=int, default=1_000_000, help="requests in the log (default %(default)s)")
    parser.add_argument("--pairs", type=int, default=5_000, help="reads that are compared (default %(default)s)")
    parser.add_argument("--rounds", type=int, default=3, help="of rows and contract (default %(default)s)")
    given = parser.parse_args()
    unknown = set(given.run) - RUNS.keys()
    if unknown:
        parser.error(f"unknown: {', '.join(unknown)}")

    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with server() as postgres:
        for name in given.run or RUNS:
            print(f"### {name}\n", flush=True)
            RUNS[name](postgres, Data(postgres), given)
            print(flush=True)


try:
    main()
except KeyboardInterrupt:
    sys.exit(130)
