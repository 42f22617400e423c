"""Learners at work: they sign in, read, write, change their accounts and register, all the time.

Each write that was acknowledged is remembered, so that the database can be asked afterwards whether it is there, once.
"""

import itertools
import random
import threading
import time
import uuid
from collections import Counter

import requests
from flask.sessions import SecureCookieSessionInterface

TIMEOUT = 30
PASSWORD = "long enough for all"
TRANSCRIPT = [{"role": "user", "content": "Where does it hurt?"}, {"role": "assistant", "content": "Here, doctor."}]


class Users:
    """`number` of them, together at about `per_second` requests a second."""

    def __init__(self, url, secret_key, number=20, per_second=60):
        self.url = url
        self._cookies = _cookie_maker(secret_key)
        self.per_second = per_second
        self._over = threading.Event()
        self._began = self._ended = 0.0
        self._lock = threading.Lock()
        self._names = itertools.count()
        self.run = uuid.uuid4().hex[:8]
        self.answers = Counter()  # by backend
        self.failures = []  # (monotonic time, backend, what)
        self.written = []  # markers of acknowledged activities
        self.unknown = []  # markers of activities whose answer never came
        self.registered = []
        self.sign_ins = 0
        self.signed_out = 0
        self.last_on = {}  # monotonic time of the last answer, by backend
        self._threads = [threading.Thread(target=self._live, args=(i,), daemon=True) for i in range(number)]

    def __enter__(self):
        self._began = time.monotonic()
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self.stop()

    def stop(self):
        self._over.set()
        for thread in self._threads:
            thread.join(TIMEOUT + 5)
        self._ended = self._ended or time.monotonic()

    def _pause(self):
        return len(self._threads) / self.per_second

    @property
    def total(self):
        return sum(self.answers.values())

    @property
    def rate(self):
        """Answers a second: less than was asked for where the machine has no more to give."""
        return self.total / ((self._ended or time.monotonic()) - self._began)

    def _live(self, number):
        dice = random.Random(number)
        user = _User(self, dice, by_cookie=number % 3 == 0)
        # Spread evenly: twenty clients by chance may all be above a small share.
        user.session.cookies.set("handover_bucket", f"{100 * number // len(self._threads):02}")
        due = time.monotonic() + self._pause() * dice.random()
        while not self._over.wait(max(0, due - time.monotonic())):
            user.act()
            due = max(due + self._pause(), time.monotonic() - 1)

    def _note(self, answer, what, expected):
        backend = answer.headers.get("X-Handover-Backend", "legacy")
        now = time.monotonic()
        with self._lock:
            self.answers[backend] += 1
            self.last_on[backend] = now
            if answer.status_code == 401:
                self.signed_out += 1
            if answer.status_code not in expected:
                self.failures.append((now, backend, f"{what}: {answer.status_code} {answer.text[:200]}"))

    def _broke(self, what, error):
        with self._lock:
            self.failures.append((time.monotonic(), "none", f"{what}: {error}"))


class _User:
    def __init__(self, users, dice, by_cookie):
        self.users = users
        self.dice = dice
        self.by_cookie = by_cookie
        self.session = requests.Session()
        self.headers = {}
        self.id = None
        self.scenarios = []

    def act(self):
        if self.id is None:
            self._sign_up()
            return
        roll = self.dice.random()
        if roll < 0.35:
            self._get(f"/api/scenarios/{self.dice.choice(self.scenarios)}" if self.scenarios else "/api/scenarios")
        elif roll < 0.5:
            self._get("/api/auth/me")
        elif roll < 0.65:
            self._get("/api/activities?limit=20")
        elif roll < 0.88:
            self._write_activity()
        elif roll < 0.95:
            name = next(self.users._names)
            self._send("PUT", f"/api/users/{self.id}", {200}, {"email": f"{self.users.run}-{name}@example.org"})
        elif roll < 0.98:
            self._sign_in()
        else:
            self._register()

    def _register(self):
        name = f"story-{self.users.run}-{next(self.users._names)}"
        body = {"username": name, "email": f"{name}@example.org", "password": PASSWORD}
        answer = self._send("POST", "/api/auth/register", {201}, body)
        if answer is not None and answer.status_code == 201:
            with self.users._lock:
                self.users.registered.append(name)
            return name
        return None

    def _sign_up(self):
        self.name = self._register()
        if self.name is None or not self._sign_in():
            return
        scenarios = self._get("/api/scenarios")
        if scenarios is not None and scenarios.status_code == 200:
            self.scenarios = [row["id"] for row in scenarios.json()][:20]

    def _sign_in(self):
        answer = self._send("POST", "/api/auth/login", {200}, {"username": self.name, "password": PASSWORD})
        if answer is None or answer.status_code != 200:
            return False
        with self.users._lock:
            self.users.sign_ins += 1
        signed_in = answer.json()
        self.id = signed_in["user"]["id"]
        if self.by_cookie:
            self.session.cookies.set("session", self.users._cookies(self.id))
        else:
            self.headers = {"Authorization": f"Bearer {signed_in['access_token']}"}
        return True

    def _write_activity(self):
        if not self.scenarios:
            return
        marker = uuid.uuid4().hex
        said = [*TRANSCRIPT, {"role": "user", "content": marker}]
        body = {"kind": "practice", "scenario_id": self.dice.choice(self.scenarios), "transcript": said}
        answer = self._send("POST", "/api/activities", {201}, body)
        with self.users._lock:
            if answer is None:
                self.users.unknown.append(marker)
            elif answer.status_code == 201:
                self.users.written.append(marker)

    def _get(self, path):
        return self._send("GET", path, {200})

    def _send(self, method, path, expected, body=None):
        what = f"{method} {path}"
        try:
            answer = self.session.request(method, self.users.url + path, json=body, headers=self.headers, timeout=TIMEOUT)
        except requests.RequestException as error:
            self.users._broke(what, error)
            return None
        self.users._note(answer, what, expected)
        return answer


def _cookie_maker(secret_key):
    """Cookies as the old site's pages give them: Flask's own, signed with its key."""

    class App:
        config = {"SECRET_KEY_FALLBACKS": []}

    App.secret_key = secret_key
    serializer = SecureCookieSessionInterface().get_signing_serializer(App)
    return lambda user: serializer.dumps({"_user_id": str(user)})
