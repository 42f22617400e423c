"""The toolkit's command line, in a folder of its own."""

import json
import os
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
COMMAND = str(ROOT / "bin" / "handover")

CONFIGURATION = """
name: bench
database: ${{DATABASE_URL}}
schema: {{expected: {root}/db/legacy.sql, changes: {changes}, saved: practice_undo}}
verify: {{writes: {root}/db/legacy-writes.sql, unchanged: [{unchanged}]}}
"""


class Handover:
    def __init__(self, folder, url):
        self.folder = folder
        self.url = url

    def start(self, *arguments):
        """Begins a command; gives its process. The shell script becomes the JVM, so that its id is the JVM's."""
        command = [COMMAND, *arguments, "--file", str(self.folder / "handover.yml")]
        environment = {**os.environ, "DATABASE_URL": self.url}
        return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)

    def run(self, *arguments):
        """The report of a command that has to pass."""
        process = self.start(*arguments, "--json")
        out, err = process.communicate()
        if process.returncode:
            raise RuntimeError(f"{arguments} ended with {process.returncode}:\n{out}{err}")
        return json.loads(out)["report"]

    def backups(self):
        shelf = self.folder / "backups"
        return [path for path in shelf.iterdir() if path.is_dir()] if shelf.exists() else []


@contextmanager
def handover(url, unchanged="alembic_version", changes=ROOT / "db" / "expand"):
    folder = Path(tempfile.mkdtemp(prefix="bench-handover-"))
    try:
        text = CONFIGURATION.format(root=ROOT, changes=changes, unchanged=unchanged)
        (folder / "handover.yml").write_text(text)
        yield Handover(folder, url)
    finally:
        shutil.rmtree(folder)
