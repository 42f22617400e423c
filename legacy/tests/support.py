"""The app on a scratch database that holds the sample data."""

import unittest
from contextlib import ExitStack

import jwt

from app import create_app
from app.config import Config
from app.extensions import db
from seed.content import HASHES
from seed.sample import stored_sample
from seed.scratch import run, scratch_database, server_url

JWT_SECRET = "jwt-secret-for-tests-only"


def url_of_sample(stack):
    """The URL of a database with the sample data, dropped when the stack closes."""
    url = stack.enter_context(scratch_database(server_url()))
    run(url, stored_sample())
    return url


class ApiTest(unittest.TestCase):
    """A class's tests share one database: each names rows of its own."""

    settings = {}

    @classmethod
    def setUpClass(cls):
        stack = ExitStack()
        cls.addClassCleanup(stack.close)
        config = Config(url_of_sample(stack), "secret-for-tests", JWT_SECRET, **cls.settings)
        cls.app = create_app(config)
        with cls.app.app_context():
            stack.callback(db.engine.dispose)

    def setUp(self):
        self.client = self.app.test_client()

    def call(self, method, path, as_=None, headers=None, **request):
        """The answer to a request, signed in as one of the documented accounts."""
        bearer = {"Authorization": f"Bearer {token_of(as_)}"} if as_ else {}
        headers = {**bearer, **(headers or {})}
        return self.client.open(path, method=method, headers=headers, **request)

    def assert_answer(self, response, status, body):
        self.assertEqual((response.status_code, response.json), (status, body))
        self.assertEqual(response.content_type, "application/json")


def id_of(username):
    return list(HASHES["accounts"]).index(username) + 1


def token_of(username, **claims):
    return jwt.encode({"sub": str(id_of(username)), **claims}, JWT_SECRET)
