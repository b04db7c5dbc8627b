"""Who wants to be told when a question is answered, and the notices that each door delivers for its platform."""

import secrets
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Delete, Select, Update, delete, exists, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.record import Asker, Wish
from bot.store import tables
from bot.store.clocks import is_over
from bot.store.database import ClashError, Database

KEPT_DAYS = 90
# A notice that was handed out is handed out again after this, unless it was reported as told.
AGAIN_AFTER_MS = 60_000
_NUMBERS = 2**31 - 1
_wish, _at, _item = tables.wish.c, tables.exchange.c, tables.item.c


class Wishes:
    """Wishes wait until a maintainer teaches the answer; then each is a notice in the outbox of its platform."""

    def __init__(self, database: Database, *, retention_days: int) -> None:
        self._database = database
        self.kept_days = kept_days(retention_days)

    async def add(self, asker: Asker, exchange: str, address: str) -> bool:
        """Keep a wish with a sealed address; false if the answer is gone. A second one takes the place of the first.

        If the question was taught in the meantime, the notice is due at once.
        """
        now = self._database.now()
        # SQLite gives the number of one that is gone to the next: what is told late must not delete somebody else's.
        row = {"id": secrets.randbelow(_NUMBERS) + 1, "exchange": exchange, "person": asker.person}
        row |= {"platform": asker.platform, "address": address}
        new = self._database.insert(tables.wish).values(**row, wished_at=now, tried_at=0)
        again = new.on_conflict_do_update(
            index_elements=["exchange", "person"], set_={"address": address, "wished_at": now}
        )

        async def keep(connection: AsyncConnection) -> None:
            await _hold(connection, exchange)
            await connection.execute(again)
            await connection.execute(due_already([exchange], now))

        try:
            await self._database.write(keep)
        except ClashError:
            return False
        return True

    async def withdraw(self, person: str, exchange: str) -> bool:
        """Forget a wish and its address; false if there was none."""
        return await self._delete(delete(tables.wish).where(_wish.exchange == exchange, _wish.person == person))

    async def notices(self, platform: str, most: int = 20) -> tuple[Wish, ...]:
        """Hand out what is to be told on a platform, each to one caller at a time."""
        now = self._database.now()
        due = (
            select(_wish.id)
            .where(_wish.platform == platform, _wish.ready_at.is_not(None))
            .where(is_over(_wish.tried_at, now - AGAIN_AFTER_MS, ahead=AGAIN_AFTER_MS))
            .order_by(_wish.ready_at)
            .limit(most)
            .with_for_update(skip_locked=True)
        )
        claim = update(tables.wish).where(_wish.id.in_(due.scalar_subquery())).values(tried_at=now)

        async def take(connection: AsyncConnection) -> tuple[Wish, ...]:
            taken = (await connection.execute(claim.returning(_wish.id))).scalars().all()
            wanted = with_questions().where(_wish.id.in_(taken)).order_by(_wish.wished_at, _wish.id)
            return tuple(Wish(**row) for row in (await connection.execute(wanted)).mappings())

        return await self._database.write(take)

    async def put_back(self, wish: int) -> None:
        """Hand a notice out again soon, for it could not be told yet."""
        back = update(tables.wish).where(_wish.id == wish).values(tried_at=0)

        async def put(connection: AsyncConnection) -> None:
            await connection.execute(back)

        await self._database.write(put)

    async def told(self, wish: int) -> bool:
        """Forget a wish that was fulfilled, or cannot be; false if it was gone already."""
        return await self._delete(delete(tables.wish).where(_wish.id == wish))

    async def _delete(self, statement: Delete) -> bool:
        async def forget(connection: AsyncConnection) -> bool:
            return (await connection.execute(statement)).rowcount > 0

        return await self._database.write(forget)


async def _hold(connection: AsyncConnection, exchange: str) -> None:
    """Let nobody teach or count a question while a wish for it is kept: neither would know of the other.

    SQLite has one writer anyway.
    """
    its = select(_at.item).where(_at.id == exchange).with_for_update(read=True)
    if item := (await connection.execute(its)).scalar():
        await connection.execute(select(_item.id).where(_item.id == item).with_for_update(read=True))


def kept_days(retention_days: int) -> int:
    """Return how long a wish is kept: never longer than its question."""
    return min(KEPT_DAYS, retention_days)


def fulfilled(item: int, at: int) -> Update:
    """Put a notice into the outbox for everybody who waits for a question of an item."""
    return update(tables.wish).where(_of(item), _wish.ready_at.is_(None)).values(ready_at=at)


def withheld(item: int, since: int = 0) -> Update:
    """Take the notices of an item back out of the outbox that nobody has been told yet, and that came there since."""
    return update(tables.wish).where(_of(item), _wish.ready_at >= since).values(ready_at=None)


def due_already(exchanges: Sequence[str], at: int) -> Update:
    """Put notices into the outbox for those of these questions that were taught before that was known of them."""
    its = exists().where(
        _at.id == _wish.exchange, _item.id == _at.item, _item.state == "closed", _item.verdict == "taught"
    )
    return update(tables.wish).where(_wish.exchange.in_(exchanges), _wish.ready_at.is_(None), its).values(ready_at=at)


def _of(item: int) -> ColumnElement[bool]:
    return _wish.exchange.in_(select(_at.id).where(_at.item == item))


def with_questions() -> Select[*tuple[Any, ...]]:
    """Select wishes as they travel: with their questions."""
    columns = [column for column in tables.wish.c if column.name != "tried_at"]
    return select(*columns, _at.question).join(tables.exchange, _at.id == _wish.exchange)
