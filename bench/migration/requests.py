"""Learners at a steady rate: each request is sent at its time, however long those before it take."""

import json
import random
import threading
import time
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from sidebyside.workloads import TRANSCRIPT, Request

PER_SECOND = 50
SENDERS = 100
ACCOUNTS = 8
TIMEOUT = 30


@dataclass(frozen=True)
class Sent:
    phase: str
    what: str
    seconds: float  # from the time at which it was due
    failure: str  # empty: it was answered as it should be


class Load:
    """Half reads of scenarios, the rest a learner's own activities, new ones, changed accounts and registrations."""

    def __init__(self, backend):
        self.backend = backend
        self.phase = "before"
        self.sent = []
        self._random = random.Random(1)
        self._count = 0
        self._accounts = [self._register() for _ in range(ACCOUNTS)]
        self._scenarios = [row["id"] for row in backend.send(Request("/api/scenarios"))[1]]
        self._over = threading.Event()
        self._clock = threading.Thread(target=self._run)

    def __enter__(self):
        self._clock.start()
        return self

    def __exit__(self, *_):
        self._over.set()
        self._clock.join()

    def _register(self):
        request, _ = self._registration()
        status, answer = self.backend.send(request)
        if status != 201:
            raise RuntimeError(f"registration: {status} {answer}")
        _, signed_in = self.backend.send(Request("/api/auth/login", "POST", body=request.body))
        return signed_in["access_token"], signed_in["user"]["id"]

    def _run(self):
        start = time.monotonic()
        with ThreadPoolExecutor(SENDERS) as senders:
            number = 0
            while not self._over.is_set():
                due = start + number / PER_SECOND
                time.sleep(max(0, due - time.monotonic()))
                senders.submit(self._send, self.phase, due, *self._next())
                number += 1

    def _next(self):
        dice = self._random.random()
        token, account = self._random.choice(self._accounts)
        if dice < 0.5:
            return Request(f"/api/scenarios/{self._random.choice(self._scenarios)}"), 200
        if dice < 0.7:
            return Request("/api/activities?limit=20", token=token), 200
        if dice < 0.9:
            body = {"kind": "practice", "scenario_id": self._random.choice(self._scenarios), "transcript": TRANSCRIPT}
            return Request("/api/activities", "POST", token, body), 201
        if dice < 0.98:
            self._count += 1
            return Request(f"/api/users/{account}", "PUT", token, {"email": f"bench-{self._count}@example.org"}), 200
        return self._registration()

    def _registration(self):
        self._count += 1
        name = f"bench-{time.time_ns()}-{self._count}"
        body = {"username": name, "email": f"{name}@example.org", "password": "long enough"}
        return Request("/api/auth/register", "POST", body=body), 201

    def _send(self, phase, due, request, expected):
        failure = ""
        try:
            status = self._status(request)
            if status != expected:
                failure = f"{request.method} {request.path}: {status}"
        except OSError as error:
            failure = f"{request.method} {request.path}: {error}"
        self.sent.append(Sent(phase, request.method, time.monotonic() - due, failure))

    def _status(self, request):
        body = None if request.body is None else json.dumps(request.body).encode()
        headers = {"Content-Type": "application/json", **request.headers()}
        url = f"http://127.0.0.1:{self.backend.port}{request.path}"
        try:
            sent = urllib.request.Request(url, body, headers, method=request.method)
            with urllib.request.urlopen(sent, timeout=TIMEOUT) as answer:
                answer.read()
                return answer.status
        except urllib.error.HTTPError as error:
            error.read()
            return error.code
