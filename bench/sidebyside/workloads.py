"""What is measured: the requests of each workload, and what they have to reach."""

import json
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ACCOUNTS = json.loads((ROOT / "legacy/seed/hashes.json").read_text())["accounts"]
LEARNER = "learner"  # has a tenth of all activities: 30 of the small data's, 50,000 of the large
LEARNERS = (LEARNER, "learner2", "werkzeug_scrypt", "passlib", "django")
SCENARIOS = 20
TRANSCRIPT = [
    {"role": "user", "content": "What brings you in today?"},
    {"role": "assistant", "content": "This cough. It keeps me up at night."},
]


@dataclass(frozen=True)
class Request:
    path: str
    method: str = "GET"
    token: str = ""
    body: dict = None
    statement: str = None  # of bench/limit/, that does the same in the database
    variables: dict = field(default_factory=dict)  # of the statement

    def headers(self):
        return {"Authorization": f"Bearer {self.token}"} if self.token else {}


@dataclass(frozen=True)
class Workload:
    name: str
    title: str
    requests: list
    least_of_limit: float = None
    least_of_flask: float = None
    most_p99_of_flask: float = None

    @property
    def has_limit(self):
        return all(request.statement for request in self.requests)


@dataclass(frozen=True)
class Data:
    """What the requests are about."""

    tokens: dict  # by user name
    user_ids: dict
    scenario_ids: list


def look_at(backend):
    """Signs the learners in, and picks published scenarios from all over the list."""
    tokens, user_ids = {}, {}
    for name in LEARNERS:
        status, answer = backend.send(_sign_in(name))
        if status != 200:
            raise RuntimeError(f"{name} cannot sign in: {status} {answer}")
        tokens[name], user_ids[name] = answer["access_token"], answer["user"]["id"]
    ids = [scenario["id"] for scenario in backend.send(Request("/api/scenarios"))[1]]
    step = len(ids) / SCENARIOS
    return Data(tokens, user_ids, [ids[int(n * step)] for n in range(SCENARIOS)])


def workloads(data):
    return [
        Workload(
            *("list", "scenario list, all published"),
            [Request("/api/scenarios", statement="list")],
            *(0.75, 8, 0.2),
        ),
        Workload(
            *("detail", "scenario detail"),
            [_detail(row_id) for row_id in data.scenario_ids],
            *(0.35, 10, 0.2),
        ),
        Workload(
            *("activities", "own activities, 20 rows"),
            [_own_activities(data, LEARNER)],
            *(0.6, 6, 0.2),
        ),
        Workload("sign-in", "sign-in", [_sign_in(LEARNER)], least_of_flask=1),
        Workload(
            *("mix", "mix: 50 % detail, 40 % own activities, 10 % new activity"),
            [_mixed(data, n) for n in range(200)],
            least_of_flask=8,
        ),
    ]


def _detail(row_id):
    return Request(f"/api/scenarios/{row_id}", statement="detail", variables={"id": row_id})


def _own_activities(data, name):
    variables = {"user": data.user_ids[name]}
    return Request(
        "/api/activities?limit=20",
        token=data.tokens[name],
        statement="activities",
        variables=variables,
    )


def _new_activity(data, name, row_id):
    return Request(
        "/api/activities",
        "POST",
        data.tokens[name],
        {"kind": "practice", "scenario_id": row_id, "transcript": TRANSCRIPT},
        "insert",
        {"user": data.user_ids[name], "id": row_id},
    )


def _sign_in(name):
    body = {"username": name, "password": ACCOUNTS[name]["password"]}
    return Request("/api/auth/login", "POST", body=body)


def _mixed(data, n):
    row_id = data.scenario_ids[n % SCENARIOS]
    name = LEARNERS[n // 2 % len(LEARNERS)]
    if n % 10 == 0:
        return _new_activity(data, LEARNERS[n // 10 % len(LEARNERS)], row_id)
    return _detail(row_id) if n % 2 else _own_activities(data, name)
