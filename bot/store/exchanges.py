"""Exchanges are stored and found again; an event is handled once, in the transaction that stores its exchange."""

from dataclasses import asdict
from datetime import UTC, datetime
from functools import partial
from typing import Any

from sqlalchemy import RowMapping, Select, insert, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.record import Asker, Before, Exchange, Message, Told
from bot.store import tables
from bot.store.database import ClashError, Database, Work
from bot.words import stems

_DAY = 24 * 3_600_000
# A question later than this begins anew.
FOLLOWED_FOR = _DAY
# An event is known as long as its exchange can be; without one, as long as a platform may repeat it.
REPEATED_FOR = _DAY
_PASSING = ("smalltalk", "care")
LONGEST_GIST = 500
_at = tables.exchange.c
# What an exchange and its row call by the same name.
_SAME = (
    *("id", "asked_at", "question", "read_as", "topic", "previous", "careful", "status", "confidence"),
    *("knowledge_version", "configuration", "elapsed_ms", "gist", "key", "delivery", "delivered_at"),
)


def gist(question: str) -> str:
    """Return what a question is about: the same for other orders, endings and little words."""
    return " ".join(sorted(set(stems(question))))[:LONGEST_GIST]


class Exchanges:
    """What was asked and what was answered."""

    def __init__(self, database: Database, *, retention_days: int) -> None:
        self._database, self._kept_for = database, retention_days * _DAY

    async def before(self, asker: Asker, after: str | None = None) -> Before:
        """Return what is known when a question comes; `after` is the exchange that it follows up on."""

        async def look(connection: AsyncConnection) -> Before:
            handled = asker.event and (await connection.execute(_event(asker.event))).first()
            topics = _topic_of(after, asker) if after else _last_topic(asker, self._database.now() - FOLLOWED_FOR)
            seen = (
                asker.private
                and (await connection.execute(select(tables.person.c.person).filter_by(person=asker.person))).first()
            )
            return Before(
                handled=bool(handled),
                previous=(await connection.execute(topics)).scalar(),
                first_time=asker.private and not seen,
            )

        return await self._database.read(look)

    async def add(self, exchange: Exchange) -> bool:
        """Store an exchange with its event; tell whether it was the first with that event."""
        now = self._database.now()

        async def store(connection: AsyncConnection) -> None:
            if exchange.asker.event:
                row = {"key": exchange.asker.event, "exchange": exchange.id, "until": now + self._kept_for}
                await connection.execute(insert(tables.event), row)
            await connection.execute(insert(tables.exchange), row_of(exchange))

        return await self._first(exchange.asker.event, store)

    async def count(self, event: str | None, name: str) -> bool:
        """Count something of which nothing else is kept; tell whether it was the first with that event."""
        now = self._database.now()
        day = datetime.fromtimestamp(now / 1000, UTC).date().isoformat()
        one = self._database.insert(tables.tally).values(day=day, name=name, number=1)
        more = one.on_conflict_do_update(index_elements=["day", "name"], set_={"number": tables.tally.c.number + 1})

        async def store(connection: AsyncConnection) -> None:
            if event:
                await connection.execute(insert(tables.event), {"key": event, "until": now + REPEATED_FOR})
            await connection.execute(more)

        return await self._first(event, store)

    async def first(self, event: str) -> bool:
        """Keep that an event is being handled; tell whether it was not before."""
        row = {"key": event, "until": self._database.now() + REPEATED_FOR}

        async def store(connection: AsyncConnection) -> None:
            await connection.execute(insert(tables.event), row)

        return await self._first(event, store)

    async def load(self, exchange: str) -> Exchange | None:
        """Return an exchange; None once it is pruned or forgotten."""
        found = await self._found(select(tables.exchange).where(_at.id == exchange))
        return found[0] if found else None

    async def of_event(self, event: str) -> Exchange | None:
        """Return the exchange that answered an event: when its message is deleted, the reply goes too."""
        answered = select(tables.event.c.exchange).where(tables.event.c.key == event).scalar_subquery()
        found = await self._found(select(tables.exchange).where(_at.id == answered))
        return found[0] if found else None

    async def of_message(self, key: str) -> Exchange | None:
        """Return the exchange that a message of ours shows."""
        found = await self._found(select(tables.exchange).where(_at.message_key == key))
        return found[0] if found else None

    async def alike(self, question: str, most: int = 100) -> tuple[Exchange, ...]:
        """Return what was asked in other forms of the same words, newest first."""
        about = gist(question)
        if not about:
            return ()
        same = select(tables.exchange).where(_at.gist == about)
        return await self._found(same.order_by(_at.asked_at.desc()).limit(most))

    async def _first(self, event: str | None, store: Work[None]) -> bool:
        try:
            await self._database.write(store)
        except ClashError:
            if event is None or not await self._database.read(partial(_is_known, event=event)):
                raise
            return False
        return True

    async def _found(self, wanted: Select[Any]) -> tuple[Exchange, ...]:
        async def look(connection: AsyncConnection) -> tuple[Exchange, ...]:
            return tuple(map(read_row, (await connection.execute(wanted)).mappings()))

        return await self._database.read(look)


async def _is_known(connection: AsyncConnection, event: str) -> bool:
    return (await connection.execute(_event(event))).first() is not None


def _event(key: str) -> Select[str]:
    return select(tables.event.c.key).where(tables.event.c.key == key)


def _topic_of(exchange: str, asker: Asker) -> Select[str | None]:
    """Select what somebody may lean on: of a private exchange nobody else reads a word."""
    return select(_at.topic).where(_at.id == exchange, or_(_at.person == asker.person, _at.private.is_(False)))


def _last_topic(asker: Asker, since: int) -> Select[str | None]:
    last = select(_at.topic).where(_at.person == asker.person, _at.conversation == asker.conversation)
    recent = last.where(_at.asked_at > since, _at.status.not_in(_PASSING))
    return recent.order_by(_at.asked_at.desc()).limit(1)


def row_of(exchange: Exchange) -> dict[str, Any]:
    """Return an exchange as its table has it."""
    same = {name: getattr(exchange, name) for name in _SAME}
    asker, message = exchange.asker, exchange.message
    return same | {
        "platform": asker.platform,
        "person": asker.person,
        "place": asker.place,
        "private": asker.private,
        "conversation": asker.conversation,
        "reply_to": asker.reply_to,
        "points": [asdict(point) for point in exchange.points],
        "nearest": list(exchange.nearest),
        "tried_at": exchange.asked_at,
        "message_key": message and message.key,
        "message": message and message.sealed,
    }


def read_row(row: RowMapping) -> Exchange:
    """Read an exchange from its row."""
    asker = Asker(
        platform=row["platform"],
        person=row["person"],
        place=row["place"],
        private=row["private"],
        conversation=row["conversation"],
        reply_to=row["reply_to"],
    )
    return Exchange(
        asker=asker,
        points=tuple(Told(**point) for point in row["points"]),
        nearest=tuple(row["nearest"]),
        message=Message(key=row["message_key"], sealed=row["message"]) if row["message_key"] else None,
        **{name: row[name] for name in _SAME},
    )
