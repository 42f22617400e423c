"""A backend of a few lines, for tests: python3 stub_backend.py PORT. /die ends it, /slow answers after a while, /big with 100 MB."""
import datetime
import http.server
import json
import os
import sys
import time


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path == "/die":
            print("the stub dies", flush=True)
            os._exit(7)
        if self.path == "/slow":
            time.sleep(20)
        body = {"path": self.path, "access_token": "a-secret-token"}
        if self.path == "/now":
            body["at"] = datetime.datetime.utcnow().isoformat(timespec="microseconds")
            body["other"] = os.environ.get("EXTRA", "2020-01-01T00:00:00")
        if os.environ.get("EXTRA") and self.path == "/extra":
            body["more"] = 1
        text = b"<html>" if self.path == "/html" else json.dumps(body).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        if self.path not in ("/endless", "/big"):
            self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)
        for _ in range(100 if self.path == "/big" else 0):
            self.wfile.write(b" " * 1_000_000)
        while self.path == "/endless":
            self.wfile.write(b" " * 1_000_000)

    def log_message(self, *_):
        pass


http.server.ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Handler).serve_forever()
