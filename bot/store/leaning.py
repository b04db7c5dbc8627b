"""Follow-ups keep words of what they leaned on: when that is forgotten, those words go too."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, RowMapping, and_, exists, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store import tables
from bot.store.exchanges import gist

_at = tables.exchange.c
_own = tables.exchange.alias()
_BLANK: Mapping[str, Any] = {"previous": None, "read_as": None, "topic": None, "key": "", "nearest": []}
# Each look goes through all that was asked since.
_AT_ONCE = 500


async def topics(connection: AsyncConnection, forgotten: ColumnElement[bool]) -> dict[str, int]:
    """Return what could be leaned on of some exchanges, and since when."""
    found = select(_at.topic, func.min(_at.asked_at)).where(forgotten, _at.topic.is_not(None)).group_by(_at.topic)
    return {row[0]: row[1] for row in await connection.execute(found)}


async def unlean(connection: AsyncConnection, leant_on: dict[str, int]) -> set[int]:
    """Blank the words of topics that are gone, wherever they were leaned on, and where those were in turn.

    Return the items that those exchanges leave: read without these words, they may belong to others.
    """
    due, known, left = leant_on, set(leant_on), set[int]()
    while due:
        rows = await _leaners(connection, due)
        for row in rows:
            alone = {**_BLANK, "item": None, "gist": gist(row["question"])}
            await connection.execute(update(tables.exchange).where(_at.id == row["id"]).values(alone))
            await connection.execute(insert(tables.uncounted), {"exchange": row["id"]})
            left |= {row["item"]} - {None}
        due = {row["topic"]: row["asked_at"] for row in reversed(rows) if row["topic"] and row["topic"] not in known}
        known |= due.keys()
    return left


async def _leaners(connection: AsyncConnection, leant_on: dict[str, int]) -> list[RowMapping]:
    """Return the exchanges that leaned on these, first ones first; not those of somebody who asked the same."""
    itself = and_(_own.c.topic == _at.previous, or_(_own.c.previous.is_(None), _own.c.previous != _at.previous))
    has_it = exists().where(itself, _own.c.person == _at.person, _own.c.asked_at <= _at.asked_at, _own.c.id != _at.id)
    leaning = (
        select(_at.id, _at.question, _at.topic, _at.asked_at, _at.item).where(~has_it).order_by(_at.asked_at, _at.id)
    )
    found: list[RowMapping] = []
    names = list(leant_on)
    for begin in range(0, len(names), _AT_ONCE):
        some = names[begin : begin + _AT_ONCE]
        since = min(leant_on[name] for name in some)
        rows = await connection.execute(leaning.where(_at.previous.in_(some), _at.asked_at >= since))
        found += rows.mappings()
    return found
