"""Fill a migrated, empty database: `python3 -m seed --size small|large`."""

import argparse
import os
import sys

import psycopg2

from .clinic import Clinic
from .history import History
from .people import users
from .sizes import SIZES
from .tables import fill


def main():
    parser = argparse.ArgumentParser(prog="seed", description=__doc__)
    parser.add_argument("--size", choices=SIZES, required=True)
    size = SIZES[parser.parse_args().size]
    connection = psycopg2.connect(os.environ["DATABASE_URL"], application_name="seed")
    with connection, connection.cursor() as cursor:
        cursor.execute('SELECT EXISTS (SELECT FROM "user")')
        if cursor.fetchone()[0]:
            sys.exit("seed: this database has users already; nothing was changed")
        seed(cursor, size)
    connection.close()


def seed(cursor, size):
    people = list(users(size.users))
    clinic = Clinic(size.scenarios)
    history = History([row[0] for row in people], clinic)
    fill(cursor, "user", people)
    fill(cursor, "characters", clinic.characters)
    fill(cursor, "assistant_scenarios", clinic.scenarios)
    fill(cursor, "assistant_tags", clinic.tags)
    fill(cursor, "categories", clinic.categories)
    fill(cursor, "subcategories", clinic.subcategories)
    fill(cursor, "rubric_questions", clinic.rubric_questions)
    fill(cursor, "activities", history.activities(size.activities))
    cursor.execute("ANALYZE")


main()
