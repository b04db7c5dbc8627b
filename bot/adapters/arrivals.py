"""What became of a message: whether it arrived, where it stands, and that it is gone."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from bot.adapters.names import Names, Number
from bot.errors import StoreError
from bot.store.store import Store

# Deletes a message of ours, wherever it stands.
TakeBack = Callable[[str, str], Awaitable[object]]
_log = logging.getLogger(__name__)


async def noted(kept: Awaitable[object]) -> None:
    """Keep what became of an answer; what people see does not hang on it."""
    try:
        await asyncio.shield(kept)
    except StoreError:
        _log.warning("it could not be kept what became of an answer")


class Arrivals:
    """Keeps what became of the messages of one platform."""

    def __init__(self, store: Store, names: Names) -> None:
        self._store, self._names = store, names

    async def sent(self, exchange: str | None, channel: Number = "", message: Number = "") -> None:
        """Keep that an answer arrived, and where it stands if that is known."""
        if exchange is not None:
            place = self._names.message(channel, message) if message else None
            await noted(self._store.deliveries.sent(exchange, place))

    async def failed(self, exchange: str | None) -> None:
        """Keep that an answer cannot be delivered."""
        if exchange is not None:
            await noted(self._store.deliveries.failed(exchange))

    async def deleted(self, channel: Number, message: Number, take_back: TakeBack) -> None:
        """Take the reply to a message that is gone back, wherever it stands; keep it if a reply of ours is gone."""
        answered = await self._store.exchanges.of_event(self._names.event(channel, message))
        stands = self._names.opened(answered.message.sealed) if answered and answered.message else ()
        if answered and stands:
            await take_back(stands[0], stands[1])
            await self._store.deliveries.removed(answered.id)
        elif ours := await self._store.exchanges.of_message(self._names.message(channel, message).key):
            await self._store.deliveries.removed(ours.id)
