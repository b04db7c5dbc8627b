"""What is kept about a person: they can see it, take it with them, delete it, and forget a single exchange at once."""

import logging
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, Delete, Update, and_, delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.errors import StoreError
from bot.record import Act, Exchange, Kept, Vote, Wish
from bot.store import tables
from bot.store.database import Database
from bot.store.exchanges import read_row
from bot.store.leaning import topics, unlean
from bot.store.recounting import count_alone, items_of, recount
from bot.store.wishes import with_questions

_exchange, _vote, _wish, _person = (table.c for table in (tables.exchange, tables.vote, tables.wish, tables.person))
_event, _act, _note = (table.c for table in (tables.event, tables.act, tables.note))

_log = logging.getLogger(__name__)

# The event is not read with its exchange; an address is there only until the reply has arrived.
_SEALED = ("event", "reply_to")


class KeptData:
    """Everything in the store that belongs to somebody."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def about(self, person: str) -> Kept:
        """Return all that is kept about a person, oldest first."""
        asked = select(tables.exchange).where(_exchange.person == person).order_by(_exchange.asked_at)
        voted = select(tables.vote).where(_vote.person == person).order_by(_vote.at)
        done = select(tables.act).where(_act.person == person).order_by(_act.id)
        noted = select(_note.text).where(_theirs(person)).order_by(_note.name)
        greeted = select(_person.greeted_at).where(_person.person == person)
        wished = with_questions().where(_wish.person == person).order_by(_wish.wished_at)

        async def look(connection: AsyncConnection) -> Kept:
            return Kept(
                exchanges=tuple(read_row(row) for row in (await connection.execute(asked)).mappings()),
                votes=tuple(Vote(**row) for row in (await connection.execute(voted)).mappings()),
                wishes=tuple(Wish(**row) for row in (await connection.execute(wished)).mappings()),
                greeted_at=(await connection.execute(greeted)).scalar(),
                acts=tuple(Act(**row) for row in (await connection.execute(done)).mappings()),
                notes=tuple((await connection.execute(noted)).scalars()),
            )

        return await self._database.read(look)

    async def delete(self, person: str) -> int:
        """Delete all of it, with what others voted on this person's answers; return how many rows were theirs."""
        theirs = select(_exchange.id).where(_exchange.person == person).scalar_subquery()
        statements = (
            # The events themselves stay known: one that is delivered again must not be stored again.
            update(tables.event).where(_event.exchange.in_(theirs)).values(exchange=None),
            delete(tables.vote).where(_vote.person == person),
            delete(tables.wish).where(_wish.person == person),
            delete(tables.exchange).where(_exchange.person == person),
            delete(tables.person).where(_person.person == person),
            delete(tables.note).where(_theirs(person)),
            # What a maintainer did is the installation's, and an undo needs it; who it was goes.
            update(tables.act).where(_act.person == person).values(person=""),
        )
        voted_on = select(_vote.exchange).where(_vote.person == person)
        return await self._delete(_exchange.person == person, _exchange.id.in_(voted_on), statements)

    async def forget(self, person: str, exchange: str) -> bool:
        """Forget one exchange of this person at once; false if there is none."""
        mine = and_(_exchange.id == exchange, _exchange.person == person)
        return await self._delete(mine, mine, [delete(tables.exchange).where(mine)]) > 0

    async def _delete(
        self, forgotten: ColumnElement[bool], voted_on: ColumnElement[bool], statements: Sequence[Delete | Update]
    ) -> int:
        """Delete, with the words of it in what leaned on it and in items, from the files too."""

        async def remove(connection: AsyncConnection) -> int:
            await count_alone(connection)
            leant_on = await topics(connection, forgotten)
            touched = await items_of(connection, or_(forgotten, voted_on))
            gone = sum([(await connection.execute(statement)).rowcount for statement in statements])
            touched |= await unlean(connection, leant_on)
            await recount(connection, touched)
            return gone

        gone = await self._database.write(remove)
        if gone:
            await self._scrub()
        return gone

    async def _scrub(self) -> None:
        try:
            scrubbed = await self._database.scrub()
        except StoreError:
            scrubbed = False
        if not scrubbed:  # it is deleted all the same; who prunes empties the log
            _log.warning("what was deleted may stay in the log of SQLite for a while")


def _theirs(person: str) -> ColumnElement[bool]:
    """Tell the notes that are under somebody's name from those of the installation."""
    return _note.name.endswith(f" {person}", autoescape=True)


def exported(kept: Kept) -> dict[str, Any]:
    """Return what is kept about a person as JSON holds it; sealed addresses are told, not opened."""
    return {
        "exchanges": [_exported(one) for one in kept.exchanges],
        "votes": [
            {
                "answer_id": vote.exchange,
                "value": vote.value,
                "reason": vote.reason,
                "comment": vote.comment,
                "at": moment(vote.at),
            }
            for vote in kept.votes
        ],
        "wishes": [
            {
                "answer_id": wish.exchange,
                "question": wish.question,
                "at": moment(wish.wished_at),
                "address": "encrypted",
            }
            for wish in kept.wishes
        ],
        "acts": [
            {"kind": act.kind, "subject": act.subject, "at": moment(act.at), "details": dict(act.details)}
            for act in kept.acts
        ],
        "notes": list(kept.notes),
        "privacy_line_seen": moment(kept.greeted_at) if kept.greeted_at else None,
    }


def _exported(exchange: Exchange) -> dict[str, Any]:
    """Return every field, so that none is forgotten; what is sealed is only named."""
    fields = asdict(exchange)
    asker = {name: value for name, value in fields.pop("asker").items() if name not in _SEALED}
    return {
        "answer_id": fields.pop("id"),
        **asker,
        **fields,
        "asked_at": moment(exchange.asked_at),
        "delivered_at": moment(exchange.delivered_at) if exchange.delivered_at else None,
        "message": "encrypted" if exchange.message else None,
    }


def moment(at: int) -> str:
    """Return a time as text."""
    return datetime.fromtimestamp(at / 1000, UTC).isoformat(timespec="seconds")
