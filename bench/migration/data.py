"""Legacy databases of any size, made once and then cloned."""

import os
from contextlib import contextmanager

SEEDED = 500_000

# The seeded activities again and again, spread evenly over all accounts.
MULTIPLY = """
    INSERT INTO activities (user_id, scenario_id, kind, transcript, score, feedback, "timestamp")
    SELECT users[1 + (a.id::bigint * 7919 + n) % cardinality(users)], a.scenario_id, a.kind, a.transcript, a.score, a.feedback,
           a."timestamp" - n * interval '1 hour'
    FROM generate_series(1, {times}) n, activities a, (SELECT array_agg(id ORDER BY id) AS users FROM "user") u
    WHERE a.id <= {seeded}
"""


class Data:
    def __init__(self, postgres):
        self.postgres = postgres

    def template(self, activities):
        """The name of a database as Flask made and filled it."""
        name = f"legacy_{activities}"
        if not self._exists(name):
            self.drop(unfinished := f"{name}_unfinished")
            self.postgres.create_legacy(unfinished, "large" if activities >= SEEDED else "small")
            if activities > SEEDED:
                times = activities // SEEDED - 1
                self.postgres.sql(unfinished, MULTIPLY.format(times=times, seeded=SEEDED))
            self.postgres.tidy(unfinished)
            self.postgres.sql("postgres", f"ALTER DATABASE {unfinished} RENAME TO {name}")
        return name

    @contextmanager
    def clone(self, template, name=f"measured_{os.getpid()}"):
        self.drop(name)
        self.postgres.sql("postgres", f"CREATE DATABASE {name} TEMPLATE {template}")
        try:
            yield name
        finally:
            self.drop(name)

    def drop(self, name):
        self.postgres.sql("postgres", f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    def _exists(self, name):
        return self.postgres.sql("postgres", f"SELECT count(*) FROM pg_database WHERE datname = '{name}'") != "0"
