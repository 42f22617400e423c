"""Measures practice beside Flask and the database's own limit. See bench/README.md."""

import argparse
import shlex
import signal
import sys

from . import report
from local.postgres import server
from .rounds import Options, measure

NAMES = ("list", "detail", "activities", "sign-in", "mix")
SIZES = {"small": ["small"], "large": ["large"], "both": ["small", "large"]}


def main():
    parser = argparse.ArgumentParser(prog="bench/run", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="one short round on the small data")
    parser.add_argument("--only", action="append", choices=NAMES, default=[], metavar="NAME", help=", ".join(NAMES))
    parser.add_argument("--size", choices=SIZES)
    parser.add_argument("--rounds", type=_positive, help="of each measurement (default 3; quick: 1)")
    parser.add_argument("--seconds", type=_positive, help="of each measurement (default 6; quick: 3)")
    given = parser.parse_args()
    quick = given.quick
    options = Options(
        rounds=given.rounds or (1 if quick else 3),
        seconds=given.seconds or (3 if quick else 6),
        warm_up=5 if quick else 20,
        only=given.only,
    )
    sizes = SIZES[given.size or ("small" if quick else "both")]

    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    results = {}
    with server() as postgres:
        for size in sizes:
            print(f"Loading the {size} data ...", flush=True)
            postgres.create(size)
            results[size] = measure(postgres, size, options)
    command = shlex.join(["bench/run", *sys.argv[1:]])
    print("\n" + report.markdown(command, results))
    if len(sizes) == 2 and not quick and not given.only:
        report.write(command, results)
        print("Written to bench/README.md and bench/results/.")


def _positive(text):
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be at least 1")
    return number


try:
    main()
except KeyboardInterrupt:
    sys.exit(130)
