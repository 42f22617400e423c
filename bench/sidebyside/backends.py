"""The two backends, as they would run in production, each on a port of its own."""

import json
import os
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path

from local.ports import free_port
from local.processes import running, wait_until
from .workloads import Request

ROOT = Path(__file__).resolve().parents[2]
SECRETS = {"SECRET_KEY": "bench-secret-key", "JWT_SECRET_KEY": "bench-jwt-secret-key"}
FLASK_WORKERS = 5


class Backend:
    def __init__(self, name, port, process, health):
        self.name = name
        self.port = port
        self.process = process
        self.health = health
        self.ready_after = None  # seconds from the start of its process

    def send(self, request):
        """Status and JSON value of the answer. A refusal is an answer too: its status and text."""
        body = None if request.body is None else json.dumps(request.body).encode()
        url = f"http://127.0.0.1:{self.port}{request.path}"
        headers = {"Content-Type": "application/json", **request.headers()}
        try:
            sent = urllib.request.Request(url, body, headers, method=request.method)
            with urllib.request.urlopen(sent, timeout=120) as answer:
                return answer.status, json.load(answer)
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode(errors="replace")

    def answers(self):
        try:
            return self.send(Request(self.health))[0] == 200
        except OSError:
            return False


def flask(database_url):
    def command(port):
        options = ["--workers", FLASK_WORKERS, "--bind", f"127.0.0.1:{port}"]
        return ["/usr/bin/gunicorn", "--chdir", ROOT / "legacy", *options, "app:create_app()"]

    return _backend("flask", command, {"DATABASE_URL": database_url}, "/api/health")


def practice(database_url):
    """The distribution that bin/distribution makes."""
    launcher = max(ROOT.glob("practice/target/practice-*/bin/practice"), key=os.path.getmtime)
    return _backend("practice", lambda port: [launcher], {"DATABASE_URL": database_url}, "/health/ready")


@contextmanager
def _backend(name, command, environment, health):
    port = free_port()
    environment = {**os.environ, **SECRETS, **environment, "PORT": str(port)}
    began = time.monotonic()
    with running(command(port), env=environment) as process:
        backend = Backend(name, port, process, health)
        wait_until(backend.answers, process)
        backend.ready_after = time.monotonic() - began
        yield backend
