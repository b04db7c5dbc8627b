"""Whether a reply arrived, where it stands, and which ones were cut and have to be sent again."""

from functools import partial
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.errors import StoreError
from bot.record import Delivery, Exchange, Message
from bot.store import tables
from bot.store.database import Database
from bot.store.exchanges import read_row

# A reply that nobody reported on for so long was cut. It is handed out again after as long.
CUT_AFTER_MS = 8_000
# After this an answer would come out of the blue.
TOO_LATE_MS = 15 * 60_000
_at = tables.exchange.c


class Deliveries:
    """What became of replies."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._unreported: dict[str, Message | None] = {}

    async def sent(self, exchange: str, message: Message | None = None) -> None:
        """Keep that a reply arrived and where it stands; the asker has seen the privacy line if it was private.

        While the store is away, keep it in mind: the reply must not be taken for one that was cut.
        """
        try:
            await self._database.write(partial(self._sent, exchange=exchange, message=message))
        except StoreError:
            self._unreported[exchange] = message

    async def failed(self, exchange: str) -> None:
        """Keep that a reply cannot be delivered, and stop trying."""
        await self._report(exchange, "failed", reply_to=None)

    async def edited(self, exchange: str) -> None:
        """Keep that a reply was edited."""
        await self._report(exchange, "edited")

    async def shared(self, exchange: str, message: Message | None = None) -> None:
        """Keep that a private reply was shared, and where."""
        place = {"message_key": message.key, "message": message.sealed} if message else {}
        await self._report(exchange, "shared", **place)

    async def removed(self, exchange: str) -> None:
        """Keep that the message is gone; the exchange stays."""
        await self._report(exchange, "sent", message_key=None, message=None)

    async def cut(self, platform: str, most: int = 20) -> tuple[Exchange, ...]:
        """Hand out replies that were cut by a crash or a lost network, each to one caller at a time."""
        await self._report_late()
        now = self._database.now()
        due = (
            select(_at.id)
            .where(_at.platform == platform, _at.reply_to.is_not(None), _at.tried_at < now - CUT_AFTER_MS)
            .order_by(_at.tried_at)
            .limit(most)
            .with_for_update(skip_locked=True)
        )
        claim = update(tables.exchange).where(_at.id.in_(due.scalar_subquery())).values(tried_at=now)

        async def take(connection: AsyncConnection) -> tuple[Exchange, ...]:
            late = update(tables.exchange).where(
                _at.platform == platform, _at.reply_to.is_not(None), _at.asked_at < now - TOO_LATE_MS
            )
            await connection.execute(late.values(reply_to=None, delivery="failed"))
            rows = (await connection.execute(claim.returning(*tables.exchange.c))).mappings().all()
            return tuple(sorted(map(read_row, rows), key=lambda one: one.asked_at))

        return await self._database.write(take)

    async def _report_late(self) -> None:
        for exchange, message in list(self._unreported.items()):
            await self._database.write(partial(self._sent, exchange=exchange, message=message))
            del self._unreported[exchange]

    async def _sent(self, connection: AsyncConnection, exchange: str, message: Message | None) -> None:
        now = self._database.now()
        done: dict[str, Any] = {"delivery": "sent", "delivered_at": now, "reply_to": None}
        if message:
            done |= {"message_key": message.key, "message": message.sealed}
        change = update(tables.exchange).where(_at.id == exchange).values(**done).returning(_at.person, _at.private)
        row = (await connection.execute(change)).first()
        if row and row.private:
            seen = self._database.insert(tables.person).values(person=row.person, greeted_at=now)
            await connection.execute(seen.on_conflict_do_nothing())

    async def _report(self, exchange: str, delivery: Delivery, **more: str | None) -> None:
        change = update(tables.exchange).where(_at.id == exchange)
        values = {"delivery": delivery, "delivered_at": self._database.now(), **more}

        async def report(connection: AsyncConnection) -> None:
            await connection.execute(change.values(**values))

        await self._database.write(report)
