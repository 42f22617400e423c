"""Commands beside Flask's own: `flask --app app session-cookie ID`."""

import time

import click
from flask import current_app
from flask.cli import with_appcontext
from flask_login.utils import encode_cookie
from itsdangerous import TimestampSigner



def init_app(app):
    app.cli.add_command(session_cookie)


@click.command("session-cookie")
@click.argument("user_id", type=int)
@click.option("--age", default=0, help="Seconds ago that the cookie was signed.")
@with_appcontext
def session_cookie(user_id, age):
    """Print the cookies that the old site gives a visitor who signs in with "remember me"."""
    session = {"_fresh": True, "_user_id": str(user_id)}
    serializer = current_app.session_interface.get_signing_serializer(current_app)
    serializer.signer = _signer_of_age(age)
    click.echo(f"session={serializer.dumps(session)}")
    click.echo(f"remember_token={encode_cookie(str(user_id))}")


def _signer_of_age(seconds):
    class AgedSigner(TimestampSigner):
        def get_timestamp(self):
            return int(time.time()) - seconds

    return AgedSigner
