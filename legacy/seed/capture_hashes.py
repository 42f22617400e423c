"""Make hashes.json: password hashes by the very libraries that the site has used.

Hashing is slow and salted, so the seeder reads these captured ones. Only needed again when a
format or a sign-in is added. Debian's Werkzeug cannot write scrypt; a second one can:

    pip install --target DIR 'werkzeug>=3,<4'
    cd legacy && /usr/bin/python3 -m seed.capture_hashes --werkzeug3 DIR
"""

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path

from django.conf import settings
from django.contrib.auth.hashers import PBKDF2PasswordHasher, make_password
from passlib.hash import pbkdf2_sha256
from werkzeug.security import generate_password_hash

CROWD_PASSWORD = "practice-crowd-2026"
WERKZEUG3 = """
import sys
from werkzeug.security import generate_password_hash
print(generate_password_hash(*sys.argv[1:]))
"""


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--werkzeug3", required=True, metavar="DIR")
    werkzeug3 = Werkzeug3(parser.parse_args().werkzeug3)
    settings.configure()
    hashes = {
        "accounts": dict(accounts(werkzeug3)),
        "crowd": {"password": CROWD_PASSWORD, "hashes": list(crowd(werkzeug3))},
    }
    target = Path(__file__).with_name("hashes.json")
    target.write_text(json.dumps(hashes, indent=2) + "\n")


def accounts(werkzeug3):
    """The documented sign-ins, in the order of their ids."""
    for username in ("admin", "educator", "learner", "learner2"):
        yield account(username, generate_password_hash)
    yield account("werkzeug_scrypt", werkzeug3.scrypt)
    yield account("passlib", pbkdf2_sha256.hash)
    yield account("django", make_password)
    # What an import through a VARCHAR(30) column once left of a hash: no digest at all.
    yield account("broken_hash", lambda password: generate_password_hash(password)[:30])


def account(username, hash_password):
    password = f"practice-{username.replace('_', '-')}-2026"
    return username, {"password": password, "hash": hash_password(password)}


def crowd(werkzeug3):
    """Everyone else's: the defaults of the releases that the site ran on over the years."""
    for rounds in (50_000, 150_000, 260_000, 260_000, 260_000):
        yield generate_password_hash(CROWD_PASSWORD, f"pbkdf2:sha256:{rounds}")
    yield werkzeug3.pbkdf2(CROWD_PASSWORD)
    yield werkzeug3.scrypt(CROWD_PASSWORD)
    yield werkzeug3.scrypt(CROWD_PASSWORD)
    yield pbkdf2_sha256.hash(CROWD_PASSWORD)
    yield pbkdf2_sha256.using(rounds=12_000, salt_size=8).hash(CROWD_PASSWORD)
    yield make_password(CROWD_PASSWORD)
    yield PBKDF2PasswordHasher().encode(CROWD_PASSWORD, "seasalt2", 120_000)


class Werkzeug3:
    """A newer Werkzeug in a directory of its own, beside the one that this process runs on."""

    def __init__(self, directory):
        self.environment = {**os.environ, "PYTHONPATH": directory}

    def scrypt(self, password):
        return self._hash(password, "scrypt")

    def pbkdf2(self, password):
        return self._hash(password, "pbkdf2")

    def _hash(self, password, method):
        command = [sys.executable, "-c", WERKZEUG3, password, method]
        run = subprocess.run(
            command, env=self.environment, check=True, capture_output=True, text=True
        )
        return run.stdout.strip()


if __name__ == "__main__":
    main()
