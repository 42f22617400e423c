import os
import subprocess
import sys
import unittest
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from app import create_app
from app.config import Config
from app.extensions import db
from seed.scratch import scratch_database, server_url

LEGACY = Path(__file__).parents[1]


class SchemaTest(unittest.TestCase):
    def test_the_migration_creates_what_the_schema_file_says(self):
        with scratch_database(server_url()) as expected:
            with scratch_database(server_url(), with_schema=False) as migrated:
                flask_db("upgrade", migrated)
                self.assertEqual(dump(migrated), dump(expected))
                self.assertEqual(revisions(migrated), revisions(expected))

    def test_the_models_match_the_schema_file(self):
        with scratch_database(server_url()) as url:
            app = create_app(Config(url, "secret", "secret"))
            with app.app_context(), db.engine.connect() as connection:
                context = MigrationContext.configure(connection, opts={"compare_type": True})
                self.assertEqual(compare_metadata(context, db.metadata), [])

    def test_the_migration_can_be_taken_back(self):
        with scratch_database(server_url(), with_schema=False) as url:
            flask_db("upgrade", url)
            flask_db("downgrade", url)
            self.assertEqual(revisions(url), [])


def flask_db(command, url):
    environment = {
        **os.environ,
        "DATABASE_URL": url,
        "SECRET_KEY": "secret",
        "JWT_SECRET_KEY": "secret",
    }
    flask = (sys.executable, "-m", "flask", "--app", "app", "db", command)
    subprocess.run(flask, cwd=LEGACY, env=environment, check=True, stderr=subprocess.PIPE)


def dump(url):
    """The schema by pg_dump, without the random words that its newer releases put around it."""
    run = subprocess.run(("pg_dump", "-s", url), check=True, capture_output=True, text=True)
    noise = ("\\restrict ", "\\unrestrict ")
    return [line for line in run.stdout.splitlines() if not line.startswith(noise)]


def revisions(url):
    app = create_app(Config(url, "secret", "secret"))
    with app.app_context(), db.engine.connect() as connection:
        return connection.exec_driver_sql("SELECT version_num FROM alembic_version").all()
