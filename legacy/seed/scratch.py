"""Databases to throw away, on whatever server one may create them."""

import os
import sys
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

import psycopg2

SCHEMA = Path(__file__).parents[2] / "db" / "legacy.sql"


def server_url():
    """The server's URL, or an end that says what is missing."""
    if "TEST_DATABASE_URL" not in os.environ:
        sys.exit("TEST_DATABASE_URL is not set: the URL of a superuser on any PostgreSQL server")
    return os.environ["TEST_DATABASE_URL"]


@contextmanager
def scratch_database(server, with_schema=True):
    """The URL of a new database, dropped at the end; filled with db/legacy.sql or empty."""
    name = f"legacy_scratch_{uuid4().hex}"
    run(server, f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'")
    try:
        url = urlsplit(server)._replace(path=f"/{name}").geturl()
        if with_schema:
            run(url, SCHEMA.read_text("utf-8"))
        yield url
    finally:
        run(server, f"DROP DATABASE {name} WITH (FORCE)")


def run(url, sql):
    """Execute a script of plain SQL."""
    with closing(psycopg2.connect(url)) as connection:
        connection.autocommit = True  # CREATE DATABASE refuses to run in a transaction
        with connection.cursor() as cursor:
            cursor.execute(sql)

