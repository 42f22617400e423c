"""What Flask-JWT-Extended and PyJWT say to Authorization headers, and tokens that they issue.

In: {"secret": str, "now": seconds, "headers": [str | null], "issue": [[subject, role]]}
Out: {"answers": [[status, body]], "issued": [str]}
"""

import datetime
import json
import sys

import flask
import flask_jwt_extended
import flask_jwt_extended.tokens
import jwt.api_jwt

asked = json.load(sys.stdin)


class Frozen(datetime.datetime):
    """Both libraries ask for `datetime.now`: the same instant as the asking test's clock."""

    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(asked["now"], tz)


flask_jwt_extended.tokens.datetime = Frozen
jwt.api_jwt.datetime = Frozen

app = flask.Flask(__name__)
app.config["JWT_SECRET_KEY"] = asked["secret"]
app.config["JWT_ACCESS_TOKEN_EXPIRES"] = datetime.timedelta(hours=24)
flask_jwt_extended.JWTManager(app)


@app.get("/")
@flask_jwt_extended.jwt_required()
def subject():
    return {"sub": flask_jwt_extended.get_jwt_identity()}


@app.errorhandler(500)
def stumbled(_error):
    return {"msg": "the library itself fails"}, 500


def answer(header):
    headers = {} if header is None else {"Authorization": header}
    response = app.test_client().get("/", headers=headers)
    return [response.status_code, response.get_json()]


app.logger.disabled = True  # the failures are part of the answers
answers = [answer(header) for header in asked["headers"]]
with app.app_context():
    issued = [
        flask_jwt_extended.create_access_token(sub, additional_claims={"role": role})
        for sub, role in asked["issue"]
    ]
json.dump({"answers": answers, "issued": issued}, sys.stdout)
