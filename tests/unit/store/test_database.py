"""A piece of work is done whole or not at all, and leaves nothing behind that others would trip over."""

import asyncio
import logging
import sqlite3
import sys
from contextlib import closing, suppress
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import insert, text, update
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.assistant import Assistant
from bot.errors import StoreError
from bot.store import tables
from bot.store.backup import copy
from tests.platforms import postgres
from tests.platforms.desks import Place, open_place


async def half(connection: AsyncConnection) -> None:
    """Write something, and stop in the middle."""
    await connection.execute(insert(tables.note), {"name": "half", "text": "written"})
    raise ZeroDivisionError


def test_half_a_piece_of_work_is_none(place: Place) -> None:
    """Whatever stops it."""
    with pytest.raises(ZeroDivisionError):
        place.run(place.store.database.write(half))
    assert place.run(place.store.notes.read("half")) is None
    place.run(place.store.notes.write("half", "whole"))
    assert place.run(place.store.notes.read("half")) == "whole"


@pytest.mark.parametrize("steps", range(12))
def test_who_is_cancelled_holds_nobody_up(place: Place, steps: int) -> None:
    """At any step of the way: the next one writes at once, and nothing half done is seen."""

    async def cancel() -> None:
        await place.store.database.prepare()
        writing = asyncio.create_task(place.store.notes.write("cancelled", "x"))
        for _ in range(steps):
            await asyncio.sleep(0)
        writing.cancel()
        with suppress(asyncio.CancelledError):
            await writing
        async with asyncio.timeout(5):
            await place.store.notes.write("next", "y")

    place.run(cancel())
    assert place.run(place.store.notes.read("next")) == "y"
    assert place.run(place.store.notes.read("cancelled")) in (None, "x")


def test_a_failed_commit_gives_the_lock_back(
    database: str, place: Place, baker: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another process can write, and so can this one."""

    async def fail(_: AsyncConnection) -> None:
        raise OperationalError("COMMIT", {}, Exception("no room"))

    with monkeypatch.context() as broken:
        broken.setattr(AsyncConnection, "commit", fail)
        reply = place.ask()
        assert reply.note
    with open_place(database, baker) as other:
        assert other.ask().exchange
    assert place.ask().exchange


def test_readers_do_not_wait_for_a_writer(place: Place) -> None:
    """A long piece of work shows nothing before it is done, and holds up nobody who only looks."""

    async def long(connection: AsyncConnection) -> str | None:
        await connection.execute(insert(tables.note), {"name": "long", "text": "done"})
        return await place.store.notes.read("long")

    assert place.run(place.store.database.write(long)) is None
    assert place.run(place.store.notes.read("long")) == "done"


def test_a_deadlock_reaches_nobody(server: postgres.Server, baker: Assistant) -> None:
    """PostgreSQL ends one of two that wait for each other; that one is done again."""
    with open_place(server.create("deadlock"), baker) as place:
        for name in ("a", "b"):
            place.run(place.store.notes.write(name, "0"))
        tries: list[str] = []

        async def both() -> None:
            met = asyncio.Barrier(2)

            async def cross(connection: AsyncConnection, first: str, second: str) -> None:
                tries.append(first)
                await connection.execute(update(tables.note).where(tables.note.c.name == first).values(text=first))
                if len(tries) <= 2:
                    await met.wait()
                await connection.execute(update(tables.note).where(tables.note.c.name == second).values(text=first))

            write = place.store.database.write
            await asyncio.gather(
                write(partial(cross, first="a", second="b")), write(partial(cross, first="b", second="a"))
            )

        place.run(both())
        assert len(tries) == 3


def test_the_file_may_be_deleted_or_replaced(
    tmp_path: Path, baker: Assistant, caplog: pytest.LogCaptureFixture
) -> None:
    """While the bot runs: what is asked from then on is kept in the one that is there."""
    file = tmp_path / "db.sqlite"
    with open_place(str(file), baker) as place:
        old = place.exchange()
        for each in tmp_path.iterdir():
            each.unlink()
        new = place.exchange()
        assert "deleted or replaced" in caplog.text
        assert place.run(place.store.exchanges.load(old)) is None
    with open_place(str(file), baker) as place:
        assert place.run(place.store.exchanges.load(new))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows replaces no file that is open")
def test_the_log_of_a_replaced_file_goes_with_it(tmp_path: Path, baker: Assistant) -> None:
    """SQLite would write it into the copy that was brought back, and that would be damaged."""
    file = tmp_path / "db.sqlite"
    with open_place(str(file), baker) as place:
        before = [place.exchange(f"person {number}") for number in range(30)]
        copy(file, tmp_path / "copy")
        after = [place.exchange(f"other {number}") for number in range(60)]
        (tmp_path / "copy").replace(file)
        new = place.exchange()
        found = [place.run(place.store.exchanges.load(each)) for each in (*before, *after, new)]
        assert [bool(each) for each in found] == [True] * 30 + [False] * 60 + [True]
        file.unlink()
        assert place.run(place.store.exchanges.load(new)) is None
        assert place.exchange()
    with closing(sqlite3.connect(file)) as opened:
        assert opened.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_the_tables_may_be_replaced(database: str, baker: Assistant) -> None:
    """Where a copy is brought back while the bot runs: they are looked after again, not missed until the next start."""

    async def drop(connection: AsyncConnection) -> None:
        for name in ("bucket", "vote", "wish", "exchange", "item", "act", "uncounted", "event", "person", "tally"):
            await connection.execute(text(f"DROP TABLE {name}"))
        for name in ("note", "lease", "alembic_version"):
            await connection.execute(text(f"DROP TABLE {name}"))
        if connection.dialect.name == "postgresql":
            for name in ("exchange_came", "exchange_went", "vote_came", "vote_changed", "vote_went"):
                await connection.execute(text(f"DROP FUNCTION note_{name}"))

    with open_place(database, baker) as place:
        place.exchange()
        place.run(place.store.database.write(drop))
        assert place.ask().note
        assert place.exchange("bob")


def test_what_was_kept_is_in_no_log(place: Place, caplog: pytest.LogCaptureFixture) -> None:
    """Not even in one of everything."""
    caplog.set_level(logging.DEBUG)
    place.exchange()
    assert caplog.records
    assert "sourdough" not in caplog.text


def test_what_does_not_fit_is_told_without_what_it_is(place: Place, caplog: pytest.LogCaptureFixture) -> None:
    """Neither a driver nor a server tells the log a value."""
    odd = (
        ("INSERT INTO tally (day, name, number) VALUES ('x', 'y', :said)", "sourdough"),
        ("INSERT INTO tally (day, name, number) VALUES ('a', 'b', CAST(CAST(:said AS TEXT) AS INTEGER))", "sourdough"),
        ("SELECT :said FROM nowhere", "sourdough"),
    )
    for statement, value in odd:
        put = partial(execute, statement=statement, value=value)
        with suppress(StoreError):  # SQLite takes nearly everything
            place.run(place.store.database.write(put))
    assert "sourdough" not in caplog.text


async def execute(connection: AsyncConnection, statement: str, value: str) -> None:
    """Do as it is written."""
    await connection.execute(text(statement), {"said": value})
