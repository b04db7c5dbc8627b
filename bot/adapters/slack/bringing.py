"""Messages are brought to where they belong, and it is kept that they arrived, so that none is lost or doubled."""

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Awaitable

import aiohttp
from slack_sdk.errors import SlackClientError

from bot import wording
from bot.adapters.cards import Card, sentence
from bot.adapters.digest import card as digest_card
from bot.adapters.slack.listen import Deleted, Listener, Said
from bot.adapters.slack.sending import RefusedError, RevokedError, Slack, UndeliveredError
from bot.adapters.slack.turns import Place, Turn
from bot.errors import StoreError
from bot.review.digest import Digest
from bot.store.store import Store

_log = logging.getLogger(__name__)
_MOST_REMEMBERED = 1000
# What goes wrong between us and Slack, as far as it is told and not done again.
TROUBLES = (UndeliveredError, RefusedError, SlackClientError, aiohttp.ClientError, OSError, TimeoutError)


class Bringing:
    """Sends messages, and knows what became of them."""

    def __init__(self, slack: Slack, store: Store, listener: Listener) -> None:
        self.slack, self._store, self._listener = slack, store, listener
        # What was deleted while its reply was on its way.
        self._gone: OrderedDict[tuple[str, str], None] = OrderedDict()

    async def reply(  # noqa: PLR0913 -- what a reply is, and what is known of the one before
        self,
        place: Place,
        card: Card,
        exchange: str | None,
        *,
        once: str,
        said: Said | None = None,
        looking: bool = False,
    ) -> None:
        """Reply to a message; where that is not allowed, tell the one who wrote it."""
        try:
            ts = await self.slack.post(place, card, once=once, looking=looking)
        except RevokedError:
            raise
        except RefusedError as error:
            _log.info("a reply was refused: %s", error)
            await self.failed(exchange)
            if said:
                await self.tell(said.user, wording.NOT_ALLOWED_THERE, once=f"refused-{once}")
        except UndeliveredError:
            # What is kept will be sent again; for the rest this was the last try.
            if exchange is None:
                raise
            _log.warning("a reply did not arrive; it is sent again")
        else:
            await self.sent(exchange, place, ts)
            if said and (said.channel, said.ts) in self._gone:
                await self.slack.take_back(place, ts)

    async def answer(self, turn: Turn, card: Card, *, late: Card | None = None, exchange: str | None = None) -> None:
        """Answer the one who acted; if that cannot be shown where they are, write to them directly."""
        if turn.url:
            try:
                await self.slack.respond(turn, card)
            except (UndeliveredError, RefusedError) as error:
                _log.warning("an answer did not arrive (%s); writing to the asker directly", error)
            else:
                await self.sent(exchange)
                return
        shown = late if late and turn.url else card
        await self.direct(turn.user, shown, exchange, once=exchange or self._listener.done("answer", turn.key))

    async def is_first(self, turn: Turn) -> bool:
        """Tell whether this process is the first to do what somebody pressed: Slack may tell several of it."""
        try:
            return await self._store.exchanges.first(self._listener.done("turn", turn.key))
        except StoreError:
            return True

    async def direct(self, user: str, card: Card, exchange: str | None, *, once: str, looking: bool = False) -> bool:
        """Write to a person directly; tell whether Slack lets us."""
        try:
            place = await self.slack.direct(user)
            ts = await self.slack.post(place, card, once=once, looking=looking)
        except RevokedError:
            raise
        except RefusedError as error:
            _log.info("a direct message was refused: %s", error)
            await self.failed(exchange)
            return False
        await self.sent(exchange, place, ts)
        return True

    async def digest(self, channel: str, digest: Digest) -> bool:
        """Bring the figures of a week to a channel; tell whether Slack lets us."""
        once = self._listener.done("digest", channel, str(digest.week.first))
        try:
            since = digest.week.ends / 1000
            await self.slack.post(Place(channel=channel), digest_card(digest), once=once, looking=True, since=since)
        except RevokedError:
            raise
        except RefusedError as error:
            _log.error(wording.DIGEST_REFUSED.format(why=error))
            return False
        return True

    async def tell(self, user: str, said: str, *, once: str) -> None:
        """Tell somebody directly what could not be told where they asked."""
        try:
            await self.direct(user, sentence(said), None, once=once)
        except UndeliveredError as error:
            _log.warning("an asker could not be told: %s", error)

    async def deleted(self, gone: Deleted) -> None:
        """Take a reply away when what it answered was deleted; keep it in mind when a reply of ours is gone."""
        self._gone[gone.channel, gone.ts] = None
        if len(self._gone) > _MOST_REMEMBERED:
            self._gone.popitem(last=False)
        place = Place(channel=gone.channel)
        answered = await self._store.exchanges.of_event(self._listener.event(gone.channel, gone.ts))
        stands = self._listener.opened(answered.message.sealed) if answered and answered.message else ()
        if answered and stands:
            await self.slack.take_back(Place(channel=stands[0]), stands[1])
            await self._store.deliveries.removed(answered.id)
        elif ours := await self._store.exchanges.of_message(self._listener.message(place, gone.ts).key):
            await self._store.deliveries.removed(ours.id)

    async def sent(self, exchange: str | None, place: Place | None = None, ts: str = "") -> None:
        """Keep that an answer arrived, and where it stands if that is known."""
        if exchange is not None:
            message = self._listener.message(place, ts) if place else None
            await self.noted(self._store.deliveries.sent(exchange, message))

    async def failed(self, exchange: str | None) -> None:
        """Keep that an answer cannot be delivered."""
        if exchange is not None:
            await self.noted(self._store.deliveries.failed(exchange))

    async def noted(self, kept: Awaitable[object]) -> None:
        """Keep what became of an answer; what people see does not hang on it."""
        try:
            await asyncio.shield(kept)
        except StoreError:
            _log.warning("it could not be kept what became of an answer")
