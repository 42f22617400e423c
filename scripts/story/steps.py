"""The parts of the demo and its steps."""

import os
import signal
import subprocess
import time
import urllib.request
from pathlib import Path

from local.folders import run_folder
from local.ports import free_port
from local.postgres import server
from local.processes import running, wait_until

from .checklist import Checklist
from .checks import counted
from .faulty import Door
from .nginx import Nginx
from .place import ROOT, place
from .telling import Telling
from .users import Users

STEPS = 23
PLAN = "25%,100%"
EVERY = "4s"

SECRETS = {"SECRET_KEY": "demo-secret-key", "JWT_SECRET_KEY": "demo-jwt-secret-key"}

SETTINGS = """
gateway:
  engine: {engine}
  listen: 127.0.0.1:{gateway}
  control: 127.0.0.1:{control}
  nginx: {{include: nginx/handover, test: {test}, reload: {reload}}}
# Some minutes of a small machine: little traffic, and a JVM that has only just started.
guard: {{window: 15s, minimum-requests: 30, confidence: 95%, latency-floor: 400ms, integrity-every: 10s}}
load: {{rate: 60, duration: 14s, warm-up: 2s}}
console: {{listen: 127.0.0.1:{console}}}
checklist:
  items:
    - {{name: AI integration functioning, run: [/usr/bin/python3, -m, story.ai, talk, "http://127.0.0.1:{gateway}"]}}
    - {{name: assessment evaluation working, run: [/usr/bin/python3, -m, story.ai, evaluate, "http://127.0.0.1:{gateway}"]}}
    # ./check shows it, and takes longer than the demo.
    - {{name: all tests passing, sign: true}}
inventory: {{routes: routes.txt, next-openapi: {openapi}}}
"""


class Story:
    """The parts of the demo, in the order of their start."""

    def __init__(self, stack, given):
        self.stack = stack
        self.given = given
        self.ports = {name: free_port() for name in ("legacy", "next", "door", "gateway", "control", "console")}
        self.telling = Telling(STEPS)
        self.database = "medical_practice"
        self.broke_at = self.repaired_at = self.time_to_roll_back = 0.0

    def tell(self):
        step = self.telling.step
        self.folder = self.stack.enter_context(run_folder("handover-demo-"))
        self.postgres = self.stack.enter_context(server(within=self.folder))
        step("PostgreSQL with the legacy sample data", self._make_database)
        self._make_place()
        step("the legacy API, Flask under gunicorn", self._start_legacy)
        step(f"the gateway, {self.given.engine}", self._start_gateway)
        step("users at work, through the gateway", self._start_users)
        step("handover performance, before anything is changed", lambda: self._verdict("performance", passes=(0, 1, 3)))
        step("handover doctor, before anything is changed", lambda: self._verdict("doctor", passes=(0, 3)))
        step("handover inventory", self._inventory)
        step("handover backup, with its rehearsal", lambda: self._verdict("backup"))
        step("handover db check, plan, apply: adopted and expanded", self._adopt)
        step("handover db check, verify", lambda: self._verdicts("db check", "db verify"))
        step("the new backend", self._start_next)
        step("handover doctor, with both backends", lambda: self._verdict("doctor"))
        step("handover parity write: both on clones, answers and rows", self._parity_write)
        step("handover parity read: both on the live database", self._parity_read)
        step("handover staging up: both on a masked copy of the backup", lambda: self._verdict("staging up --once"))
        step("handover watch, the guard", self._start_guard)
        step(f"handover shift --plan {PLAN}", self._shift)
        step("a fault in the new backend: rolled back by the guard", self._fault)
        step("repaired, and shifted again", self._shift_again)
        step("handover load: Flask, and the new backend that the users are on", self._load)
        step("handover performance", lambda: self._verdict("performance", passes=(0, 1, 3)))
        step("handover checklist run: the AI talks and evaluates", lambda: self._verdict("checklist run"))
        step("handover db legacy-readonly on", lambda: self._verdict("db legacy-readonly on"))
        step("handover checklist", self._checklist)

    # Parts

    def _make_database(self):
        sql = self.postgres.sql
        sql("postgres", f"CREATE DATABASE {self.database} LOCALE 'C.UTF-8' TEMPLATE template0")
        for script in ("legacy.sql", "sample.sql"):
            self.postgres.run_file(self.database, ROOT / "db" / script)
        for role in ("legacy", "next"):
            self.postgres.sql(self.database, f"CREATE ROLE {role}_backend LOGIN SUPERUSER")
        rows = self.postgres.sql(self.database, "SELECT count(*) FROM activities")
        return f"{rows} activities"

    def _url(self, role):
        return self.postgres.url(self.database).replace("postgres@", f"{role}@")

    def _make_place(self):
        environment = {
            **SECRETS,
            "DATABASE_URL": self._url("postgres"),
            "LEGACY_URL": f"http://127.0.0.1:{self.ports['legacy']}",
            "NEXT_URL": f"http://127.0.0.1:{self.ports['door']}",
            "LEGACY_ROLE": "legacy_backend",
        }
        self.environment = {**os.environ, **environment}
        self.place = place(self.folder / "place", environment)
        self.nginx = Nginx(self.place.folder, self.ports)
        self.place.configure(
            SETTINGS.format(engine=self.given.engine, openapi=ROOT / "docs/openapi.json", test=self.nginx.test, reload=self.nginx.reload, **self.ports))

    def _run(self, command, ready_at, **options):
        process = self.stack.enter_context(running(command, env=self.environment | options, cwd=self.place.folder))
        wait_until(lambda: _answers(ready_at), process, 90)
        return process

    def _start_legacy(self):
        bind = ["--workers", "3", "--threads", "4", "--bind", f"127.0.0.1:{self.ports['legacy']}"]
        url = f"http://127.0.0.1:{self.ports['legacy']}/api/health"
        self._run(["/usr/bin/gunicorn", "--chdir", ROOT / "legacy", *bind, "app:create_app()"], url,
                  DATABASE_URL=self._url("legacy_backend"), PYTHONDONTWRITEBYTECODE="1")
        return url.removesuffix("/api/health")

    def _start_gateway(self):
        self.url = f"http://127.0.0.1:{self.ports['gateway']}"
        if self.given.engine == "nginx":
            self._run(self.nginx.command, f"{self.url}/alive")
            self.place.run("nginx", "apply")
        else:
            self._run(self.place.command("gateway"), f"{self.url}/api/health")
        _until(lambda: _answers(f"{self.url}/api/health"), "the gateway", 20)
        return self.url

    def _start_users(self):
        self.users = self.stack.enter_context(Users(self.url, SECRETS["SECRET_KEY"], number=max(20, self.given.rate // 3), per_second=self.given.rate))
        _until(lambda: self.users.total > 150, "users to be at work", 30)
        return f"{self.given.rate} requests a second: reads, writes, registrations, sign-ins, by token and by cookie"

    def _start_next(self):
        self.door = Door(self.ports["door"], self.ports["next"])
        jar = ROOT / "practice" / "target" / "practice.jar"
        self._run([Path(os.environ["JAVA_HOME"]) / "bin" / "java", "-Xmx512m", "-jar", jar],
                  f"http://127.0.0.1:{self.ports['next']}/health/ready",
                  DATABASE_URL=self._url("next_backend"), PORT=str(self.ports["next"]))
        return f"http://127.0.0.1:{self.ports['next']}"

    def _start_guard(self):
        self.stack.enter_context(running(self.place.command("watch"), env=self.environment, cwd=self.place.folder))
        _until(lambda: (self.place.folder / ".handover/traffic/guard.json").exists(), "the guard", 20)
        return "at work"

    # Steps

    def _verdict(self, command, *options, passes=(0,)):
        return self.place.run(*command.split(), *options, passes=passes)["verdict"].lower()

    def _verdicts(self, *commands):
        return ", ".join(self._verdict(command) for command in commands)

    def _inventory(self):
        listed = subprocess.run(["/usr/bin/python3", "-m", "flask", "--app", "app", "routes"], cwd=ROOT / "legacy",
                                env=self.environment, capture_output=True, text=True, check=True)
        (self.place.folder / "routes.txt").write_text(listed.stdout)
        return self.place.run("inventory", passes=(0, 1, 3))["summary"]

    def _adopt(self):
        self.place.run("db", "check")
        self.place.run("db", "plan")
        self.place.run("db", "apply")
        return "adopted while users work"

    def _parity_write(self):
        report = self.place.run("parity", "write")["report"]
        return f"{report['played']} cases, {report['comparedRows']:,} rows equal"

    def _parity_read(self):
        """What anyone may read, as users have read it of late and the gateway recorded it."""
        record = self.place.folder / ".handover" / "requests.ndjson"
        lines = [line for line in record.read_text().splitlines()[-800:] if '"method":"GET","uri":"/api/scenarios' in line]
        (self.place.folder / "reads.ndjson").write_text("\n".join(lines[-60:]) + "\n")
        return self.place.run("parity", "read", "--rate", "60", "reads.ndjson")["summary"]

    def _shift(self):
        self.place.run("shift", "--plan", PLAN, "--every", EVERY)
        return "all of it on the new backend"

    def _fault(self):
        _until(lambda: self.users.answers["next"] > 200, "traffic on the new backend", 20)
        self.broke_at = time.monotonic()
        self.door.broken = True
        _until(lambda: not self._on_next(), "the guard to roll back", 60)
        rolled_back = time.monotonic()
        time.sleep(1)
        self.door.broken = False
        self.repaired_at = time.monotonic()
        last = self.users.last_on["next"]
        self.time_to_roll_back = rolled_back - self.broke_at
        self.last_on_next = max(0, last - rolled_back)
        return f"{self.time_to_roll_back:.1f} s after the fault began; the last answer of the new backend {self.last_on_next:.2f} s later"

    def _on_next(self):
        state = self.place.state()
        return any(share > 0 for share in state["shares"].values())

    def _shift_again(self):
        _until(lambda: _answers(f"http://127.0.0.1:{self.ports['door']}/health/ready"), "the repaired backend", 20)
        return self._shift()

    def _load(self):
        """Past the door, which is in this Python, and with fewer users: they work on one of the two only."""
        past_the_door = {"NEXT_URL": f"http://127.0.0.1:{self.ports['next']}"}
        rate, self.users.per_second = self.users.per_second, self.users.per_second / 3
        report = self.place.run("load", passes=(0, 3), environment=past_the_door)
        if report["verdict"] == "inconclusive":
            # The machine has other things to do: as it says itself, longer. The checklist judges what comes of it.
            report = self.place.run("load", "--duration", "40", passes=(0, 3), environment=past_the_door)
        self.users.per_second = rate
        return f"{report['verdict']}, {report['summary']}"

    def _checklist(self):
        self.checklist = Checklist(self.place.run("checklist", passes=(0, 1, 3))["report"])
        return self.checklist.summary

    # The end

    def count(self):
        """Whether nothing failed and nothing was lost."""
        self.users.stop()
        good = counted(self.users, self.postgres, self.database, self.broke_at, self.repaired_at, self.time_to_roll_back)
        return self.checklist.told() and good

    def stay(self):
        """Leaves it running until Ctrl-C."""
        self.place.run("db", "legacy-readonly", "off")  # so that a rollback finds a legacy backend that writes
        console = self.stack.enter_context(
            running(self.place.command("console"), env=self.environment, cwd=self.place.folder))
        _until(lambda: "open http" in console.log(), "the console", 20)
        self.stack.enter_context(Users(self.url, SECRETS["SECRET_KEY"], number=10, per_second=20))
        self.place.write_settings()
        opened = next(line for line in console.log().splitlines() if "open http" in line).split("open ", 1)[1]
        print(f"""
All of it goes on, with some users at work:

  console   {opened}
  API       {self.url}/api/scenarios?q=cough
  API v2    {self.url}/api/v2/scenarios/
  docs      {self.url}/api/v2/docs/
  sign-ins  legacy/README.md has a table of them

To try, in another terminal (docs/training.md has exercises):

  cd {self.place.folder} && . ./settings
  handover rollback --because 'to see it'     all is back on Flask with the next request
  handover status
  handover shift --group reads --to 50%
  handover journal

Ctrl-C stops it and leaves nothing behind.""", flush=True)
        signal.pause()


def _answers(url):
    try:
        with urllib.request.urlopen(url, timeout=2) as answer:
            return answer.status == 200
    except OSError:
        return False


def _until(true, what, seconds):
    deadline = time.monotonic() + seconds
    while not true():
        if time.monotonic() > deadline:
            raise RuntimeError(f"waited {seconds} s for {what}")
        time.sleep(0.05)
