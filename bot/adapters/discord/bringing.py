"""Messages are brought to where they belong, and it is kept that they arrived, so that none is lost or doubled."""

import asyncio
import logging
from collections.abc import Callable, Coroutine, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import discord

from bot import wording
from bot.adapters.arrivals import Arrivals
from bot.adapters.cards import Card, sentence
from bot.adapters.digest import card as digest_card
from bot.adapters.discord.listen import Listener
from bot.adapters.discord.patience import Patience
from bot.adapters.discord.render import draw
from bot.adapters.discord.sending import TOLD_WITHIN, TooLongError, UndeliveredError, persistently, send
from bot.adapters.lately import Lately
from bot.adapters.outbox import Errors
from bot.record import Message, Wish
from bot.review.digest import Digest
from bot.store.store import Store

_log = logging.getLogger(__name__)
# An outage is outlasted: what somebody took back is not to stay quoted.
_DELETED_WITHIN = 120.0
# Discord does not call all of them forbidden: not without the history of the channel.
_NOT_ALLOWED = (160002,)

# What to say of something that was shared, and where it stands if anybody sees it.
Spoken = tuple[str, Message | None]
Answered = discord.Message | discord.PartialMessage


class Bringing:
    """Sends messages of the bot's own accord: replies to messages, and what is told to a person directly."""

    TROUBLES: Errors = (UndeliveredError,)
    FATAL: Errors = ()

    def __init__(self, client: discord.Client, store: Store, listener: Listener, patience: Patience) -> None:
        self._client, self.patience = client, patience
        self.arrivals = Arrivals(store, listener)
        self._at_hand: set[str] = set()
        self._deleted: Lately[int, None] = Lately()
        # Where the replies to messages stand: some are kept nowhere, and the store may be away.
        self._replies: Lately[int, tuple[int, int]] = Lately()
        # What is shared, by its preview: Discord itself only recognises what the bot sends as a member.
        self._shared: Lately[int, asyncio.Task[Spoken]] = Lately()

    @contextmanager
    def at_hand(self, exchange: str | None) -> Iterator[None]:
        """Keep in mind that an answer is being brought, however long Discord makes it wait: it was not cut."""
        self._at_hand.add(exchange or "")
        try:
            yield
        finally:
            self._at_hand.discard(exchange or "")

    async def reply(self, message: Answered, card: Card, exchange: str | None) -> None:
        """Reply to a message; where that is not allowed, tell the one who wrote it."""
        if message.id in self._deleted:
            _log.info("a question was deleted before it was answered")
            await self.arrivals.failed(exchange)
            return
        try:
            reference = message.to_reference(fail_if_not_exists=True)
            sent = await send(self.patience, message.channel, draw(card), once=f"re{message.id}", reply_to=reference)
        except discord.HTTPException as error:
            await self.arrivals.failed(exchange)
            await self._refused(message, error)
            return
        except TooLongError:
            await self.arrivals.failed(exchange)
            await self._not_allowed(message)
            return
        except UndeliveredError:
            # What is kept will be sent again; for the rest this was the last try.
            if exchange is None:
                raise
            _log.warning("a reply did not arrive; it is sent again")
            return
        self._replies[message.id] = (sent.channel.id, sent.id)
        await self.arrivals.sent(exchange, sent.channel.id, sent.id)
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

    async def direct(self, person: int, card: Card, exchange: str | None, *, once: str) -> bool:
        """Write to a person directly; tell whether they accept that."""
        try:
            channel = await persistently(
                self.patience, lambda: self._client.create_dm(discord.Object(person)), tried_for=TOLD_WITHIN
            )
            sent = await send(self.patience, channel, draw(card), once=once)
        except discord.HTTPException as error:
            _log.info("a direct message was refused: %s, code %s", error.status, error.code)
            await self.arrivals.failed(exchange)
            return False
        await self.arrivals.sent(exchange, sent.channel.id, sent.id)
        return True

    async def tell(self, person: int, said: str, *, once: int) -> None:
        """Tell somebody directly what could not be told where they asked; `once` is what they did."""
        try:
            await self.direct(person, sentence(said), None, once=f"told{once}")
        except UndeliveredError as error:
            _log.warning("an asker could not be told: %s", error)

    async def digest(self, channel: str, digest: Digest) -> bool:
        """Bring the figures of a week to a channel; tell whether Discord lets us."""
        place = self._client.get_partial_messageable(int(channel))
        once = f"week{digest.week.first:%Y%m%d}{channel[-8:]}"
        try:
            await send(self.patience, place, draw(digest_card(digest)), once=once)
        except discord.HTTPException as error:
            _log.error(wording.DIGEST_REFUSED.format(why=f"{error.status}, code {error.code}"))
            return False
        return True

    async def deleted(self, channel: int, message: int) -> None:
        """Take a reply away when what it answered was deleted; keep it in mind when a reply of ours is gone."""
        self._deleted[message] = None
        reply = self._replies.pop(message, None)
        if reply:
            await self._delete(*reply)

        async def take_back(place: str, ours: str) -> None:
            if not reply:
                await self._delete(int(place), int(ours))

        await self.arrivals.deleted(channel, message, take_back)

    async def once(self, preview: int, speak: Callable[[], Coroutine[Any, Any, Spoken]]) -> Spoken:
        """Share what a preview shows, once however often that is pressed; what nobody sees may be shared again."""
        task = self._shared.get(preview)
        if task is None:
            task = self._shared[preview] = asyncio.create_task(speak())
        is_seen = False
        try:
            told, place = await task
            is_seen = place is not None
        finally:
            if not is_seen:
                self._shared.pop(preview, None)
        return told, place

    # -- what may have arrived already: Discord knows the message by its nonce

    async def reply_again(self, exchange: str, address: Sequence[str], card: Card) -> None:
        """Reply to a message, unless that is being done."""
        if exchange not in self._at_hand:
            channel, message = map(int, address)
            await self.reply(self._message(channel, message), card, exchange)

    async def write_again(self, exchange: str, person: str, card: Card) -> None:
        """Write to somebody directly, unless they are being answered."""
        if exchange not in self._at_hand:
            await self.direct(int(person), card, exchange, once=f"cut{exchange}")

    async def notify(self, wish: Wish, person: str, card: Card) -> None:
        """Write to somebody directly what they wished to be told."""
        await self.direct(int(person), card, None, once=f"wish{wish.id}")

    def _message(self, channel: int, message: int) -> discord.PartialMessage:
        """Return a message of which nothing but the place is known."""
        return self._client.get_partial_messageable(channel).get_partial_message(message)

    async def _delete(self, channel: int, message: int) -> None:
        try:
            await persistently(self.patience, self._message(channel, message).delete, tried_for=_DELETED_WITHIN)
        except (discord.NotFound, discord.Forbidden) as error:
            _log.info("a reply could not be deleted: %s, code %s", error.status, error.code)
