"""Accounts: the documented sign-ins first, then the odd ones, then a crowd."""

from itertools import count
from random import Random

from .content import HASHES

LEARNER, LEARNER2 = 3, 4  # the ids of two documented sign-ins

ROLES = {"admin": "admin", "educator": "educator"}

ODD = [
    ("Learner", "Learner@Example.org"),  # only its case sets it apart from "learner"
    ('Seán "Jack" O\'Brien \\ Sons', "sean.o'brien+mail@example.org"),
    ("مريم الحسن", "maryam.alhassan@example.org"),
    ("🩺 Dr Heart 👩🏽‍⚕️", "heart@example.org"),
    ("100%_certain", "certain@example.org"),
    (" spaced  out ", "spaced@example.org"),
    ("李小龍", "用户@例子.example"),
    ("x" * 80, "y" * 108 + "@example.org"),
]
UNREADABLE = [
    "",  # an account that was made by an import, without a password
    "!Qh5zRFLTcJYKmQz0ZVS1VpWnyP3dTYaQjT4dXfOQ",  # Django's unusable password
    "sha1$8fJ2a$8e1b3c0cf2a0a8d1c3a9b6d0f5b6ad04ad0f3c11",  # a format that nobody reads now
]

FIRST = "Ada Bruno Carla Dev Elif Femi Greta Hugo Ines Jonas Kemi Lucia Mona Nils Olga".split()
LAST = "Abara Berg Costa Diaz Evans Fischer Gupta Hansen Ivanov Jansen Khan Lopez".split()


def users(total):
    rows = _numbered(total)
    for username, account in HASHES["accounts"].items():
        role = ROLES.get(username, "learner")
        yield next(rows), username, f"{username}@example.org", account["hash"], role
    for (username, email), password_hash in zip(ODD, UNREADABLE + HASHES["crowd"]["hashes"]):
        yield next(rows), username, email, password_hash, "learner"
    random = Random("crowd")
    for user_id in rows:
        name = f"{random.choice(FIRST)}.{random.choice(LAST)}{user_id}".lower()
        role = random.choices(("learner", "educator", "admin"), (960, 38, 2))[0]
        password_hash = random.choice(HASHES["crowd"]["hashes"])
        yield user_id, name, f"{name}@example.org", password_hash, role


def _numbered(total):
    """As many ids as asked for, with a gap where an account was deleted."""
    ids = (n for n in count(1) if n != 23)
    return (next(ids) for _ in range(total))
