"""Carries a live legacy API over before your eyes. See ./demo."""

import argparse
import os
import sys
from contextlib import ExitStack

from local import endings

from .steps import Story


def main():
    parser = argparse.ArgumentParser(prog="./demo", description=__doc__)
    parser.add_argument("--once", action="store_true", help="end when the story has ended")
    parser.add_argument("--engine", choices=("embedded", "nginx"), default=os.environ.get("DEMO_ENGINE", "embedded"))
    parser.add_argument("--rate", type=int, default=int(os.environ.get("DEMO_RATE", "60")), help="requests a second of the users")
    given = parser.parse_args()
    endings.install()
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
