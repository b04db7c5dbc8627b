"""What is too old is deleted in the background, in steps so small that nobody waits for one."""

import asyncio
import logging
from time import monotonic

from sqlalchemy import Table, delete, select
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.elements import KeyedColumnElement

from bot.errors import StoreError
from bot.store import tables
from bot.store.database import Database
from bot.store.recounting import items_of, recount
from bot.store.wishes import KEPT_DAYS

_DAY = 24 * 3_600_000
# With an exchange its item may go, and a dozen rows that lead there.
STEP = 25
_HOUR = 3_600.0
# After a step, others have the database for at least as long as the step took.
_SHARE = 1.0
_log = logging.getLogger(__name__)


class Pruning:
    """Keeps exchanges for the days of retention, wishes for 90 days, events as long as they may come again."""

    def __init__(self, database: Database, *, retention_days: int) -> None:
        self._database = database
        self._kept = retention_days * _DAY

    async def run(self) -> None:
        """Prune now and every hour, until cancelled; a database that is away is tried again."""
        while True:
            try:
                await self.all()
            except StoreError:
                _log.info("pruning waits for the database")
            await asyncio.sleep(_HOUR)

    async def all(self) -> int:
        """Prune all that is due, leaving room between the steps; return how many rows went."""
        total = 0
        begin = monotonic()
        while gone := await self.step():
            total += gone
            await asyncio.sleep((monotonic() - begin) * _SHARE)
            begin = monotonic()
        return total

    async def step(self) -> int:
        """Delete a few rows of each kind that are due; return how many."""
        now = self._database.now()
        due = (
            (tables.exchange, tables.exchange.c.id, tables.exchange.c.asked_at, now - self._kept),
            (tables.wish, tables.wish.c.id, tables.wish.c.wished_at, now - KEPT_DAYS * _DAY),
            (tables.event, tables.event.c.key, tables.event.c.until, now),
        )
        return sum([await self._step(*each) for each in due])

    async def _step(
        self, table: Table, key: KeyedColumnElement[object], at: KeyedColumnElement[int], before: int
    ) -> int:
        oldest = select(key).where(at < before).order_by(at).limit(STEP)

        async def remove(connection: AsyncConnection) -> int:
            keys = (await connection.execute(oldest)).scalars().all()
            if not keys:
                return 0
            touched = await items_of(connection, tables.exchange.c.id.in_(keys)) if table is tables.exchange else ()
            gone = (await connection.execute(delete(table).where(key.in_(keys)))).rowcount
            await recount(connection, touched)
            return gone

        return await self._database.write(remove)
