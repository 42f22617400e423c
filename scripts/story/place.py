"""The demo's own folder: a handover.yml, and the repository's parts that it names."""

import json
import os
import re
import shlex
import shutil
import subprocess
from pathlib import Path

from local.endings import deferred
from local.processes import started

ROOT = Path(__file__).resolve().parents[2]
PARTS = ("legacy", "practice", "db", "handover")
CHAPTERS = ("sign-in", "roles", "seeded", "ai-refusals")  # they reach every endpoint
# Callers of the chapter of roles: those of each kind whom it does without.
LEFT_OUT = ("bad signature", "malformed token", "refresh token", "other scheme", "bare Bearer", "token of a deleted user",
            "learner signed in at the other backend", "educator signed in at the other backend", "educator's cookie",
            "admin's cookie", "expired cookie", "forged cookie", "cookie of a deleted user")


class Place:
    """Runs the toolkit's commands in the folder."""

    def __init__(self, folder, environment):
        self.folder = folder
        self.settings = environment
        self.environment = {**os.environ, **environment}

    def write_settings(self):
        """For a shell: what handover.yml reads of the environment, and the command itself."""
        lines = [f"export {name}={shlex.quote(value)}" for name, value in self.settings.items()]
        command = shlex.quote(str(ROOT / "bin" / "handover"))
        lines.append(f'handover() {{ {command} "$@" --file {shlex.quote(str(self.folder / "handover.yml"))}; }}')
        (self.folder / "settings").write_text("\n".join(lines) + "\n")

    def configure(self, settings):
        """The repository's own, with the demo's addresses and checklist."""
        text, _, _ = (ROOT / "handover.yml").read_text().partition("\nchecklist:\n")
        (self.folder / "handover.yml").write_text(f"{text}\n{settings}")

    def command(self, *arguments):
        return [str(ROOT / "bin" / "handover"), *arguments, "--file", str(self.folder / "handover.yml")]

    def state(self):
        return json.loads((self.folder / ".handover/traffic/current/state.json").read_text())

    def run(self, *arguments, passes=(0,), environment=None):
        """The report of a command; stops the demo if it ends otherwise."""
        variables = self.environment | (environment or {})
        process = None
        try:
            with deferred():
                process = started(self.command(*arguments, "--json"), env=variables, cwd=self.folder,
                                  stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
            out, err = process.communicate()
        except BaseException:
            if process:
                process.terminate()
                process.wait()
            raise
        if process.returncode not in passes:
            raise RuntimeError(f"handover {' '.join(arguments)} ended with {process.returncode}:\n{_shown(out)}{err}")
        return json.loads(out)


def _shown(out):
    """Its summary and the findings that are no pass."""
    try:
        report = json.loads(out)
    except ValueError:
        return out[-4000:]
    groups = report.get("report", {}).get("groups", [])[:3]
    return "\n".join([report.get("summary", ""), *map(json.dumps, [*_findings(report), *groups]), ""])


def _findings(part):
    if isinstance(part, list):
        return [found for one in part for found in _findings(one)]
    if not isinstance(part, dict):
        return []
    if "verdict" in part and "saw" in part:
        return [] if part["verdict"] == "PASS" else [part]
    return _findings(list(part.values()))


def place(folder, environment):
    folder.mkdir()
    for part in PARTS:
        (folder / part).symlink_to(ROOT / part)
    _corpus(folder / "parity")
    return Place(folder, environment)


def _corpus(folder):
    """Some chapters of the contract, in the contract's order: all of it takes more than a minute."""
    folder.mkdir()
    callers = "|".join(map(re.escape, LEFT_OUT))
    chapters = {chapter: re.sub(rf"^      (?:{callers}): .*\n", "", (ROOT / "parity" / f"{chapter}.yml").read_text(), flags=re.M)
                for chapter in CHAPTERS}
    for chapter, text in chapters.items():
        (folder / f"{chapter}.yml").write_text(text)
    shutil.copy(ROOT / "parity" / "rules.yml", folder)
    (folder / "waivers.yml").write_text(_waivers(" ".join(chapters.values())))
    head, _, _ = (ROOT / "parity" / "corpus.yml").read_text().partition("\nchapters:\n")
    (folder / "corpus.yml").write_text(f"{head}\nchapters: [{', '.join(CHAPTERS)}]\n")


def _waivers(cases):
    """Those that the cases name: one that is not used fails the run."""
    head, *waivers = re.split(r"^(?=  \w[^\n]*:\n)", (ROOT / "parity" / "waivers.yml").read_text(), flags=re.M)
    head, _, first = head.partition("waivers:\n")
    named = [each for each in [first, *waivers] if each and each.split(":", 1)[0].strip() in cases]
    return f"{head}waivers:\n{''.join(named)}"
