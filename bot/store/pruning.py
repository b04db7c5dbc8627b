"""What is too old is deleted in the background, in steps so small that nobody waits for one."""

import asyncio
import logging
from functools import partial
from time import monotonic

from sqlalchemy import Table, delete, select
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.elements import KeyedColumnElement

from bot.errors import StoreError
from bot.store import tables
from bot.store.database import Database
from bot.store.deliveries import too_late
from bot.store.wishes import KEPT_DAYS

_DAY = 24 * 3_600_000
STEP = 100
# Addresses of replies that were cut go after a quarter of an hour.
_PAUSE = 900.0
# After the database was away, it is tried again soon.
_SOON = 30.0
# After a step, others have the database for at least as long as the step took.
_SHARE = 1.0
_log = logging.getLogger(__name__)


class Pruning:
    """Keeps exchanges for the days of retention, wishes for 90 days, events as long as they may come again."""

    def __init__(self, database: Database, *, retention_days: int) -> None:
        self._database = database
        self._kept = retention_days * _DAY

    async def run(self) -> None:
        """Prune now and again, until cancelled; a database that is away is tried again."""
        while True:
            try:
                await self.all()
                pause = _PAUSE
            except StoreError:
                _log.info("pruning waits for the database")
                pause = _SOON
            await asyncio.sleep(pause)

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
            (tables.person, tables.person.c.person, tables.person.c.greeted_at, now - self._kept),
        )
        await self._database.write(partial(_give_up, now=now))
        return sum([await self._step(*each) for each in due])

    async def _step(
        self, table: Table, key: KeyedColumnElement[object], at: KeyedColumnElement[int], before: int
    ) -> int:
        # Who is in the middle of voting on one keeps it until the next step: waiting could be for each other.
        oldest = select(key).where(at < before).order_by(at).limit(STEP).with_for_update(skip_locked=True)

        async def remove(connection: AsyncConnection) -> int:
            keys = (await connection.execute(oldest)).scalars().all()
            if not keys:
                return 0
            return (await connection.execute(delete(table).where(key.in_(keys)))).rowcount

        return await self._database.write(remove)


async def _give_up(connection: AsyncConnection, now: int) -> None:
    await connection.execute(too_late(now))
