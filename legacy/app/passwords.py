"""Password hashes: the four formats that the site used over the years."""

import base64
import hashlib
import hmac
import logging

from passlib.hash import pbkdf2_sha256
from werkzeug.security import check_password_hash, generate_password_hash

log = logging.getLogger(__name__)

METHOD = "pbkdf2:sha256:260000"


def hash_password(password):
    return generate_password_hash(password, METHOD)


def verify_password(stored, password):
    """Whether the password is the stored one; a hash that nobody can read matches none."""
    try:
        for prefix, matches in FORMATS.items():
            if stored.startswith(prefix):
                return matches(stored, password)
    except (ValueError, TypeError, OverflowError) as error:
        log.warning("Unreadable password hash: %s", type(error).__name__)
    return False


def _matches_scrypt(stored, password):
    # Werkzeug 3 writes these; the Werkzeug 2.2 that we run cannot read them.
    method, salt, expected = stored.split("$")
    n, r, p = (int(cost) for cost in method.split(":")[1:])
    actual = hashlib.scrypt(
        password.encode(), salt=salt.encode(), n=n, r=r, p=p, maxmem=132 * n * r * p
    )
    return hmac.compare_digest(actual, bytes.fromhex(expected))


def _matches_django(stored, password):
    # Read here rather than by Django, which wants its settings configured first.
    _, rounds, salt, expected = stored.split("$")
    actual = hashlib.pbkdf2_hmac("sha256", password.encode(), salt.encode(), int(rounds))
    return hmac.compare_digest(actual, base64.b64decode(expected, validate=True))


FORMATS = {
    "pbkdf2:": check_password_hash,
    "scrypt:": _matches_scrypt,
    "$pbkdf2-sha256$": lambda stored, password: pbkdf2_sha256.verify(password, stored),
    "pbkdf2_sha256$": _matches_django,
}
