"""Tells the demo, a line a step, with a bar of how far it is."""

import sys
import time

WIDTH = 20


class Telling:
    def __init__(self, steps):
        self.steps = steps
        self.done = 0
        self.began = time.monotonic()

    def step(self, what, run):
        """Runs it and says what came of it: the text that `run` returns."""
        started = time.monotonic()
        terminal = sys.stdout.isatty()
        if terminal:
            print(f"{self._bar()} {what} …", end="\r", flush=True)
        said = run()
        self.done += 1
        rest_of_line = "\033[K" if terminal else ""
        print(f"{self._bar()} {what}: {said} ({time.monotonic() - started:.1f} s){rest_of_line}", flush=True)

    def _bar(self):
        full = WIDTH * self.done // self.steps
        return f"[{'#' * full}{'.' * (WIDTH - full)}] {time.monotonic() - self.began:4.0f} s"
