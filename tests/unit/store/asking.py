"""What tests of items share: questions that are kept, and what is found of them."""

from dataclasses import replace
from typing import Any

from sqlalchemy import CompoundSelect, Select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.desk import new_id
from bot.likeness import key_of
from bot.model import Status
from bot.record import Item
from bot.store.database import Work
from tests.platforms.desks import Place

BREAD = "Which submarine crosses Antarctica quickly?"


def ask(place: Place, question: str, person: str = "ada") -> str:
    """Ask something that is kept."""
    reply = place.ask(place.asker(person), question)
    assert reply.exchange
    return reply.exchange


def given(place: Place, status: Status, person: str) -> str:
    """Keep that somebody asked, and what they got."""
    kept = place.run(place.store.exchanges.load(ask(place, "Where do penguins sleep?")))
    assert kept
    assert place.run(place.store.kept.forget(kept.asker.person, kept.id))
    got = replace(kept, id=new_id(), asker=place.asker(person), status=status, question=BREAD, key=key_of(BREAD))
    assert place.run(place.store.exchanges.add(got))
    return got.id


def only(place: Place) -> Item:
    """Return the only item there is."""
    (item,) = place.run(place.store.items.queue(9, everything=True))
    return item


def rename(old: str, new: str) -> Work[object]:
    """Return work that renames a table."""
    return lambda connection: connection.execute(text(f"ALTER TABLE {old} RENAME TO {new}"))


async def rows(place: Place, wanted: Select[Any] | CompoundSelect[Any]) -> list[Any]:
    """Return the first column of what is kept."""

    async def look(connection: AsyncConnection) -> list[Any]:
        return list((await connection.execute(wanted)).scalars())

    return await place.store.database.read(look)


def teach(place: Place) -> None:
    """Say that the only item is taught."""
    place.run(place.store.items.decide(only(place), "teach", person="a", state="closed", verdict="taught", details={}))
