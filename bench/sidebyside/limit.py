"""The statements of bench/limit/: what the database itself can do, with no backend in front of it."""

import re
from collections import Counter
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "limit"


def sql(request):
    """The request's statement, its variables in place."""
    values = request.variables
    return re.sub(r"(?<!:):([a-z]+)", lambda name: str(values[name[1]]), _text(request.statement))


def scripts(requests):
    """For pgbench: each statement with its weight. A script draws the variables, then runs the statement."""
    weights = Counter(request.statement for request in requests)
    return [(_script(name, requests), weight) for name, weight in weights.items()]


def _script(name, requests):
    values = {}
    for request in requests:
        if request.statement == name:
            for variable, value in request.variables.items():
                values.setdefault(variable, {})[value] = None
    return "".join(_draw(*item) for item in values.items()) + _text(name)


def _draw(variable, values):
    cases = " ".join(f"when :place = {n} then {value}" for n, value in enumerate(values, 1))
    return f"\\set place random(1, {len(values)})\n\\set {variable} case {cases} end\n"


def _text(name):
    return (FOLDER / f"{name}.sql").read_text()
