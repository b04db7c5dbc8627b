"""A person's written request: what is kept about them is written out, or deleted."""

import asyncio
import json

from bot import wording
from bot.errors import InputError
from bot.record import Kept
from bot.store.kept import exported
from bot.store.people import People
from bot.store.store import Store

# As in SIGNPOST_MAINTAINERS: `discord:user:ID` is the same person as `discord:ID`.
_USER = "user:"


def export(store: Store, people: People, person: str) -> str:
    """Return all that is kept about a person as JSON."""
    return json.dumps(exported(asyncio.run(_about(store, _pseudonym(people, person)))), indent=2)


def delete(store: Store, people: People, person: str) -> str:
    """Delete it, and say what it was."""
    kept = asyncio.run(_delete(store, _pseudonym(people, person)))
    if not any((kept.exchanges, kept.votes, kept.wishes)):
        return wording.NOTHING_KEPT
    return wording.DELETED.format(questions=len(kept.exchanges), votes=len(kept.votes), wishes=len(kept.wishes))


def _pseudonym(people: People, person: str) -> str:
    platform, _, name = person.partition(":")
    name = name.removeprefix(_USER)
    if not name:
        raise InputError(wording.NO_PERSON)
    return people.person(platform.casefold(), name)


async def _about(store: Store, person: str) -> Kept:
    try:
        return await store.kept.about(person)
    finally:
        await store.close()


async def _delete(store: Store, person: str) -> Kept:
    try:
        kept = await store.kept.about(person)
        await store.kept.delete(person)
    finally:
        await store.close()
    return kept
