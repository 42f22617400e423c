"""Carries a live legacy API over before your eyes. See ./demo."""

import argparse
import os
import signal
import sys
from contextlib import ExitStack

from .steps import Story

ENDINGS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def _end(number, _):
    """Once: nothing interrupts what is then taken away."""
    for ending in ENDINGS:
        signal.signal(ending, signal.SIG_IGN)
    sys.exit(128 + number)


def main():
    parser = argparse.ArgumentParser(prog="./demo", description=__doc__)
    parser.add_argument("--once", action="store_true", help="end when the story has ended")
    parser.add_argument("--engine", choices=("embedded", "nginx"), default=os.environ.get("DEMO_ENGINE", "embedded"))
    parser.add_argument("--rate", type=int, default=int(os.environ.get("DEMO_RATE", "60")), help="requests a second of the users")
    given = parser.parse_args()
    for ending in ENDINGS:
        signal.signal(ending, _end)
    with ExitStack() as stack:
        story = Story(stack, given)
        story.tell()
        good = story.count()
        if not given.once:
            story.stay()
    return 0 if good else 1


try:
    sys.exit(main())
except RuntimeError as error:
    print(f"\ndemo: {error}", file=sys.stderr)
    sys.exit(1)
