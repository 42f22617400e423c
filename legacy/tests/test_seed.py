import os
import subprocess
import sys
import unittest
from contextlib import ExitStack, closing
from itertools import islice
from pathlib import Path

import psycopg2

from app.passwords import verify_password
from seed.clinic import Clinic
from seed.content import HASHES
from seed.history import History
from seed.people import LEARNER, users
from seed.sample import sample_sql, stored_sample
from seed.scratch import server_url
from seed.sizes import SIZES

from .support import url_of_sample

# Each finds a kind of row that real data has; the sample must have it too.
UNTIDY = {
    "Werkzeug PBKDF2": """SELECT FROM "user" WHERE password_hash LIKE 'pbkdf2:sha256:%$%$%'""",
    "Werkzeug scrypt": """SELECT FROM "user" WHERE password_hash LIKE 'scrypt:%'""",
    "passlib": """SELECT FROM "user" WHERE password_hash LIKE '$pbkdf2-sha256$%'""",
    "Django": """SELECT FROM "user" WHERE password_hash LIKE 'pbkdf2_sha256$%'""",
    "a hash that nobody reads": """SELECT FROM "user" WHERE password_hash LIKE 'sha1$%'""",
    "names that differ by case": """
        SELECT FROM "user" a JOIN "user" b ON lower(a.username) = lower(b.username)
        WHERE a.id < b.id""",
    "a full-length name": 'SELECT FROM "user" WHERE length(username) = 80',
    "no character": "SELECT FROM assistant_scenarios WHERE character_id IS NULL",
    "no rubric": """
        SELECT FROM assistant_scenarios s
        WHERE NOT EXISTS (SELECT FROM rubric_questions WHERE scenario_id = s.id)""",
    "unpublished": "SELECT FROM assistant_scenarios WHERE NOT is_published",
    "no description": "SELECT FROM assistant_scenarios WHERE description IS NULL",
    "an empty description": "SELECT FROM assistant_scenarios WHERE description = ''",
    "emoji": "SELECT FROM assistant_scenarios WHERE title LIKE '%🫁%'",
    "right-to-left text": "SELECT FROM assistant_scenarios WHERE title LIKE '%ألم%'",
    "quotes": """SELECT FROM assistant_scenarios WHERE title LIKE '%"can''t"%'""",
    "LIKE's own characters": r"""
        SELECT FROM assistant_scenarios WHERE title ~ '%' AND title ~ '_' AND title ~ '\\'""",
    "a long text": "SELECT FROM assistant_scenarios WHERE length(instructions) > 8000",
    "a full-length title": "SELECT FROM assistant_scenarios WHERE length(title) = 200",
    "a doubled title": "SELECT FROM assistant_scenarios GROUP BY title HAVING count(*) > 1",
    "tied positions": """
        SELECT FROM rubric_questions GROUP BY scenario_id, "position" HAVING count(*) > 1""",
    "a question of no skill": "SELECT FROM rubric_questions WHERE subcategory_id IS NULL",
    "tied timestamps": 'SELECT FROM activities GROUP BY "timestamp" HAVING count(*) > 1',
    "whole seconds": """SELECT FROM activities WHERE "timestamp"::text NOT LIKE '%.%'""",
    "microseconds": """SELECT FROM activities WHERE "timestamp"::text LIKE '%.______'""",
    "no transcript": "SELECT FROM activities WHERE transcript IS NULL",
    "JSON null": "SELECT FROM activities WHERE feedback::text = 'null'",
    "nested JSON": "SELECT FROM activities WHERE feedback::text LIKE '{%{%[%[%{%'",
    "integers beyond 64 bits": "SELECT FROM activities WHERE feedback::text ~ '[0-9]{20}'",
    "a deleted user": """
        SELECT FROM generate_series(1, (SELECT max(id) FROM "user")) AS n
        WHERE NOT EXISTS (SELECT FROM "user" WHERE id = n)""",
}
LEGACY = Path(__file__).parents[1]


class SampleTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        stack = ExitStack()
        cls.addClassCleanup(stack.close)
        cls.url = url_of_sample(stack)
        connection = stack.enter_context(closing(psycopg2.connect(cls.url)))
        connection.autocommit = True
        cls.cursor = stack.enter_context(connection.cursor())

    def test_the_sample_file_is_what_the_seeder_makes(self):
        # Not assertEqual: the difference of two long texts takes minutes to print.
        self.assertTrue(stored_sample() == sample_sql(server_url()), "run legacy/make-sample")

    def test_the_sample_is_as_untidy_as_real_data(self):
        for kind, query in UNTIDY.items():
            with self.subTest(kind):
                self.cursor.execute(query)
                self.assertGreater(self.cursor.rowcount, 0)

    def test_the_sequences_are_in_line_with_the_rows(self):
        self.cursor.execute(
            """SELECT table_name FROM information_schema.columns
               WHERE table_schema = 'public' AND column_name = 'id'"""
        )
        for (table,) in self.cursor.fetchall():
            with self.subTest(table):
                self.cursor.execute(
                    f"""SELECT nextval(pg_get_serial_sequence('"{table}"', 'id')) > max(id)
                        FROM "{table}" """
                )
                self.assertEqual(self.cursor.fetchone(), (True,))

    def test_the_seeder_refuses_a_database_that_has_users(self):
        run = subprocess.run(
            (sys.executable, "-m", "seed", "--size", "small"),
            cwd=LEGACY,
            env={**os.environ, "DATABASE_URL": self.url},
            capture_output=True,
            text=True,
        )
        self.assertEqual(run.returncode, 1)
        self.assertIn("has users already", run.stderr)


class LargeSeedTest(unittest.TestCase):
    def test_the_large_size_is_as_large_as_it_says(self):
        size = SIZES["large"]
        people = list(users(size.users))
        clinic = Clinic(size.scenarios)
        self.assertEqual(len({row[1] for row in people}), 20_000)
        self.assertEqual(len(clinic.scenarios), 5_000)
        total = of_learner = 0
        for row in History([row[0] for row in people], clinic).activities(size.activities):
            total += 1
            of_learner += row[1] == LEARNER
        self.assertEqual((total, of_learner), (500_000, 50_000))

    def test_the_same_rows_come_out_every_time(self):
        def first_rows():
            clinic = Clinic(100)
            return list(islice(History(range(1, 50), clinic).activities(1_000), 200))

        self.assertEqual(first_rows(), first_rows())


class HashesTest(unittest.TestCase):
    def test_every_captured_hash_matches_its_password_and_no_other(self):
        crowd = HASHES["crowd"]
        pairs = [(stored, crowd["password"]) for stored in crowd["hashes"]]
        pairs += [
            (account["hash"], account["password"])
            for username, account in HASHES["accounts"].items()
            if username != "broken_hash"
        ]
        for stored, password in pairs:
            with self.subTest(stored[:24]):
                self.assertTrue(verify_password(stored, password))
                self.assertFalse(verify_password(stored, password + "x"))
