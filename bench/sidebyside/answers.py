"""Nothing is measured before all three are seen to answer the same."""

import json
import subprocess

from . import limit
from local.postgres import BIN


def check(workload, flask, practice, database_url):
    """Fails where the backends' answers, or the database's rows, are not equal JSON values."""
    for request in workload.requests:
        expected = _lasting(request, _answer(flask, request))
        if _lasting(request, _answer(practice, request)) != expected:
            raise RuntimeError(f"practice does not answer {request.path} as Flask does")
        if request.statement and _lasting(request, _rows(request, database_url)) != expected:
            raise RuntimeError(f"{request.statement}.sql does not build what Flask answers")


def _answer(backend, request):
    status, value = backend.send(request)
    if status not in (200, 201):
        raise RuntimeError(f"{backend.name}: {request.method} {request.path}: {status} {value}")
    return value


def _rows(request, database_url):
    command = [BIN / "psql", "-XAtq0c", limit.sql(request), database_url]
    rows = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split("\0")
    values = [json.loads(row) for row in rows if row.strip()]
    return values if request.statement in ("list", "activities") else values[0]


def _lasting(request, value):
    """What is not new each time: a token is, and so are a new row's id and time."""
    if request.method == "GET":
        return value
    return {k: v for k, v in value.items() if k not in ("access_token", "id", "timestamp")}
