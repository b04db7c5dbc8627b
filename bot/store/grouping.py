"""Exchanges join their like as they arrive, in the transaction that stores them: items of the maintainers' queue."""

from collections import Counter
from typing import Any

from sqlalchemy import RowMapping, Select, select, union_all, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.likeness import LIKE, key_of, likeness, pairs
from bot.record import Exchange
from bot.store import tables
from bot.store.database import Database
from bot.store.worth import worth

# Of the items that share a pair of words only the newest are looked at, and of all those the ones that share most.
_A_PAIR, _NEAREST = 60, 40
_STATUSES = ("answered", "unsure", "declined")
_item, _bucket, _exchange = tables.item.c, tables.bucket.c, tables.exchange.c


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
        if item is None:
            item = await self._begin(connection, key, exchange)
        return item if await self._count(connection, item, exchange) else None

    async def _like(self, connection: AsyncConnection, key: str) -> int | None:
        same: int | None = (await connection.execute(select(_item.id).where(_item.key == key))).scalar()
        if same is not None:
            return same
        shared = Counter((await connection.execute(_near(pairs(key)))).scalars())
        near = [number for number, _ in shared.most_common(_NEAREST)]
        rows = (await connection.execute(select(_item.id, _item.key).where(_item.id.in_(near)))).all() if near else ()
        best = max(((likeness(key, row.key), -row.id) for row in rows), default=(0.0, 0))
        return -best[1] if best[0] >= LIKE else None

    async def _begin(self, connection: AsyncConnection, key: str, exchange: Exchange) -> int:
        new = self._database.insert(tables.item).values(
            key=key,
            lead=exchange.id,
            first=exchange.asked_at,
            last=exchange.asked_at,
            state="open",
            version=1,
            **dict.fromkeys(("asked", "people", *_STATUSES, "helpful", "not_helpful", "worth"), 0),
        )
        # Somebody else may begin it at the same moment.
        one = new.on_conflict_do_update(index_elements=["key"], set_={"key": new.excluded.key})
        item = int((await connection.execute(one.returning(_item.id))).scalar_one())
        rows = [{"pair": pair, "item": item} for pair in pairs(key)]
        await connection.execute(self._database.insert(tables.bucket).on_conflict_do_nothing(), rows)
        return item

    async def _count(self, connection: AsyncConnection, item: int, exchange: Exchange) -> bool:
        asker = exchange.asker.person
        known = select(_exchange.id).where(_exchange.item == item, _exchange.person == asker).limit(1)
        is_new = (await connection.execute(known)).first() is None
        more = {"asked": _item.asked + 1, "people": _item.people + int(is_new)}
        if exchange.status in _STATUSES:
            more[exchange.status] = _item[exchange.status] + 1
        return await _change(connection, item, more | {"last": exchange.asked_at})


async def voted(connection: AsyncConnection, exchange: str, before: str | None, after: str | None) -> None:
    """Count a vote that was changed into the item of its exchange."""
    item = (await connection.execute(select(_exchange.item).where(_exchange.id == exchange))).scalar()
    if item is not None:
        steps = {value: int(value == after) - int(value == before) for value in ("helpful", "not_helpful")}
        await _change(connection, item, {value: _item[value] + step for value, step in steps.items() if step})


async def weigh(connection: AsyncConnection, item: int, counts: RowMapping) -> None:
    """Write down what an item is worth now."""
    await connection.execute(update(tables.item).where(_item.id == item).values(worth=worth(dict(counts))))


async def _change(connection: AsyncConnection, item: int, values: dict[str, Any]) -> bool:
    change = update(tables.item).where(_item.id == item).values(**values).returning(*tables.item.c)
    row = (await connection.execute(change)).mappings().first()
    if row:
        await weigh(connection, item, row)
    return row is not None


def _near(wanted: list[str]) -> Select[Any]:
    each = [
        select(select(_bucket.item).where(_bucket.pair == pair).order_by(_bucket.item.desc()).limit(_A_PAIR).subquery())
        for pair in wanted
    ]
    return select(union_all(*each).subquery())
