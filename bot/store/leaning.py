"""Follow-ups keep words of what they leaned on: when that is forgotten, those words go too."""

from sqlalchemy import ColumnElement, RowMapping, and_, exists, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store import tables
from bot.store.exchanges import gist

_at = tables.exchange.c
_own = tables.exchange.alias()


async def topics(connection: AsyncConnection, forgotten: ColumnElement[bool]) -> dict[str, int]:
    """Return what could be leaned on of some exchanges, and since when."""
    found = select(_at.topic, func.min(_at.asked_at)).where(forgotten, _at.topic.is_not(None)).group_by(_at.topic)
    return {row[0]: row[1] for row in await connection.execute(found)}


async def unlean(connection: AsyncConnection, leant_on: dict[str, int]) -> None:
    """Blank the words of topics that are gone, wherever they were leaned on, and where those were in turn."""
    due, known = list(leant_on.items()), set(leant_on)
    while due:
        topic, since = due.pop()
        for row in await _leaners(connection, topic, since):
            words = {"previous": None, "read_as": None, "topic": None, "gist": gist(row["question"])}
            await connection.execute(update(tables.exchange).where(_at.id == row["id"]).values(**words))
            if row["topic"] and row["topic"] not in known:
                known.add(row["topic"])
                due.append((row["topic"], row["asked_at"]))


async def _leaners(connection: AsyncConnection, topic: str, since: int) -> list[RowMapping]:
    """Return the exchanges that leaned on this; not those of somebody who asked the same, and has it still."""
    itself = and_(_own.c.topic == topic, or_(_own.c.previous.is_(None), _own.c.previous != topic))
    has_it = exists().where(itself, _own.c.person == _at.person, _own.c.asked_at <= _at.asked_at, _own.c.id != _at.id)
    leaning = select(_at.id, _at.question, _at.topic, _at.asked_at)
    found = leaning.where(_at.previous == topic, _at.asked_at >= since, ~has_it).order_by(_at.id)
    return list((await connection.execute(found)).mappings())
