"""Items are counted again where exchanges went, because they were old or somebody wished it; an empty item goes too."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, case, delete, exists, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.likeness import key_of, pairs
from bot.store import tables
from bot.store.grouping import weigh

_item, _exchange, _vote, _bucket = (table.c for table in (tables.item, tables.exchange, tables.vote, tables.bucket))


async def items_of(connection: AsyncConnection, which: ColumnElement[bool]) -> Sequence[int]:
    """Return the items of some exchanges, in an order that is always the same."""
    wanted = select(_exchange.item).where(which, _exchange.item.is_not(None)).distinct().order_by(_exchange.item)
    return [item for item in (await connection.execute(wanted)).scalars() if item is not None]


async def recount(connection: AsyncConnection, items: Iterable[int]) -> None:
    """Count items again, and let go of the wording of an exchange that went."""
    for item in items:
        counts = dict((await connection.execute(_counts(item))).mappings().one())
        if not counts["asked"]:
            empty = ~exists().where(_exchange.item == item)
            await connection.execute(delete(tables.item).where(_item.id == item, empty))
            continue
        counts |= dict((await connection.execute(_votes(item))).mappings().one())
        change = update(tables.item).where(_item.id == item).values(**counts)
        row = (await connection.execute(change.returning(*tables.item.c))).mappings().one()
        await weigh(connection, item, row)
        await _lead(connection, item, row["lead"])


async def _lead(connection: AsyncConnection, item: int, lead: str) -> None:
    """Let another exchange speak for an item whose own has gone."""
    if (await connection.execute(select(_exchange.id).where(_exchange.id == lead))).first():
        return
    newest = select(_exchange.id, _exchange.read_as, _exchange.question).where(_exchange.item == item)
    row = (await connection.execute(newest.order_by(_exchange.asked_at.desc()).limit(1))).one()
    key = key_of(row.read_as or row.question)
    taken = (await connection.execute(select(_item.id).where(_item.key == key, _item.id != item))).first()
    # Nothing of what was forgotten stays; a key that is taken leads new questions elsewhere.
    key = f"{key} {item}" if taken else key
    await connection.execute(update(tables.item).where(_item.id == item).values(lead=row.id, key=key))
    await connection.execute(delete(tables.bucket).where(_bucket.item == item))
    rows = [{"pair": pair, "item": item} for pair in pairs(key)]
    if rows:
        await connection.execute(insert(tables.bucket), rows)


def _counts(item: int) -> Any:  # noqa: ANN401 -- a select of seven figures
    statuses = {name: func.coalesce(func.sum(case((_exchange.status == name, 1), else_=0)), 0) for name in _STATUSES}
    return select(
        func.count().label("asked"),
        func.count(_exchange.person.distinct()).label("people"),
        func.coalesce(func.min(_exchange.asked_at), 0).label("first"),
        func.coalesce(func.max(_exchange.asked_at), 0).label("last"),
        *(figure.label(name) for name, figure in statuses.items()),
    ).where(_exchange.item == item)


def _votes(item: int) -> Any:  # noqa: ANN401 -- a select of two figures
    values = {name: func.coalesce(func.sum(case((_vote.value == name, 1), else_=0)), 0) for name in _VALUES}
    figures = (figure.label(name) for name, figure in values.items())
    return select(*figures).select_from(tables.vote).join(tables.exchange).where(_exchange.item == item)


_STATUSES, _VALUES = ("answered", "unsure", "declined"), ("helpful", "not_helpful")
