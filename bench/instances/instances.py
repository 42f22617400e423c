"""Two instances of practice: throughput with and without shared throttles, a rolling restart, a kill -9."""

import http.client
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from contextlib import ExitStack, contextmanager
from pathlib import Path

from local.postgres import server
from local.ports import free_port
from local.processes import running, wait_until

ROOT = Path(__file__).resolve().parents[2]
SECRETS = {"SECRET_KEY": "bench-secret-key", "JWT_SECRET_KEY": "bench-jwt-secret-key"}
CLIENTS = 16
ROUNDS = 3
SIGN_IN = json.dumps({"username": "learner", "password": "practice-learner-2026"})  # of the sample data


class Instance:
    """One process, which can be stopped and started again on its port."""

    def __init__(self, database, settings):
        self.port = free_port()
        self.environment = {**os.environ, **SECRETS, "DATABASE_URL": database, "PORT": str(self.port), **settings}
        self.process = None

    def start(self):
        launcher = max(ROOT.glob("practice/target/practice-*/bin/practice"), key=os.path.getmtime)
        self.log = tempfile.TemporaryFile()
        self.process = subprocess.Popen([launcher], env=self.environment, stdout=self.log, stderr=subprocess.STDOUT)
        self.process.log = lambda: os.pread(self.log.fileno(), 1 << 20, 0).decode(errors="replace")
        wait_until(self.is_ready, self.process)

    def is_ready(self):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/health/ready", timeout=5) as answer:
                return answer.status == 200
        except OSError:
            return False

    def end(self, how):
        self.process.send_signal(how)
        self.process.wait(60)


@contextmanager
def instances(database, count, **settings):
    started = [Instance(database, settings) for _ in range(count)]
    try:
        for instance in started:
            instance.start()
        yield started
    finally:
        for instance in started:
            if instance.process and instance.process.poll() is None:
                instance.end(signal.SIGKILL)


@contextmanager
def embedded(folder, ports):
    listen, control = free_port(), free_port()
    urls = ", ".join(f'"http://127.0.0.1:{port}"' for port in ports)
    (folder / "handover.yml").write_text(
        f"""name: bench
database: none
backends:
  legacy: {{url: "http://127.0.0.1:{ports[0]}", health: /health/ready}}
  next: {{url: "http://127.0.0.1:{ports[0]}", urls: [{urls}], health: /health/ready}}
gateway: {{listen: "127.0.0.1:{listen}", control: "127.0.0.1:{control}"}}
routes:
  - {{group: all, path: /**, to: next}}
"""
    )
    command = [ROOT / "bin/handover", "gateway", "--file", folder / "handover.yml"]
    with running(command) as process:
        wait_until(lambda: answers(listen), process)
        yield listen


@contextmanager
def nginx(folder, ports):
    """deploy/nginx/practice.conf with these ports."""
    listen = free_port()
    text = (ROOT / "deploy/nginx/practice.conf").read_text()
    servers = "\n".join(f"    server 127.0.0.1:{port} max_fails=1 fail_timeout=1s;" for port in ports)
    text = re.sub(r"( +server 127\S+ max_fails[^\n]*\n)+", servers + "\n", text, count=1)
    text = text.replace("listen 8080;", f"listen 127.0.0.1:{listen};")
    temporary = " ".join(f"{name}_temp_path {folder}/{name};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    (folder / "nginx.conf").write_text(
        f"daemon off; pid {folder}/pid; error_log stderr;\nevents {{}}\nhttp {{ access_log off; {temporary}\n{text}\n}}\n"
    )
    with running(["nginx", "-c", folder / "nginx.conf", "-e", "stderr"]) as process:
        wait_until(lambda: answers(listen), process)
        yield listen


def answers(port):
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/health/live", timeout=5) as answer:
            return answer.status == 200
    except OSError:
        return False


def token(port):
    sent = urllib.request.Request(
        f"http://127.0.0.1:{port}/api/v2/auth/token/", SIGN_IN.encode(), {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(sent, timeout=30) as answer:
        return json.load(answer)["access"]


class Users:
    """Clients that ask all the time, three reads to one write, each on a kept connection."""

    def __init__(self, port, bearer):
        self.port = port
        self.headers = {"Authorization": f"Bearer {bearer}", "Content-Type": "application/json"}
        self.served, self.failed, self.over = 0, [], False
        self.lock = threading.Lock()
        self.threads = [threading.Thread(target=self.ask) for _ in range(CLIENTS)]

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self.over = True
        for thread in self.threads:
            thread.join()

    def ask(self):
        body = json.dumps({"kind": "practice", "transcript": [{"role": "user", "content": "Good morning"}]})
        connection, n = None, 0
        while not self.over:
            n += 1
            method, path, sent = ("POST", "/api/activities", body) if n % 4 == 0 else ("GET", "/api/v2/scenarios/", None)
            try:
                connection = connection or http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
                connection.request(method, path, sent, self.headers)
                answer = connection.getresponse()
                answer.read()
                problem = None if answer.status < 400 else f"{method} {answer.status}"
            except (OSError, http.client.HTTPException) as error:
                problem, connection = f"{method} {type(error).__name__}", None
            with self.lock:
                self.served += problem is None
                if problem:
                    self.failed.append(problem)


def disturbed(database, gateway, seconds):
    """Served and failed requests: of a rolling restart, and of a kill -9."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        folder.chmod(0o755)
        both = stack.enter_context(instances(database, 2, THROTTLE_SHARED="true"))
        port = stack.enter_context(gateway(folder, [instance.port for instance in both]))
        bearer = token(port)
        with Users(port, bearer) as rolling:
            time.sleep(seconds)
            for instance in both:
                instance.end(signal.SIGTERM)
                instance.start()
                time.sleep(seconds)
        with Users(port, bearer) as killed:
            time.sleep(seconds)
            both[0].end(signal.SIGKILL)
            time.sleep(seconds)
            both[0].start()
            time.sleep(seconds)
        return rolling, killed


def rate(port, bearer, seconds):
    command = ["wrk", "-t1", f"-c{CLIENTS}", f"-d{seconds}", "-H", f"Authorization: Bearer {bearer}"]
    done = subprocess.run([*command, f"http://127.0.0.1:{port}/api/v2/scenarios/"], capture_output=True, text=True, check=True)
    if "Non-2xx" in done.stdout:
        raise RuntimeError(done.stdout)
    return float(re.search(r"Requests/sec:\s+([0-9.]+)", done.stdout).group(1))


def main():
    seconds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    with server() as postgres:
        postgres.create("small")
        database = postgres.url("small")
        print("| behind | event | served | failed | how |\n| --- | --- | ---: | ---: | --- |")
        for gateway in (embedded, nginx):
            rolling, killed = disturbed(database, gateway, seconds)
            for name, users in (("rolling restart", rolling), ("kill -9 of one", killed)):
                how = ", ".join(sorted(set(users.failed))) or "–"
                print(f"| {gateway.__name__} | {name} | {users.served:,} | {len(users.failed)} | {how} |", flush=True)
        # Both at the same time, in turn: whatever else the machine does happens to each.
        high = {"THROTTLE_USER": "100000000/min"}
        with instances(database, 1, **high) as alone, instances(database, 1, THROTTLE_SHARED="true", **high) as shared:
            bearers = [token(alone[0].port), token(shared[0].port)]
            ratios = []
            for n in range(ROUNDS + 1):
                own, common = rate(alone[0].port, bearers[0], seconds), rate(shared[0].port, bearers[1], seconds)
                ratios += [common / own] if n else []  # the first one warms up
            print(f"\nTHROTTLE_SHARED=true: {sorted(ratios)[ROUNDS // 2]:.2f} of the requests a second without it "
                  f"(median of {ROUNDS} rounds; {min(ratios):.2f} to {max(ratios):.2f})")


if __name__ == "__main__":
    main()
