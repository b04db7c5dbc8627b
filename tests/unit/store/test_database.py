"""A piece of work is done whole or not at all, and leaves nothing behind that others would trip over."""

import asyncio
from contextlib import suppress

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.assistant import Assistant
from bot.store import tables
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
