"""Messages are brought to where they belong, and it is kept that they arrived, so that none is lost or doubled."""

import logging
from collections.abc import Sequence

from bot import wording
from bot.adapters.arrivals import Arrivals
from bot.adapters.cards import Card, sentence
from bot.adapters.digest import card as digest_card
from bot.adapters.lately import Lately
from bot.adapters.outbox import Errors
from bot.adapters.slack.interactions import Interaction, Place
from bot.adapters.slack.listen import Deleted, Listener, Said
from bot.adapters.slack.sending import TROUBLES, RefusedError, RevokedError, Slack, UndeliveredError
from bot.errors import StoreError
from bot.record import Wish
from bot.review.digest import Digest
from bot.store.store import Store

_log = logging.getLogger(__name__)


class Bringing:
    """Sends messages, and knows what became of them."""

    TROUBLES: Errors = TROUBLES
    FATAL: Errors = (RevokedError,)

    def __init__(self, slack: Slack, store: Store, listener: Listener) -> None:
        self.slack, self._store, self._listener = slack, store, listener
        self.arrivals = Arrivals(store, listener)
        # What was deleted while its reply was on its way.
        self._gone: Lately[tuple[str, str], None] = Lately()

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
            await self.arrivals.failed(exchange)
            if said:
                await self.tell(said.user, wording.NOT_ALLOWED_THERE, once=f"refused-{once}")
        except UndeliveredError:
            # What is kept will be sent again; for the rest this was the last try.
            if exchange is None:
                raise
            _log.warning("a reply did not arrive; it is sent again")
        else:
            await self.arrivals.sent(exchange, place.channel, ts)
            if said and (said.channel, said.ts) in self._gone:
                await self.slack.take_back(place, ts)

    async def answer(
        self, interaction: Interaction, card: Card, *, late: Card | None = None, exchange: str | None = None
    ) -> None:
        """Answer the one who acted; if that cannot be shown where they are, write to them directly."""
        if interaction.url:
            try:
                await self.slack.respond(interaction, card)
            except (UndeliveredError, RefusedError) as error:
                _log.warning("an answer did not arrive (%s); writing to the asker directly", error)
            else:
                await self.arrivals.sent(exchange)
                return
        shown = late if late and interaction.url else card
        once = exchange or self._listener.done("answer", interaction.key)
        await self.direct(interaction.user, shown, exchange, once=once)

    async def direct(self, user: str, card: Card, exchange: str | None, *, once: str, looking: bool = False) -> bool:
        """Write to a person directly; tell whether Slack lets us."""
        try:
            place = await self.slack.direct(user)
            ts = await self.slack.post(place, card, once=once, looking=looking)
        except RevokedError:
            raise
        except RefusedError as error:
            _log.info("a direct message was refused: %s", error)
            await self.arrivals.failed(exchange)
            return False
        await self.arrivals.sent(exchange, place.channel, ts)
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

        async def take_back(channel: str, ts: str) -> None:
            await self.slack.take_back(Place(channel=channel), ts)

        await self.arrivals.deleted(gone.channel, gone.ts, take_back)

    # -- what may have arrived already: the place is read for it first

    async def reply_again(self, exchange: str, address: Sequence[str], card: Card) -> None:
        """Reply to a message."""
        place = Place(channel=address[0], thread=address[1])
        await self.reply(place, card, exchange, once=exchange, looking=True)

    async def write_again(self, exchange: str, person: str, card: Card) -> None:
        """Write to somebody directly what they were not answered where they asked."""
        await self.direct(person, card, exchange, once=exchange, looking=True)

    async def notify(self, wish: Wish, person: str, card: Card) -> None:
        """Write to somebody directly what they wished to be told."""
        once = self._listener.done("wish", str(wish.id), str(wish.wished_at))
        await self.direct(person, card, None, once=once, looking=True)

    # -- of what several processes are told, one does

    async def is_first(self, key: str) -> bool:
        """Tell whether this process is the first to do what somebody pressed."""
        try:
            return await self._store.exchanges.first(self._listener.done("turn", key))
        except StoreError:
            return True

    async def is_first_to_share(self, once: str) -> bool:
        """Tell whether this process is the first to share something."""
        return await self._store.exchanges.count(once, "share")
