"""A PostgreSQL server of Debian's, in a folder of its own, run by its own user; started and ended by the tests."""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_DEBIAN = Path("/usr/lib/postgresql")
_USER = "postgres"
_SECONDS = 60
MISSING = "PostgreSQL's programs are not installed (apt-get install postgresql)"


def programs() -> Path | None:
    """Return the folder of the newest server's programs, if there is one."""
    found = shutil.which("initdb")
    versions = sorted(_DEBIAN.glob("*/bin/initdb"), key=lambda each: float(each.parents[1].name))
    return versions[-1].parent if versions else Path(found).resolve().parent if found else None


@dataclass(kw_only=True)
class Server:
    """A server that can be stopped, killed and started again."""

    programs: Path
    folder: Path
    port: int
    options: tuple[str, ...]
    process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        """Return the address of its first database."""
        return self.database("postgres")

    def database(self, name: str, user: str = "signpost") -> str:
        """Return the address of a database."""
        return f"postgresql://{user}@127.0.0.1:{self.port}/{name}"

    def create(self, name: str) -> str:
        """Return the address of an empty place for tables: a user with a schema of the same name, which is quick."""
        self._say(f"CREATE ROLE {name} LOGIN; CREATE SCHEMA {name} AUTHORIZATION {name}")
        return self.database("postgres", user=name)

    def end_connections(self) -> None:
        """End everybody's connections."""
        self._say("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()")

    def start(self) -> None:
        """Start, and wait until it takes connections."""
        options = ("-D", str(self.folder / "data"), "-p", str(self.port), "-h", "127.0.0.1", "-k", str(self.folder))
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(
                [str(self.programs / "postgres"), *options, *self.options],
                stdout=subprocess.DEVNULL,
                stderr=log,
                user=_other_user(),
                cwd=self.folder,
            )
        until = time.monotonic() + _SECONDS
        while self._ready() != 0:
            if time.monotonic() > until or self.process.poll() is not None:
                raise AssertionError((self.folder / "log").read_text(errors="replace"))
            time.sleep(0.05)

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """Stop at once, as SIGINT means to this server; SIGQUIT makes it recover at the next start."""
        if self.process:
            self.process.send_signal(how)
            self.process.wait(_SECONDS)
            self.process = None

    def prepare(self) -> None:
        """Lay out the folder of its data."""
        if (user := _other_user()) is not None:
            shutil.chown(self.folder, user)
        where = str(self.folder / "data")
        self._run("initdb", "-D", where, "-U", "signpost", "--auth=trust", "-E", "UTF8", "--locale=C", "--no-sync")

    def _say(self, statement: str) -> None:
        where = ("-h", "127.0.0.1", "-p", str(self.port), "-U", "signpost", "-d", "postgres")
        self._run("psql", "-qX", *where, "-c", statement)

    def _ready(self) -> int:
        done = subprocess.run(
            [str(self.programs / "pg_isready"), "-qh", "127.0.0.1", "-p", str(self.port)], check=False
        )
        return done.returncode

    def _run(self, program: str, *arguments: str) -> None:
        subprocess.run(
            [str(self.programs / program), *arguments],
            check=True,
            capture_output=True,
            user=_other_user(),
            cwd=self.folder,
        )


@contextmanager
def running(*options: str) -> Iterator[Server]:
    """Run a server for a while."""
    folder = programs()
    if folder is None:
        raise AssertionError(MISSING)
    with tempfile.TemporaryDirectory(prefix="signpost-pg-") as data:
        server = Server(programs=folder, folder=Path(data), port=_free_port(), options=options)
        server.prepare()
        server.start()
        try:
            yield server
        finally:
            server.stop(signal.SIGQUIT)  # nobody needs its data any more


def _other_user() -> str | None:
    """Return the user that runs it: PostgreSQL refuses to run as root."""
    return _USER if hasattr(os, "geteuid") and os.geteuid() == 0 else None


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port
