"""Measures the toolkit. See bench/toolkit.md."""

import argparse
import signal
import sys
from contextlib import nullcontext

from local.postgres import Server, server

from . import backup, check, digest, kill, load
from .data import Data

RUNS = {"load": load.run, "digest": digest.run, "backup": backup.run, "kill": kill.run, "check": check.run}


def main():
    parser = argparse.ArgumentParser(prog="bench/toolkit", description=__doc__)
    parser.add_argument("run", nargs="*", metavar="RUN", help=f"{', '.join(RUNS)} (default: all)")
    parser.add_argument("--activities", type=int, default=500_000, help="rows of the largest table (default %(default)s)")
    parser.add_argument("--times", type=int, default=20, help="kills of each command (default %(default)s)")
    parser.add_argument("--commands", default="apply undo apply", help="of load, in this order (default: %(default)s)")
    parser.add_argument("--rounds", type=int, default=3, help="of digest and backup (default %(default)s)")
    parser.add_argument("--only", choices=kill.COMMANDS, action="append", help="kill: only this command")
    parser.add_argument("--port", type=int, help="of a server that runs here already, with a role postgres: data stay there")
    given = parser.parse_args()
    unknown = set(given.run) - RUNS.keys()
    if unknown:
        parser.error(f"unknown: {', '.join(unknown)}")

    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with nullcontext(Server(given.port)) if given.port else server() as postgres:
        for name in given.run or RUNS:
            print(f"### {name}\n", flush=True)
            RUNS[name](postgres, Data(postgres), given)
            print(flush=True)


try:
    main()
except KeyboardInterrupt:
    sys.exit(130)
