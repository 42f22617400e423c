"""The two backends, as they would run in production, each on a port of its own."""

import json
import os
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path

from .ports import free_port
from .processes import running, wait_until
from .workloads import Request

ROOT = Path(__file__).resolve().parents[2]
SECRETS = {"SECRET_KEY": "bench-secret-key", "JWT_SECRET_KEY": "bench-jwt-secret-key"}
FLASK_WORKERS = 5


class Backend:
    def __init__(self, name, port, process):
        self.name = name
        self.port = port
        self.process = process

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
            return self.send(Request("/api/health"))[0] == 200
        except OSError:
            return False


def flask(database_url):
    def command(port):
        options = ["--workers", FLASK_WORKERS, "--bind", f"127.0.0.1:{port}"]
        return ["/usr/bin/gunicorn", "--chdir", ROOT / "legacy", *options, "app:create_app()"]

    return _backend("flask", command, {"DATABASE_URL": database_url})


def practice(database_url):
    jar = os.environ.get("PRACTICE_JAR", ROOT / "practice" / "target" / "practice.jar")
    java = Path(os.environ["JAVA_HOME"]) / "bin" / "java"
    return _backend("practice", lambda port: [java, "-jar", jar], {"DATABASE_URL": database_url})


@contextmanager
def _backend(name, command, environment):
    port = free_port()
    environment = {**os.environ, **SECRETS, **environment, "PORT": str(port)}
    with running(command(port), env=environment) as process:
        backend = Backend(name, port, process)
        wait_until(backend.answers, process)
        yield backend
