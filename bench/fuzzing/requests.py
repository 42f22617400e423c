"""Requests: one operation, hostile parameters, body, headers and media types."""
import json
from urllib.parse import quote, urlencode

MEDIA_TYPES = ["application/json"] * 12 + ["application/x-www-form-urlencoded", "text/plain", "application/xml", "", "application/json; charset=utf-16",
                                          "multipart/form-data; boundary=x", "application/json; charset=nonsense"]
ACCEPTS = ["application/json"] * 10 + ["*/*", "text/html", "text/event-stream", "application/*;q=0.1", "a" * 300, ""]
RAW = [b"", b"{", b"[" * 2_000, b"\xff\xfe", b"null", b'"\\ud800"', b"{\"a\": NaN}", b"\x00", b"1" * 5_000]


class Request:
    def __init__(self, number, role, method, path, operation, target, headers, body):
        self.number, self.role, self.method, self.path, self.operation = number, role, method, path, operation
        self.target, self.headers, self.body = target, headers, body

    def __str__(self):
        return "#%d %s %s %s %r" % (self.number, self.role, self.method, self.target[:160], (self.body or b"")[:160])


class Generator:
    def __init__(self, random, document, values):
        self.random, self.document, self.values = random, document, values
        self.operations = list(document.operations())

    def next(self, number, roles):
        method, path, operation, parameters = self.random.choice(self.operations)
        target = path
        for parameter in parameters:
            if parameter["in"] == "path":
                target = target.replace("{%s}" % parameter["name"], self.values.id())
        query = self.query([p for p in parameters if p["in"] == "query"])
        headers, body = self.headers(), None
        if "requestBody" in operation:
            content = self.document.resolve(operation["requestBody"])["content"]
            body = self.body(content["application/json"]["schema"], headers)
        return Request(number, self.random.choice(roles), method, path, operation, target + query, headers, body)

    def query(self, parameters):
        pairs = []
        for parameter in parameters:
            if self.random.random() < 0.3:
                value = self.values.of(parameter.get("schema", {}))
                text = value if isinstance(value, str) else json.dumps(value)
                pairs.append((parameter["name"], text.encode("utf-8", "surrogatepass")))
        return "?" + urlencode(pairs, quote_via=quote) if pairs else ""

    def headers(self):
        headers = {"Accept": self.random.choice(ACCEPTS)}
        if self.random.random() < 0.05:
            headers["Idempotency-Key"] = self.random.choice(["a", "k" * 300, '"', "x" * 5_000])
        if self.random.random() < 0.05:
            headers["If-Match"] = self.random.choice(["*", '"x"', "W/\"x\"", "nonsense"])
        return headers

    def body(self, schema, headers):
        media_type = self.random.choice(MEDIA_TYPES)
        if media_type:
            headers["Content-Type"] = media_type
        if self.random.random() < 0.05:
            return self.random.choice(RAW)
        value = self.values.of(schema)
        if media_type == "application/x-www-form-urlencoded" and isinstance(value, dict):
            return urlencode({k: v if isinstance(v, str) else json.dumps(v) for k, v in value.items()}, errors="replace").encode()
        return json.dumps(value, ensure_ascii=self.random.random() < 0.9).encode("utf-8", "surrogatepass")
