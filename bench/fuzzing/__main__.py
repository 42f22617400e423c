"""Sends generated requests to a running service and reports what must not be: 5xx, answers after five seconds, HTML, and
shapes that contradict the service's own OpenAPI document. The same seed makes the same requests."""
import argparse
import collections
import http.client
import json
import random
import sys
import time
import urllib.parse

from .document import Document
from .requests import Generator
from .values import Values

SIGN_INS = ("learner", "educator", "admin")
LONGEST = 5.0
# These would change or delete the accounts that the requests are sent as.
SPARED = {("DELETE", "/api/v2/users/me/"), ("POST", "/api/v2/users/me/password/"), ("DELETE", "/api/v2/users/{id}/"), ("DELETE", "/api/users/{id}"),
          ("PUT", "/api/users/{id}"), ("PUT", "/api/v2/users/{id}/"), ("PATCH", "/api/v2/users/{id}/")}


class Service:
    def __init__(self, url):
        parts = urllib.parse.urlsplit(url)
        self.host, self.port = parts.hostname, parts.port or 80
        self.tokens, self.connection = {"anonymous": None}, None

    def send(self, method, target, headers, body):
        """(seconds, status, content type, body)"""
        for attempt in (1, 2):
            try:
                if self.connection is None:
                    self.connection = http.client.HTTPConnection(self.host, self.port, timeout=60)
                start = time.monotonic()
                self.connection.request(method, target, body, headers)
                answer = self.connection.getresponse()
                content = answer.read()
                return time.monotonic() - start, answer.status, answer.getheader("Content-Type", ""), content
            except (http.client.RemoteDisconnected, BrokenPipeError, ConnectionResetError):
                self.connection.close()
                self.connection = None
                if attempt == 2:
                    raise

    def sign_in(self, name):
        credentials = json.dumps({"username": name, "password": "practice-%s-2026" % name}).encode()
        _, status, _, body = self.send("POST", "/api/v2/auth/token/", {"Content-Type": "application/json"}, credentials)
        if status != 200:
            sys.exit("%s cannot sign in (%d): the service needs the sample data, db/sample.sql" % (name, status))
        self.tokens[name] = json.loads(body)["access"]


def complaints(document, request, answer):
    seconds, status, content_type, content = answer
    plain = content_type.split(";")[0].strip()
    if status >= 500 and not (status == 502 and "502" in request.operation["responses"]):
        yield "%d" % status
    if seconds > LONGEST:
        yield "answered after %.1f s" % seconds
    if "html" in plain and not request.path.startswith("/api/v2/docs"):
        yield "HTML"
    try:
        body = json.loads(content) if plain == "application/json" and content else None
    except ValueError:
        yield "not JSON"
        return
    if found := document.complaint(request.operation, status, plain, body):
        yield found


def arguments():
    parser = argparse.ArgumentParser(prog="bench/fuzz", description=__doc__)
    parser.add_argument("--url", default="http://127.0.0.1:8000", help="of the service, with the sample data (default: %(default)s)")
    parser.add_argument("--requests", type=int, default=20_000, metavar="N", help="how many (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="default: %(default)s")
    parser.add_argument("--show", type=int, default=3, metavar="N", help="examples of each finding (default: %(default)s)")
    return parser.parse_args()


def main():
    options = arguments()
    service = Service(options.url)
    try:
        _, status, _, schema = service.send("GET", "/api/v2/schema/", {"Accept": "application/json"}, None)
    except OSError as failure:
        sys.exit("no service at %s (%s): start one with ./demo, or name it with --url" % (options.url, failure))
    if status != 200:
        sys.exit("%s/api/v2/schema/ answers %d" % (options.url, status))
    document = Document(json.loads(schema))
    source = random.Random(options.seed)
    generator = Generator(source, document, Values(source, document))
    findings, statuses, slowest = collections.defaultdict(list), collections.Counter(), 0.0
    for number in range(options.requests):
        if number % 2_000 == 0:
            for name in SIGN_INS:
                service.sign_in(name)
        request = generator.next(number, list(service.tokens))
        if (request.method, request.path) in SPARED and request.role == "admin" or request.path.startswith("/api/v2/users/me/") and request.method != "GET":
            continue
        headers = dict(request.headers)
        if service.tokens[request.role]:
            headers["Authorization"] = "Bearer " + service.tokens[request.role]
        answer = service.send(request.method, request.target, headers, request.body)
        statuses[answer[1]] += 1
        slowest = max(slowest, answer[0])
        for complaint in complaints(document, request, answer):
            findings["%s %s: %s" % (request.method, request.path, complaint)].append((request, answer[3][:200]))
    print("seed %d: %d requests, slowest %.2f s, %s" % (options.seed, sum(statuses.values()), slowest, dict(sorted(statuses.items()))))
    for finding, examples in sorted(findings.items(), key=lambda one: -len(one[1])):
        print("%6d  %s" % (len(examples), finding))
        for request, content in examples[:options.show]:
            print("          %s -> %r" % (request, content))
    sys.exit(1 if findings else 0)


main()
