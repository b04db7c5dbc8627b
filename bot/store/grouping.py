"""Exchanges join their like as they arrive, in the transaction that stores them: items of the maintainers' queue."""

from typing import Any

from sqlalchemy import Integer, bindparam, case, cast, exists, func, insert, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.likeness import LIKE, MOST_PAIRS, key_of, likeness, pairs
from bot.record import Exchange
from bot.store import tables
from bot.store.database import Database
from bot.store.worth import worth

# Of the items that share a pair of words only the newest are looked at, and of all those the ones that share most.
_A_PAIR, _NEAREST = 60, 40
# By then every running bot knows what was taught.
_RELOADED_MS = 60_000
_STATUSES = ("answered", "unsure", "declined")
_COUNTED = ("asked", "people", *_STATUSES, "helpful", "not_helpful")
_item, _exchange = tables.item.c, tables.exchange.c
# SQLite gives the number of an item that went to the next one, and its history and its undo would be another's.
_SUBJECTS = select(func.max(cast(tables.act.c.subject, Integer))).scalar_subquery()
_LAST = select(func.max(tables.item.c.id)).scalar_subquery()
_UNUSED = func.max(func.coalesce(_LAST, 0), func.coalesce(_SUBJECTS, 0)) + 1
_SAME = select(_item.id).where(_item.key == bindparam("key"))
# In plain words, because it is laid out anew for every question that somebody asks otherwise.
_EACH = " UNION ALL ".join(
    "SELECT * FROM (SELECT item FROM bucket "  # noqa: S608 -- only numbers are put in
    f"WHERE pair = :pair{number} ORDER BY item DESC LIMIT {_A_PAIR}) AS by{number}"
    for number in range(MOST_PAIRS)
)
_NEAR = text(
    f"SELECT item.id, item.key FROM (SELECT item, count(*) AS shared FROM ({_EACH}) AS each_pair "  # noqa: S608 -- numbers
    f"GROUP BY item ORDER BY shared DESC, item LIMIT {_NEAREST}) AS near JOIN item ON item.id = near.item"
).bindparams(*(bindparam(f"pair{number}", type_=tables.Words) for number in range(MOST_PAIRS)))


class Grouping:
    """Finds the item that an exchange belongs to, or makes one."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def join(self, connection: AsyncConnection, exchange: Exchange) -> int | None:
        """Count an exchange into its item and return which; a question without words has none."""
        key = key_of(exchange.read_as or exchange.question)
        if not key:
            return None
        item = await self._like(connection, key)
        if item is None and (new := await self._begin(connection, key, exchange)):
            return new
        # Somebody else may have begun it at this moment.
        item = item or (await connection.execute(_SAME, {"key": key})).scalar()
        return item if item and await self._count(connection, item, exchange) else None

    async def _like(self, connection: AsyncConnection, key: str) -> int | None:
        same: int | None = (await connection.execute(_SAME, {"key": key})).scalar()
        if same is not None:
            return same
        wanted = pairs(key)
        named = {f"pair{number}": wanted[number] if number < len(wanted) else "" for number in range(MOST_PAIRS)}
        rows = (await connection.execute(_NEAR, named)).all()
        best = max(((likeness(key, row.key), -row.id) for row in rows), default=(0.0, 0))
        return -best[1] if best[0] >= LIKE else None

    async def _begin(self, connection: AsyncConnection, key: str, exchange: Exchange) -> int | None:
        at = exchange.asked_at
        counts = {name: int(name in ("asked", "people", exchange.status)) for name in _COUNTED}
        row = {"key": key, "lead": exchange.id, "first": at, "last": at, "state": "open", "version": 1}
        new = self._database.insert(tables.item).on_conflict_do_nothing().returning(_item.id)
        if connection.dialect.name == "sqlite":
            new = new.values(id=_UNUSED)
        item: int | None = (await connection.execute(new, row | counts | {"worth": worth(counts)})).scalar()
        if item is not None:
            await connection.execute(insert(tables.bucket), [{"pair": pair, "item": item} for pair in pairs(key)])
        return item

    async def _count(self, connection: AsyncConnection, item: int, exchange: Exchange) -> bool:
        mine = exists().where(_exchange.item == item, _exchange.person == exchange.asker.person)
        more: dict[str, Any] = {"asked": _item.asked + 1, "people": _item.people + case((mine, 0), else_=1)}
        if exchange.status in _STATUSES:
            more[exchange.status] = _item[exchange.status] + 1
        counted = await _change(connection, item, more | {"last": exchange.asked_at})
        if counted and exchange.status == "declined":
            await _come_back(connection, item, exchange.asked_at)
        return counted


async def voted(connection: AsyncConnection, exchange: str, before: str | None, after: str | None) -> None:
    """Count a vote that was changed into the item of its exchange."""
    found = (
        await connection.execute(select(_exchange.item, _exchange.asked_at).where(_exchange.id == exchange))
    ).first()
    item = found.item if found else None
    if found and item is not None:
        if after == "not_helpful":
            await _come_back(connection, item, found.asked_at)
        steps = {value: int(value == after) - int(value == before) for value in ("helpful", "not_helpful")}
        await _change(connection, item, {value: _item[value] + step for value, step in steps.items() if step})


async def _come_back(connection: AsyncConnection, item: int, at: int) -> None:
    """Put an item back into the queue that was taught, and whose answer helps no more than before.

    What was asked right after the teaching may still have been answered without it.
    """
    act = tables.act.c
    taught = select(func.max(act.at)).where(act.subject == str(item), act.kind == "teach", act.undone.is_(False))
    closed = update(tables.item).where(_item.id == item, _item.state == "closed", _item.verdict == "taught")
    late = taught.scalar_subquery() < at - _RELOADED_MS
    await connection.execute(closed.where(late).values(state="open", version=_item.version + 1))


async def _change(connection: AsyncConnection, item: int, values: dict[str, Any]) -> bool:
    change = update(tables.item).where(_item.id == item).values(**values).returning(*tables.item.c)
    row = (await connection.execute(change)).mappings().first()
    if row:
        await connection.execute(update(tables.item).where(_item.id == item).values(worth=worth(dict(row))))
    return row is not None
