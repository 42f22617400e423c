"""`kill -9` at random moments, and the same command again: it has to pass, and to end where it always ends."""

import random
import re
import subprocess
import time

from local.postgres import BIN

from .handover import handover

COMMANDS = ("backup", "apply", "undo")
ACTIVITIES = 20_000
STARTED = 0.3  # the JVM is up by then
APPLIED = "legacy_applied"

FILL = """
    INSERT INTO activities (user_id, kind, transcript, "timestamp")
    SELECT 1 + n % 20, 'practice', '[{{"role": "user", "content": "Hello"}}]', now() FROM generate_series(1, {}) n
"""
SESSIONS = "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'handover'"


def run(postgres, data, given):
    dice = random.Random(20261125)
    with data.clone(data.template(300), "legacy_to_kill") as legacy:
        postgres.sql(legacy, FILL.format(ACTIVITIES))
        try:
            with data.clone(legacy, APPLIED), handover(postgres.url(APPLIED)) as toolkit:
                took = {"backup": _seconds(toolkit, "backup"), "apply": _seconds(toolkit, "db", "apply")}
                with data.clone(APPLIED) as name, handover(postgres.url(name)) as other:
                    took["undo"] = _seconds(other, "db", "undo")
                tries = {
                    "backup": lambda: _backup(postgres, data, legacy, dice, took["backup"]),
                    "apply": lambda: _apply(postgres, data, legacy, dice, took["apply"]),
                    "undo": lambda: _undo(postgres, data, legacy, dice, took["undo"]),
                }
                print("| command | killed | in the middle | rerun passed | same to the byte |\n|---|--:|--:|--:|--:|")
                for command in given.only or COMMANDS:
                    seen = [tries[command]() for _ in range(given.times)]
                    caught, passed, same = (sum(each) for each in zip(*seen))
                    print(f"| {command} | {len(seen)} | {caught} | {passed} | {same} |", flush=True)
        finally:
            data.drop(APPLIED)


def _seconds(toolkit, *command):
    """How long it takes when nobody kills it."""
    started = time.monotonic()
    toolkit.run(*command)
    return time.monotonic() - started


def _backup(postgres, data, legacy, dice, longest):
    with handover(postgres.url(legacy)) as toolkit:
        before = _dump(postgres.url(legacy))
        caught = _killed(postgres, toolkit, dice, longest, "backup")
        passed = _passes(toolkit, "backup")
        good = [path for path in toolkit.backups() if not path.name.endswith(".partial")]
        left = [path for path in toolkit.backups() if path.name.endswith(".partial")]
        verified = all(_passes(toolkit, "backup", "verify", str(path)) for path in good)
        # One that is killed on its way out, after its backup took its name, leaves a good one too.
        whole = len(good) in ((1, 2) if caught else (2,)) and not left and verified
        return caught, passed and whole, _dump(postgres.url(legacy)) == before


def _apply(postgres, data, legacy, dice, longest):
    with data.clone(legacy) as name, handover(postgres.url(name)) as toolkit:
        caught = _killed(postgres, toolkit, dice, longest, "db", "apply")
        passed = _passes(toolkit, "db", "apply")
        # Not the rows: some hold the time at which they were added.
        same = _dump(postgres.url(name), "--schema-only") == _dump(postgres.url(APPLIED), "--schema-only")
        return caught, passed, same


def _undo(postgres, data, legacy, dice, longest):
    with data.clone(APPLIED) as name, handover(postgres.url(name)) as toolkit:
        caught = _killed(postgres, toolkit, dice, longest, "db", "undo")
        passed = _passes(toolkit, "db", "undo")
        return caught, passed, _dump(postgres.url(name)) == _dump(postgres.url(legacy))


def _killed(postgres, toolkit, dice, longest, *arguments):
    """Whether it was still at work."""
    process = toolkit.start(*arguments)
    time.sleep(dice.uniform(STARTED, longest))
    caught = process.poll() is None
    process.kill()
    process.communicate()
    deadline = time.monotonic() + 30
    while postgres.sql("postgres", SESSIONS) != "0" and time.monotonic() < deadline:
        time.sleep(0.05)  # the server notices within a second
    return caught


def _passes(toolkit, *arguments):
    process = toolkit.start(*arguments)
    out, err = process.communicate()
    if process.returncode:
        print(f"\n{arguments} ended with {process.returncode}:\n{out}{err}")
    return process.returncode == 0


def _dump(url, *options):
    """What pg_dump writes, but for the key that it draws by lot."""
    done = subprocess.run([f"{BIN}/pg_dump", url, *options], capture_output=True, text=True, check=True)
    return re.sub(r"^\\(un)?restrict .*$", "", done.stdout, flags=re.MULTILINE)
