"""Whether a reply arrived, where it stands, and which ones were cut and have to be sent again."""

import asyncio
import logging
from functools import partial
from typing import Any

from sqlalchemy import Update, case, select, update
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
# A report that could not be kept is tried again after this.
_AGAIN_SECONDS = 1.0
_at = tables.exchange.c
_log = logging.getLogger(__name__)


class Deliveries:
    """What became of replies."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._unreported: dict[str, Message | None] = {}
        self._later: asyncio.Task[None] | None = None

    async def sent(self, exchange: str, message: Message | None = None) -> None:
        """Keep that a reply arrived and where it stands; the asker has seen the privacy line if it was private.

        While the store is away, keep it in mind: the reply must not be taken for one that was cut.
        """
        try:
            await self._database.write(partial(self._sent, exchange=exchange, message=message))
        except StoreError:
            self.sent_later(exchange, message)

    def sent_later(self, exchange: str, message: Message | None = None) -> None:
        """Keep in mind that a reply arrived, and write it down in the background as soon as that is possible."""
        self._unreported[exchange] = message
        if self._later is None or self._later.done():
            self._later = asyncio.create_task(self._make_up())

    async def close(self) -> None:
        """Write down what is in mind, if that is possible now."""
        if self._later:
            self._later.cancel()
            await asyncio.wait({self._later})
        try:
            await self._report_late()
        except StoreError:
            _log.warning("%s replies that arrived are not written down", len(self._unreported))

    async def failed(self, exchange: str) -> None:
        """Keep that a reply cannot be delivered, and stop trying."""
        await self._report(exchange, "failed")

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
            await connection.execute(too_late(now).where(_at.platform == platform))
            rows = (await connection.execute(claim.returning(*tables.exchange.c))).mappings().all()
            return tuple(sorted(map(read_row, rows), key=lambda one: one.asked_at))

        return await self._database.write(take)

    async def _report_late(self) -> None:
        for exchange, message in list(self._unreported.items()):
            await self._database.write(partial(self._sent, exchange=exchange, message=message, late=True))
            self._unreported.pop(exchange, None)

    async def _make_up(self) -> None:
        while self._unreported:
            await asyncio.sleep(_AGAIN_SECONDS)
            try:
                await self._report_late()
            except StoreError:
                _log.info("reports of replies wait for the database")

    async def _sent(
        self, connection: AsyncConnection, exchange: str, message: Message | None, *, late: bool = False
    ) -> None:
        now = self._database.now()
        done: dict[str, Any] = {"delivery": "sent", "delivered_at": now, "reply_to": None}
        if message:
            done |= {"message_key": message.key, "message": message.sealed}
        change = update(tables.exchange).where(_at.id == exchange)
        if late:  # what became of it since then is newer
            change = change.where(_at.delivery == "pending")
        row = (await connection.execute(change.values(**done).returning(_at.person, _at.private))).first()
        if row and row.private:
            seen = self._database.insert(tables.person).values(person=row.person, greeted_at=now)
            await connection.execute(seen.on_conflict_do_nothing())

    async def _report(self, exchange: str, delivery: Delivery, **more: str | None) -> None:
        change = update(tables.exchange).where(_at.id == exchange)
        values = {"delivery": delivery, "delivered_at": self._database.now(), "reply_to": None, **more}

        async def report(connection: AsyncConnection) -> None:
            await connection.execute(change.values(**values))

        await self._database.write(report)


def too_late(now: int) -> Update:
    """Give up replies that would come out of the blue, with the addresses they would have gone to."""
    late = update(tables.exchange).where(_at.reply_to.is_not(None), _at.asked_at < now - TOO_LATE_MS)
    return late.values(reply_to=None, delivery=case((_at.delivery == "pending", "failed"), else_=_at.delivery))
