"""One PostgreSQL server of Debian's, in a folder that goes with it, and the databases on it."""

import getpass
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path

from .ports import free_port
from .processes import running, wait_until

ROOT = Path(__file__).resolve().parents[2]
BIN = Path("/usr/lib/postgresql/15/bin")
FLASK = ["/usr/bin/python3", "-m", "flask", "--app", "app"]

# A small server's: what is not here is PostgreSQL's default, fsync included.
SETTINGS = {
    "shared_buffers": "512MB",
    "max_wal_size": "4GB",  # no checkpoint of the load falls into a measurement
    "autovacuum": "off",  # we vacuum between the measurements
    "listen_addresses": "127.0.0.1",
    "max_connections": "150",
}


class Server:
    def __init__(self, port):
        self.port = port

    def url(self, database):
        return f"postgresql://postgres@127.0.0.1:{self.port}/{database}"

    def create(self, size):
        """A database as the legacy API made it, filled, with the expansion of the new backend."""
        self.create_legacy(size, size)
        for script in sorted((ROOT / "db" / "expand").glob("*.sql")):
            self.run_file(size, script)
        self.tidy(size)

    def create_legacy(self, database, size):
        """A database as the legacy API made it, filled."""
        self.sql("postgres", f"CREATE DATABASE {database} LOCALE 'C.UTF-8' TEMPLATE template0")
        environment = {"DATABASE_URL": self.url(database), "SECRET_KEY": "-", "JWT_SECRET_KEY": "-"}
        self._legacy([*FLASK, "db", "upgrade"], environment)
        self._legacy(["/usr/bin/python3", "-m", "seed", "--size", size], environment)

    def tidy(self, database):
        self.sql(database, "VACUUM ANALYZE")
        self.sql(database, "CHECKPOINT")

    def run_file(self, database, script):
        self._psql(database, "-f", str(script))

    def sql(self, database, statement):
        return self._psql(database, "-Atc", statement)

    def _psql(self, database, *arguments):
        return _output([f"{BIN}/psql", "-Xq", "-v", "ON_ERROR_STOP=1", self.url(database), *arguments])

    @staticmethod
    def _legacy(command, environment):
        _output(command, cwd=ROOT / "legacy", env={**os.environ, **environment})


@contextmanager
def server(within=None):
    """In a temporary folder, or in one of the folder `within`."""
    owner = _owner()
    data = Path(tempfile.mkdtemp(prefix="postgres-", dir=within))
    port = free_port()
    try:
        shutil.chown(data, owner)
        identity = {"user": owner} if owner != getpass.getuser() else {}
        initdb = [f"{BIN}/initdb", "-D", data, "-U", "postgres", "--auth=trust", "-E", "UTF8", "--no-sync"]
        _output([*initdb, "--locale=C.UTF-8"], cwd=data, **identity)
        options = [part for item in SETTINGS.items() for part in ("-c", "=".join(item))]
        command = [f"{BIN}/postgres", "-D", data, "-p", port, "-k", data, *options]
        with running(command, stop=signal.SIGINT, cwd=data, **identity) as process:
            ready = [f"{BIN}/pg_isready", "-q", "-h", "127.0.0.1", "-p", str(port)]
            wait_until(lambda: subprocess.run(ready).returncode == 0, process)
            yield Server(port)
    finally:
        shutil.rmtree(data, ignore_errors=True)  # the server may be taking its own files away


def _owner():
    """PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return getpass.getuser()
    return pwd.getpwnam("postgres").pw_name


def _output(command, **options):
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, **options)
    if done.returncode:
        raise RuntimeError(f"{' '.join(done.args)} failed:\n{done.stdout}{done.stderr}")
    return done.stdout.strip()
