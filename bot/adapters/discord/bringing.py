"""Messages are brought to where they belong, and it is kept that they arrived, so that none is lost or doubled."""

import logging
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

import discord
from discord.ui import LayoutView

from bot import wording
from bot.adapters.discord import panels
from bot.adapters.discord.listen import Listener
from bot.adapters.discord.patience import Patience
from bot.adapters.discord.sending import TOLD_WITHIN, TooLongError, UndeliveredError, persistently, send
from bot.errors import StoreError
from bot.review.digest import Digest
from bot.store.store import Store

_log = logging.getLogger(__name__)
_MOST_REMEMBERED = 1000
# An outage is outlasted: what somebody took back is not to stay quoted.
_DELETED_WITHIN = 120.0
# Discord does not call all of them forbidden: not without the history of the channel.
_NOT_ALLOWED = (160002,)

T = TypeVar("T")
Answered = discord.Message | discord.PartialMessage


class Bringing:
    """Sends messages of the bot's own accord: replies to messages, and what is told to a person directly."""

    def __init__(self, client: discord.Client, store: Store, listener: Listener, patience: Patience) -> None:
        self._client, self._store, self._listener, self.patience = client, store, listener, patience
        self._deleted: OrderedDict[int, None] = OrderedDict()
        self._at_hand: set[str] = set()
        self._replies: OrderedDict[int, tuple[int, int]] = OrderedDict()

    @contextmanager
    def at_hand(self, exchange: str | None) -> Iterator[None]:
        """Keep in mind that an answer is being brought, however long Discord makes it wait: it was not cut."""
        self._at_hand.add(exchange or "")
        try:
            yield
        finally:
            self._at_hand.discard(exchange or "")

    def is_at_hand(self, exchange: str) -> bool:
        """Tell whether an answer is being brought now."""
        return exchange in self._at_hand

    async def reply(self, message: Answered, shown: LayoutView, exchange: str | None) -> None:
        """Reply to a message; where that is not allowed, tell the one who wrote it."""
        if message.id in self._deleted:
            _log.info("a question was deleted before it was answered")
            await self._failed(exchange)
            return
        try:
            reference = message.to_reference(fail_if_not_exists=True)
            sent = await send(self.patience, message.channel, shown, once=f"re{message.id}", reply_to=reference)
        except discord.HTTPException as error:
            await self._failed(exchange)
            await self._refused(message, error)
            return
        except TooLongError:
            await self._failed(exchange)
            await self._not_allowed(message)
            return
        except UndeliveredError:
            # What is kept will be sent again; for the rest this was the last try.
            if exchange is None:
                raise
            _log.warning("a reply did not arrive; it is sent again")
            return
        _remember(self._replies, message.id, (sent.channel.id, sent.id))
        await self._arrived(exchange, sent)
        if message.id in self._deleted:
            await self._delete(sent.channel.id, sent.id)

    async def _refused(self, message: Answered, error: discord.HTTPException) -> None:
        """Let go what can hang nowhere; where the bot may not write say so; anything else is trouble."""
        _log.info("a reply was refused: %s, code %s", error.status, error.code)
        if isinstance(error, discord.NotFound) or "message_reference" in error.text:
            return
        if not isinstance(error, discord.Forbidden) and error.code not in _NOT_ALLOWED:
            raise error
        await self._not_allowed(message)

    async def _not_allowed(self, message: Answered) -> None:
        if isinstance(message, discord.Message):
            await self.tell(message.author.id, wording.NOT_ALLOWED_THERE, once=message.id)

    async def direct(self, person: int, shown: LayoutView, exchange: str | None, *, once: str) -> bool:
        """Write to a person directly; tell whether they accept that."""
        try:
            channel = await persistently(
                self.patience, lambda: self._client.create_dm(discord.Object(person)), tried_for=TOLD_WITHIN
            )
            sent = await send(self.patience, channel, shown, once=once)
        except discord.HTTPException as error:
            _log.info("a direct message was refused: %s, code %s", error.status, error.code)
            await self._failed(exchange)
            return False
        await self._arrived(exchange, sent)
        return True

    async def tell(self, person: int, sentence: str, *, once: int) -> None:
        """Tell somebody directly what could not be told where they asked; `once` is what they did."""
        try:
            await self.direct(person, panels.sentence(sentence), None, once=f"told{once}")
        except UndeliveredError as error:
            _log.warning("an asker could not be told: %s", error)

    async def digest(self, channel: str, digest: Digest) -> bool:
        """Bring the figures of a week to a channel; tell whether Discord lets us."""
        place = self._client.get_partial_messageable(int(channel))
        once = f"week{digest.week.first:%Y%m%d}{channel[-8:]}"
        try:
            await send(self.patience, place, panels.digest(digest), once=once)
        except discord.HTTPException as error:
            _log.error(wording.DIGEST_REFUSED.format(why=f"{error.status}, code {error.code}"))
            return False
        return True

    async def deleted(self, channel: int, message: int) -> None:
        """Take a reply away when what it answered was deleted; keep it in mind when a reply of ours is gone."""
        _remember(self._deleted, message, None)
        # Some replies are kept nowhere, and the store may be away.
        if reply := self._replies.pop(message, None):
            await self._delete(*reply)
        answered = await self._store.exchanges.of_event(self._listener.event(channel, message))
        place = self._listener.opened(answered.message.sealed) if answered and answered.message else ()
        if answered and place:
            if not reply:
                await self._delete(*map(int, place))
            await self._store.deliveries.removed(answered.id)
        elif ours := await self._store.exchanges.of_message(self._listener.message(channel, message).key):
            await self._store.deliveries.removed(ours.id)

    def message(self, channel: int, message: int) -> discord.PartialMessage:
        """Return a message of which nothing but the place is known."""
        return self._client.get_partial_messageable(channel).get_partial_message(message)

    async def _delete(self, channel: int, message: int) -> None:
        try:
            await persistently(self.patience, self.message(channel, message).delete, tried_for=_DELETED_WITHIN)
        except (discord.NotFound, discord.Forbidden) as error:
            _log.info("a reply could not be deleted: %s, code %s", error.status, error.code)

    async def _arrived(self, exchange: str | None, sent: discord.Message) -> None:
        if exchange is not None:
            await self.sent(exchange, sent.channel.id, sent.id)

    async def sent(self, exchange: str, channel: int | None = None, message: int | None = None) -> None:
        """Keep that an answer arrived; while the store is away, it keeps that in mind."""
        place = self._listener.message(channel, message) if channel and message else None
        await self._store.deliveries.sent(exchange, place)

    async def _failed(self, exchange: str | None) -> None:
        if exchange is not None:
            try:
                await self._store.deliveries.failed(exchange)
            except StoreError:
                _log.warning("it could not be kept that an answer did not arrive")


def _remember(kept: OrderedDict[int, T], key: int, value: T) -> None:
    """Keep something for a while, and not too much of it."""
    kept[key] = value
    if len(kept) > _MOST_REMEMBERED:
        kept.popitem(last=False)
