"""What waits to be sent: replies that were cut, and notices to those who wanted to be told."""

import logging
from collections.abc import Coroutine, Sequence
from typing import Any, Protocol

from bot import wording
from bot.adapters.cards import Card, interrupted, quote
from bot.adapters.names import TO_MESSAGE, Names
from bot.adapters.notices import due
from bot.adapters.replies import Setting, reply
from bot.desk import Desk
from bot.errors import StoreError
from bot.record import Exchange, Wish
from bot.review.digest import Digest

_log = logging.getLogger(__name__)
Errors = tuple[type[Exception], ...]


class Carrier(Protocol):
    """How a door sends what may have arrived already, so that it is there once."""

    # What goes wrong between a door and its platform, and will pass; what will not, and ends more than one message.
    TROUBLES: Errors
    FATAL: Errors

    async def reply_again(self, exchange: str, address: Sequence[str], card: Card) -> None:
        """Reply to a message."""

    async def write_again(self, exchange: str, person: str, card: Card) -> None:
        """Write to somebody directly what they were not answered where they asked."""

    async def digest(self, channel: str, digest: Digest) -> bool:
        """Bring the figures of a week to a channel; tell whether that is allowed."""

    async def notify(self, wish: Wish, person: str, card: Card) -> None:
        """Write to somebody directly what they wished to be told."""


class Outbox:
    """Sends what waits."""

    def __init__(self, desk: Desk, names: Names, carrier: Carrier, *, retention_days: int) -> None:
        self._desk, self._names, self._carrier, self._days = desk, names, carrier, retention_days
        self._passing: Errors = (StoreError, *carrier.TROUBLES)

    async def empty(self) -> None:
        """Send what waits now; what cannot be sent is handed out again later."""
        store, platform = self._desk.store, self._names.platform
        try:
            for exchange in await store.deliveries.cut(platform):
                await self._tried(self._again(exchange))
            for wish in await store.wishes.notices(platform):
                await self._tried(self._grant(wish))
        except StoreError as error:
            _log.info("what waits to be sent has to wait: %s", error)

    async def _again(self, exchange: Exchange) -> None:
        """Bring an answer that was cut: by a crash, a lost network, a full stop."""
        kind, *address = self._names.opened(exchange.asker.reply_to or "") or ("",)
        given = await self._desk.recall(exchange.id)
        if given is None or not kind:
            await self._desk.store.deliveries.failed(exchange.id)
        elif kind == TO_MESSAGE:
            card = reply(given, Setting(private=exchange.asker.private, retention_days=self._days))
            await self._carrier.reply_again(exchange.id, address, card)
        else:
            card = reply(given, self._alone, interrupted(given.answer.question))
            await self._carrier.write_again(exchange.id, address[0], card)

    async def _grant(self, wish: Wish) -> None:
        """Tell somebody that their question is answered now."""
        notice = await due(self._desk, wish)
        if notice is None:
            return
        address, given = self._names.opened(wish.address), notice.given
        if address and given:
            lead = f"*{wording.WISH_GRANTED}*\n{quote(wish.question)}"
            await self._carrier.notify(wish, address[0], reply(given, self._alone, lead))
        await self._desk.store.wishes.told(wish.id)

    @property
    def _alone(self) -> Setting:
        return Setting(private=True, retention_days=self._days)

    async def _tried(self, work: Coroutine[Any, Any, None]) -> None:
        """Try to send one thing; what is wrong with it stops nothing else, unless nothing can be sent any more."""
        try:
            await work
        except self._carrier.FATAL:
            raise
        except self._passing as error:
            _log.info("what waits to be sent has to wait: %s", error)
        except Exception:  # noqa: BLE001 -- whatever it is, the others do not wait for it
            _log.exception("a mistake of ours keeps something from being sent")
