"""The order of the measurements: all three in turn, round after round, so that what else happens on the
machine happens to each of them."""

import math
import time
from dataclasses import dataclass
from statistics import median

from . import answers, load
from .backends import flask, practice
from .workloads import look_at, workloads

LIMIT, FLASK, PRACTICE = "limit", "flask", "practice"


@dataclass(frozen=True)
class Options:
    rounds: int
    seconds: int
    warm_up: int  # seconds for practice, whose code is compiled meanwhile; the others take a quarter
    only: list  # names of workloads; empty: all


@dataclass(frozen=True)
class Result:
    """A workload's samples, by who was measured."""

    workload: object
    samples: dict

    def median(self, subject, figure):
        values = [getattr(sample, figure) for sample in self.samples.get(subject, [])]
        return median(values) if values else None

    def ratio(self, figure, of, to):
        one, other = self.median(of, figure), self.median(to, figure)
        return one / other if one and other else None

    def peak_bytes(self, subject):
        return max(sample.peak_bytes for sample in self.samples[subject])


@dataclass(frozen=True)
class Results:
    """What was measured on one database."""

    starts: dict  # seconds until ready, by who was started
    rows: list  # a Result for each workload

    def peak_bytes(self, subject):
        return max(row.peak_bytes(subject) for row in self.rows)


def measure(server, database, options):
    url = server.url(database)
    return Results(_starts(url, options.rounds), list(_rows(server, database, url, options)))


def _starts(url, rounds):
    """Each backend starts and stops, in turn."""
    starts = {FLASK: [], PRACTICE: []}
    for _ in range(rounds):
        for subject, backend in ((FLASK, flask), (PRACTICE, practice)):
            with backend(url) as started:
                starts[subject].append(started.ready_after)
                print(f"{subject} is ready after {started.ready_after:.2f} s", flush=True)
    return starts


def _rows(server, database, url, options):
    with flask(url) as old, practice(url) as new:
        last = int(server.sql(database, "SELECT max(id) FROM activities"))
        for workload in workloads(look_at(old)):
            if options.only and workload.name not in options.only:
                continue
            answers.check(workload, old, new, url)
            loads = _loads(workload, old, new, url)
            for subject, load_for in loads.items():
                load_for(options.warm_up if subject == PRACTICE else -(-options.warm_up // 4))
            samples = {subject: [] for subject in loads}
            for n in range(options.rounds):
                for subject in _rotated(list(loads), n):
                    _forget_writes(server, database, last)
                    sample = loads[subject](options.seconds)
                    _say(database, workload, subject, sample)
                    samples[subject].append(sample)
            _forget_writes(server, database, last)
            yield Result(workload, samples)


def _loads(workload, old, new, url):
    at_least = {backend: _turn(backend, workload) for backend in (old, new)}
    loads = {
        FLASK: lambda seconds: load.of_backend(old, workload, max(seconds, at_least[old])),
        PRACTICE: lambda seconds: load.of_backend(new, workload, max(seconds, at_least[new])),
    }
    if workload.has_limit:
        loads[LIMIT] = lambda seconds: load.of_database(url, workload, seconds)
    return loads


def _turn(backend, workload):
    """Seconds in which, one after the other, each connection gets an answer: a measurement that is shorter would
    tell of a fast backend, or of none, where answers take seconds."""
    begun = time.monotonic()
    backend.send(workload.requests[0])
    return math.ceil((time.monotonic() - begun) * load.CONNECTIONS)


def _rotated(items, n):
    start = n % len(items)
    return items[start:] + items[:start]


def _forget_writes(server, database, last):
    """Everyone starts on the same rows."""
    if int(server.sql(database, "SELECT max(id) FROM activities")) > last:
        server.sql(database, f"DELETE FROM activities WHERE id > {last}")
        server.tidy(database)


def _say(database, workload, subject, sample):
    latency = f", p50 {sample.p50_ms:.1f} ms, p99 {sample.p99_ms:.1f} ms" if sample.p50_ms else ""
    rate = f"{sample.requests_per_second:9.1f}/s"
    print(f"{database} {workload.name:10} {subject:8} {rate}{latency}", flush=True)
