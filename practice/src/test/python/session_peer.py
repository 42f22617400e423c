"""What Flask and Flask-Login make of Cookie headers, and cookies that they write.

In: {"secret": str, "now": seconds, "read": [header], "sessions": [[data, seconds]],
     "remember": [id], "renew": [header], "renewed_at": seconds}
Out: {"read": [{"cookies": {name: value}, "tried": [id]} | null], "sessions": [cookie],
      "remember": [cookie], "renew": [Set-Cookie | null]}

"tried" are the ids for which Flask-Login asks the user loader, in its order; null is a crash.
"""

import contextlib
import datetime
import json
import re
import sys

import flask
import flask.sessions
import flask_login
from itsdangerous import TimestampSigner

asked = json.load(sys.stdin)


class Frozen(datetime.datetime):
    """The instant of the asking test's clock, for the expiry of cookies."""

    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(asked["now"], tz)


flask.sessions.datetime = Frozen


@contextlib.contextmanager
def signing_at(seconds):
    """Sets the clock of itsdangerous."""
    before = TimestampSigner.get_timestamp
    TimestampSigner.get_timestamp = lambda _self: seconds
    yield
    TimestampSigner.get_timestamp = before


app = flask.Flask(__name__)
app.config["SECRET_KEY"] = asked["secret"]
app.logger.disabled = True  # the crashes are part of the answers
login_manager = flask_login.LoginManager(app)
tried = []


@login_manager.user_loader
def load_user(user_id):
    """Finds nobody, so that Flask-Login goes on to the next cookie."""
    if type(user_id) in (int, str) and re.fullmatch("[0-9]+", str(user_id)):
        tried.append(str(user_id))


@app.get("/")
def read():
    tried.clear()
    flask_login.current_user.is_authenticated
    return {"cookies": flask.request.cookies.to_dict(), "tried": tried}


@app.get("/untouched")
def untouched():
    return {}


def get(path, cookie):
    return app.test_client(use_cookies=False).get(path, headers={"Cookie": cookie})


def read_answer(cookie):
    response = get("/", cookie)
    return response.get_json() if response.status_code == 200 else None


def signed(data, seconds):
    with signing_at(seconds):
        return app.session_interface.get_signing_serializer(app).dumps(data)


answer = {}
with signing_at(asked["now"]):
    answer["read"] = [read_answer(cookie) for cookie in asked["read"]]
with signing_at(asked["renewed_at"]):
    answer["renew"] = [
        get("/untouched", cookie).headers.get("Set-Cookie") for cookie in asked["renew"]
    ]
with app.app_context():
    answer["sessions"] = [signed(data, seconds) for data, seconds in asked["sessions"]]
    answer["remember"] = [flask_login.encode_cookie(user_id) for user_id in asked["remember"]]
json.dump(answer, sys.stdout)
