import threading
from contextlib import closing

import psycopg2

from app.extensions import db

from .support import ApiTest

REGISTRATION = {"username": "racer", "email": "racer@example.org", "password": "12345678"}
RIVAL = """INSERT INTO "user" (username, email, password_hash, role)
           VALUES ('racer', 'rival@example.org', '', 'learner')"""
WAITING = """SELECT EXISTS (SELECT FROM pg_stat_activity
             WHERE datname = current_database() AND wait_event_type = 'Lock')"""


class ConflictTest(ApiTest):
    def test_the_request_that_loses_a_race_for_a_name_is_told_so(self):
        answers = []
        with self.app.app_context():
            url = db.engine.url.render_as_string(hide_password=False)
        register = threading.Thread(
            target=lambda: answers.append(
                self.call("POST", "/api/auth/register", json=REGISTRATION)
            )
        )
        with closing(psycopg2.connect(url)) as rival, closing(psycopg2.connect(url)) as watcher:
            watcher.autocommit = True
            rival.cursor().execute(RIVAL)
            register.start()
            while register.is_alive() and not first_value(watcher, WAITING):
                pass  # until its INSERT waits for the rival's
            rival.commit()
            register.join()
        self.assert_answer(answers[0], 409, {"error": "Username already exists"})


def first_value(connection, query):
    with connection.cursor() as cursor:
        cursor.execute(query)
        return cursor.fetchone()[0]
