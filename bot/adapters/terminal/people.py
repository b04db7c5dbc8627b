"""A person's written request: what is kept about them is written out, or deleted."""

import asyncio
import json
import re

from bot import wording
from bot.errors import InputError
from bot.record import Kept
from bot.store.kept import exported
from bot.store.people import People, check_key
from bot.store.store import Store

# As in SIGNPOST_MAINTAINERS: `discord:user:ID` is the same person as `discord:ID`.
_USER = "user:"
# How each platform writes a person.
_SHAPES = {"discord": r"[0-9]+", "slack": r"[A-Z0-9]+/[A-Z0-9]+", "terminal": r"[^\0\ud800-\udfff]+"}


def export(store: Store, people: People, person: str) -> str:
    """Return all that is kept about a person as JSON."""
    return json.dumps(exported(asyncio.run(_about(store, people, _pseudonym(people, person)))), indent=2)


def delete(store: Store, people: People, person: str) -> str:
    """Delete it, and say what it was."""
    kept = asyncio.run(_delete(store, people, _pseudonym(people, person)))
    if not any((kept.exchanges, kept.votes, kept.wishes, kept.greeted_at, kept.acts, kept.notes)):
        return wording.NOTHING_KEPT
    return wording.DELETED.format(questions=len(kept.exchanges), votes=len(kept.votes), wishes=len(kept.wishes))


def _pseudonym(people: People, person: str) -> str:
    platform, _, name = person.strip().partition(":")
    name = name.removeprefix(_USER)
    if not name:
        raise InputError(wording.NO_PERSON)
    try:
        fits = re.fullmatch(_SHAPES[platform.casefold()], name)
    except KeyError:
        names = ", ".join(_SHAPES)
        raise InputError(wording.NO_SUCH_PERSON.format(platform=platform, platforms=names)) from None
    if not fits:
        raise InputError(wording.NO_PERSON)
    return people.person(platform.casefold(), name)


async def _about(store: Store, people: People, person: str) -> Kept:
    try:
        await check_key(store.notes, people)
        return await store.kept.about(person)
    finally:
        await store.close()


async def _delete(store: Store, people: People, person: str) -> Kept:
    try:
        await check_key(store.notes, people)
        kept = await store.kept.about(person)
        await store.kept.delete(person)
    finally:
        await store.close()
    return kept
