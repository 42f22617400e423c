"""Hashes passwords with the old site's libraries, and checks hashes with Werkzeug.

In: {"passwords": [str], "hashes": [[hash, password]]}
Out: {"made": [[hash, password]], "checked": [bool]}
"""

import hashlib
import json
import sys

from django.conf import settings
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from passlib.hash import pbkdf2_sha256
from werkzeug.security import check_password_hash, gen_salt, generate_password_hash

settings.configure()


def scrypt(password, n=2**15, r=8, p=1):
    """Werkzeug 3's formula: Debian's Werkzeug 2.2 does not have it yet."""
    salt = gen_salt(16)
    key = hashlib.scrypt(
        password.encode(), salt=salt.encode(), n=n, r=r, p=p, maxmem=132 * n * r * p
    )
    return f"scrypt:{n}:{r}:{p}${salt}${key.hex()}"


def hashes(password):
    for digest in ("sha1", "sha224", "sha256", "sha384", "sha512"):
        yield generate_password_hash(password, f"pbkdf2:{digest}:1000")
    yield generate_password_hash(password)
    yield scrypt(password)
    yield scrypt(password, n=2**10, r=4, p=3)
    yield pbkdf2_sha256.hash(password)
    yield pbkdf2_sha256.using(rounds=1, salt_size=7).hash(password)
    yield PBKDF2PasswordHasher().encode(password, "seasalt")
    yield PBKDF2PasswordHasher().encode(password, "Meersalz-ü", iterations=1000)


asked = json.load(sys.stdin)
json.dump(
    {
        "made": [[made, each] for each in asked["passwords"] for made in hashes(each)],
        "checked": [check_password_hash(stored, each) for stored, each in asked["hashes"]],
    },
    sys.stdout,
)
