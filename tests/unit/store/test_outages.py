"""While the database cannot be used everybody gets an answer; when it can be again, everything is kept again."""

import asyncio
import logging
import os
import pwd
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("Windows has no such users, limits and disks", allow_module_level=True)

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot import wording
from bot.assistant import Assistant
from bot.errors import StoreError
from bot.store import engine
from bot.store.store import Store
from tests.platforms import postgres
from tests.platforms.desks import Place, open_place

_SECONDS = 60


@pytest.fixture
def folder() -> Iterator[Path]:
    """Give a folder that every user can reach."""
    made = Path(tempfile.mkdtemp(prefix="signpost-test-"))
    made.chmod(0o777)
    yield made
    shutil.rmtree(made)


@contextmanager
def somebody_without_rights() -> Iterator[None]:
    """Be a user whom rights of files hold back: root is not."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(pwd.getpwnam("nobody").pw_uid)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


@contextmanager
def no_file_grows_beyond(size: int) -> Iterator[None]:
    """Let the system refuse to write beyond a size."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def answered_without_memory(place: Place) -> bool:
    """Tell whether somebody got an answer, without buttons and with the line that says so."""
    reply = place.ask()
    return (reply.answer.status, reply.exchange, reply.note) == ("answered", None, wording.FEEDBACK_OFF)


def remembered_again(place: Place) -> bool:
    """Tell whether an answer is kept, at the latest after a while."""
    until = time.monotonic() + _SECONDS
    while time.monotonic() < until:
        if place.ask().exchange:
            return True
        time.sleep(0.1)
    return False


def votes_are_refused_kindly(place: Place, exchange: str) -> bool:
    """Tell whether who votes reads a sentence."""
    with pytest.raises(StoreError, match=wording.STORE_DOWN):
        place.run(place.store.votes.press(place.asker(), exchange, "helpful"))
    return True


def said(caplog: pytest.LogCaptureFixture) -> str:
    """Return what the log says, which is never what somebody asked."""
    lines = "\n".join(record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING)
    assert "sourdough" not in caplog.text
    return lines


def test_a_file_that_may_not_grow(folder: Path, baker: Assistant, caplog: pytest.LogCaptureFixture) -> None:
    """As on a disk whose quota is used up; answers that were kept before are whole."""
    with open_place(str(folder / "db.sqlite"), baker) as place:
        exchange = place.exchange()
        with no_file_grows_beyond(8_192):
            assert answered_without_memory(place)
            assert "disk" in said(caplog)
        assert remembered_again(place)
        assert place.run(place.desk.recall(exchange))


def test_a_full_disk(folder: Path, baker: Assistant, caplog: pytest.LogCaptureFixture) -> None:
    """A small one of its own, filled up."""
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)], check=False, capture_output=True
    )
    if mounted.returncode:
        pytest.skip("only root may mount a small disk")
    try:
        with open_place(str(folder / "db.sqlite"), baker) as place:
            exchange = place.exchange()
            fill(folder / "ballast")
            while place.ask().exchange:
                pass
            assert answered_without_memory(place)
            assert votes_are_refused_kindly(place, exchange)
            assert "full" in said(caplog)
            (folder / "ballast").unlink()
            assert remembered_again(place)
            assert place.run(place.store.votes.press(place.asker(), exchange, "helpful")) == "helpful"
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def fill(file: Path) -> None:
    """Write until there is no room."""
    with file.open("wb", buffering=0) as ballast, suppress(OSError):
        while True:
            ballast.write(b"x" * 4096)


def test_a_file_that_can_only_be_read(folder: Path, baker: Assistant, caplog: pytest.LogCaptureFixture) -> None:
    """From the start, until it can be written."""
    file = folder / "db.sqlite"
    with open_place(str(file), baker) as place:
        exchange = place.exchange()
    file.chmod(0o444)
    with open_place(str(file), baker) as place:
        with somebody_without_rights():
            assert answered_without_memory(place)
            assert votes_are_refused_kindly(place, exchange)
            assert "readonly" in said(caplog)
        file.chmod(0o666)
        with somebody_without_rights():
            assert remembered_again(place)
            place.run(place.store.close())


def test_a_folder_that_cannot_be_made(folder: Path, baker: Assistant, caplog: pytest.LogCaptureFixture) -> None:
    """Because a file is in its place."""
    (folder / "data").touch()
    with open_place(str(folder / "data" / "db.sqlite"), baker) as place:
        assert answered_without_memory(place)
        assert said(caplog)
        (folder / "data").unlink()
        assert remembered_again(place)


def test_what_is_no_database(folder: Path, baker: Assistant, caplog: pytest.LogCaptureFixture) -> None:
    """It is left alone."""
    file = folder / "db.sqlite"
    file.write_text("not a database, " * 99)
    with open_place(str(file), baker) as place:
        assert answered_without_memory(place)
        assert "not a database" in said(caplog)
    assert file.read_text() == "not a database, " * 99


def test_a_lock_that_is_never_given_back(
    folder: Path, baker: Assistant, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By another process; there is an end to waiting."""
    monkeypatch.setattr(engine, "BUSY_MS", 50)
    file = str(folder / "db.sqlite")
    with open_place(file, baker) as place, open_place(file, baker) as other:
        exchange = place.exchange()

        async def keep_the_lock(connection: AsyncConnection) -> None:
            await connection.execute(text("SELECT 1"))
            reply = await place.desk.ask(place.asker(), "rye?")
            assert getattr(reply, "note", None) == wording.FEEDBACK_OFF

        async def both() -> None:
            await other.store.database.write(keep_the_lock)

        place.run(both())
        assert "locked" in said(caplog)
        assert remembered_again(place)
        assert place.run(place.store.votes.press(place.asker(), exchange, "helpful")) == "helpful"


@pytest.fixture(scope="module")
def own_server() -> Iterator[postgres.Server]:
    """Give a PostgreSQL server that may be stopped, if it is started again."""
    if postgres.programs() is None:
        pytest.skip(postgres.MISSING)
    with postgres.running("-c", "fsync=off") as started:
        yield started


def test_a_server_that_is_gone(own_server: postgres.Server, baker: Assistant, caplog: pytest.LogCaptureFixture) -> None:
    """For a while; what was kept before is there after."""
    with open_place(own_server.create("gone"), baker) as place:
        exchange = place.exchange()
        own_server.stop(signal.SIGQUIT)
        assert answered_without_memory(place)
        assert votes_are_refused_kindly(place, exchange)
        assert said(caplog)
        own_server.start()
        assert remembered_again(place)
        assert place.run(place.desk.recall(exchange))


def test_a_server_that_is_not_there_yet(own_server: postgres.Server, baker: Assistant) -> None:
    """When the bot starts: the tables are made when it comes."""
    address = own_server.create("not_there_yet")
    own_server.stop()
    with open_place(address, baker) as place:
        assert answered_without_memory(place)
        own_server.start()
        assert remembered_again(place)


def test_who_leaves_waits_for_no_server_that_hangs(
    own_server: postgres.Server, caplog: pytest.LogCaptureFixture
) -> None:
    """The system is promised an end."""

    async def leave() -> None:
        store = Store.open(own_server.create("hangs"), retention_days=1)
        backend = await store.database.read(pid)
        os.kill(backend, signal.SIGSTOP)
        try:
            async with asyncio.timeout(15):  # a connection that is to end is waited for longer
                await store.close(within=0.1)
        finally:
            os.kill(backend, signal.SIGCONT)

    async def pid(connection: AsyncConnection) -> int:
        return int((await connection.execute(text("SELECT pg_backend_pid()"))).scalar_one())

    asyncio.run(leave())
    assert "does not answer" in caplog.text


def restarted(server: postgres.Server) -> None:
    """End all connections by ending the server."""
    server.stop()
    server.start()


def ended(server: postgres.Server) -> None:
    """End all connections from another one."""
    server.end_connections()


@pytest.mark.parametrize("lose", [restarted, ended])
def test_a_connection_that_died_unseen(
    own_server: postgres.Server, baker: Assistant, lose: Callable[[postgres.Server], None]
) -> None:
    """Costs nobody a vote or an answer's memory: another one is tried."""
    with open_place(own_server.create(f"died_{lose.__name__}"), baker) as place:
        exchange = place.exchange()
        lose(own_server)
        assert place.run(place.store.votes.press(place.asker(), exchange, "helpful")) == "helpful"
        lose(own_server)
        assert place.ask().exchange


def test_a_server_that_refuses_us(server: postgres.Server, baker: Assistant, caplog: pytest.LogCaptureFixture) -> None:
    """Because there is no such database: the log says so."""
    with open_place(server.database("nowhere"), baker) as place:
        assert answered_without_memory(place)
        assert '"nowhere" does not exist' in said(caplog)


def test_a_statement_that_fails_says_nothing_of_its_values(place: Place, caplog: pytest.LogCaptureFixture) -> None:
    """Neither in the log nor in the error."""

    async def fail(connection: AsyncConnection) -> None:
        await connection.execute(text("SELECT nothing, :said FROM nowhere"), {"said": "sourdough"})

    with pytest.raises(StoreError) as told:
        place.run(place.store.database.read(fail))
    assert "sourdough" not in f"{told.value} {told.value.__cause__} {said(caplog)}"
    assert place.ask().exchange
