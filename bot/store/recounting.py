"""Items are counted anew from what is stored; an empty item goes, and one whose exchange went is led by another."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Float,
    Integer,
    Row,
    RowMapping,
    Select,
    and_,
    bindparam,
    case,
    cast,
    delete,
    exists,
    func,
    insert,
    or_,
    select,
    text,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.likeness import About, key_of, traces
from bot.store import tables
from bot.store.worth import worth

_STATUSES, _VALUES, _TIMES = ("answered", "unsure", "declined"), ("helpful", "not_helpful"), ("first", "last")
# Of each exchange, whether it left somebody without help, and whether that is known at all.
_JUDGED = ("unhelped", "known")
FIGURES = ("asked", "people", *_STATUSES, *_VALUES, *_JUDGED)
# Any number will do, as long as it is always the same, and not that of the migrations.
_LOCK = 0x5167_6E71
_item, _exchange, _vote, _bucket = (table.c for table in (tables.item, tables.exchange, tables.vote, tables.bucket))
# What tells what an exchange is about.
ASKED = (_exchange.question, _exchange.read_as, _exchange.key, _exchange.nearest)


async def count_alone(connection: AsyncConnection) -> None:
    """Let nobody else count before this transaction ends: an item must not go while an exchange joins it.

    SQLite has one writer anyway.
    """
    if connection.dialect.name == "postgresql":
        await connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})


async def items_of(connection: AsyncConnection, which: ColumnElement[bool]) -> set[int]:
    """Return the items of some exchanges."""
    found = await connection.execute(select(_exchange.item).where(which).distinct())
    return {item for item in found.scalars() if item is not None}


async def recount(connection: AsyncConnection, items: Collection[int]) -> set[int]:
    """Count items, all at once, and let go of the wording of exchanges that went; return those that are taught."""
    if not items:
        return set()
    rows = (await connection.execute(_STANDING, {"items": list(items)})).mappings().all()
    if gone := [row["id"] for row in rows if not row["asked"]]:
        empty = ~exists().where(_exchange.item == _item.id)
        await connection.execute(delete(tables.item).where(_item.id.in_(gone), empty))
    # In an order that is always the same, so that two who count do not wait for each other.
    counted = sorted((row for row in rows if row["asked"]), key=lambda row: row["id"])
    if counted:
        await connection.execute(_UPDATE, [_counts_of(row) for row in counted])
    for row in counted:
        if not row["led"]:
            await _replace_lead(connection, row["id"])
    return {row["id"] for row in counted if row["taught"]}


async def _replace_lead(connection: AsyncConnection, item: int) -> None:
    """Let another exchange speak for an item whose own has gone."""
    newest: Select[Any] = select(_exchange.id, *ASKED).where(_exchange.item == item)
    row = (await connection.execute(newest.order_by(_exchange.asked_at.desc()).limit(1))).first()
    # The last one may have gone while this was counted: that is noted, and the item goes with the next count.
    if row:
        await _lead(connection, item, row.id, about(row))


def about(row: Row[Any]) -> About:
    """Return what a kept question is about; of one that was kept without that, its words tell."""
    return About(row.key or key_of(row.read_as or row.question), row.nearest or ())


async def _lead(connection: AsyncConnection, item: int, lead: str, what: About) -> None:
    """Nothing of what was forgotten stays; a key that is taken leads new questions elsewhere."""
    key = what.key
    taken = (await connection.execute(select(_item.id).where(_item.key == key, _item.id != item))).first()
    key = f"{key} {item}" if taken else key
    await connection.execute(update(tables.item).where(_item.id == item).values(lead=lead, key=key))
    await connection.execute(delete(tables.bucket).where(_bucket.item == item))
    found = traces(About(key, what.nearest))
    await connection.execute(insert(tables.bucket), [{"pair": trace, "item": item} for trace in found])


def _counts_of(row: RowMapping) -> dict[str, Any]:
    counts = {name: row[name] or 0 for name in (*FIGURES, *_TIMES)}
    return {f"new_{name}": value for name, value in counts.items()} | {"of": row["id"], "new_worth": worth(counts)}


# These are laid out once: putting a statement together costs more than what it asks of the database.
_ITEMS: BindParameter[Any] = bindparam("items", expanding=True)
_votes = (
    select(_vote.exchange, *(func.sum(case((_vote.value == name, 1), else_=0)).label(name) for name in _VALUES))
    .select_from(tables.vote)
    .join(tables.exchange)
    .where(_exchange.item.in_(_ITEMS))
    .group_by(_vote.exchange)
    .subquery("its_votes")
)
_for, _against = _votes.c.helpful, _votes.c.not_helpful
# Each exchange is judged once: by its votes where it has any, else by its status.
_unhelped = case(
    (_for.is_not(None), cast(_against, Float) / (_for + _against)),
    (_exchange.status == "declined", 1.0),
    (_exchange.status == "unsure", 0.5),
    else_=0.0,
)
_known = case((or_(_for.is_not(None), _exchange.status.in_(("declined", "unsure"))), 1), else_=0)
_counted = (
    select(
        _exchange.item,
        func.count().label("asked"),
        func.count(_exchange.person.distinct()).label("people"),
        func.min(_exchange.asked_at).label("first"),
        func.max(_exchange.asked_at).label("last"),
        *(func.sum(case((_exchange.status == name, 1), else_=0)).label(name) for name in _STATUSES),
        *(cast(func.sum(_votes.c[name]), Integer).label(name) for name in _VALUES),
        *(func.sum(each).label(name) for name, each in zip(_JUDGED, (_unhelped, _known), strict=True)),
    )
    .outerjoin_from(tables.exchange, _votes, _votes.c.exchange == _exchange.id)
    .where(_exchange.item.in_(_ITEMS))
    .group_by(_exchange.item)
    .subquery("its_exchanges")
)
# Whoever teaches meanwhile waits, and then finds what has joined; otherwise neither would know of the other.
_STANDING = (
    select(
        _item.id,
        exists().where(_exchange.id == _item.lead, _exchange.item == _item.id).label("led"),
        and_(_item.state == "closed", _item.verdict == "taught").label("taught"),
        *(_counted.c[name] for name in (*FIGURES, *_TIMES)),
    )
    .outerjoin_from(tables.item, _counted, _counted.c.item == _item.id)
    .where(_item.id.in_(_ITEMS))
    .with_for_update(of=tables.item)
)
_UPDATE = (
    update(tables.item)
    .where(_item.id == bindparam("of"))
    .values({name: bindparam(f"new_{name}") for name in (*FIGURES, *_TIMES, "worth")})
)
