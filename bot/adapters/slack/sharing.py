"""A private answer is shown to others if its asker wants that, in the way they choose, and taken back."""

import asyncio
import logging

from bot import wording
from bot.adapters import replies
from bot.adapters.buttons import Press, Verb
from bot.adapters.cards import Card, sentence
from bot.adapters.notices import recall
from bot.adapters.slack.bringing import Bringing
from bot.adapters.slack.listen import Listener
from bot.adapters.slack.sending import RefusedError, RevokedError
from bot.adapters.slack.turns import Turn
from bot.desk import Desk

_log = logging.getLogger(__name__)
# How long another process may take to send what it has begun.
_MEANWHILE = 1.0


class Sharing:
    """Shares answers, and removes them."""

    def __init__(self, desk: Desk, listener: Listener, bringing: Bringing) -> None:
        self._desk, self._listener, self._bringing = desk, listener, bringing

    async def preview(self, turn: Turn, press: Press) -> None:
        """Show what others would see, and ask."""
        given = await recall(self._desk, press.exchange)
        await self._bringing.answer(turn, replies.share_preview(given) if given else sentence(wording.GONE))

    async def share(self, turn: Turn, press: Press) -> None:
        """Show the answer to everybody in the channel."""
        given = await recall(self._desk, press.exchange)
        if given is None:
            await self._change(turn, wording.GONE)
            return
        owner = self._listener.owner(turn.user, press.exchange)
        card = replies.shared(given, owner, question=press.verb is Verb.SHARE_BOTH)
        try:
            ts = await self._speak(turn, card)
        except RevokedError:
            raise
        except RefusedError as error:
            _log.info("sharing was refused: %s", error)
            await self._change(turn, wording.SHARE_REFUSED.format(me=wording.SHARE_ME))
            return
        message = self._listener.message(turn.place, ts)
        await self._bringing.noted(self._desk.store.deliveries.shared(press.exchange, message))
        await self._change(turn, wording.SHARED.format(remove=wording.REMOVE))

    async def _speak(self, turn: Turn, card: Card) -> str:
        """Say it once, however often and in how many processes it was pressed."""
        once = self._listener.done("share", turn.place.channel, turn.message)
        is_first = await self._desk.store.exchanges.count(once, "share")
        if not is_first:
            await asyncio.sleep(_MEANWHILE)
        return await self._bringing.slack.post(turn.place, card, once=once, looking=not is_first)

    async def send_to_me(self, turn: Turn, press: Press) -> None:
        """Send the answer to the asker's direct messages, where it stays."""
        given = await recall(self._desk, press.exchange)
        if given is None:
            await self._change(turn, wording.GONE)
            return
        once = self._listener.done("me", press.exchange)
        accepted = await self._bringing.direct(turn.user, replies.kept_copy(given), None, once=once)
        await self._change(turn, wording.SHARED_DIRECTLY if accepted else wording.SHARE_CLOSED)

    async def cancel(self, turn: Turn, _: Press) -> None:
        """Share nothing."""
        await self._change(turn, wording.CANCELLED)

    async def remove(self, turn: Turn, press: Press) -> None:
        """Take a shared answer away, if the one who shared it or an administrator wants that."""
        is_owner = press.owner == self._listener.owner(turn.user, press.exchange)
        if not is_owner and not await self._bringing.slack.moderates(turn.user):
            await self._bringing.answer(turn, sentence(wording.REMOVE_REFUSED))
            return
        if not await self._bringing.slack.take_back(turn.place, turn.message):
            await self._bringing.answer(turn, sentence(wording.REMOVE_NOT_ALLOWED))
            return
        await self._bringing.noted(self._desk.store.deliveries.removed(press.exchange))

    async def _change(self, turn: Turn, told: str) -> None:
        await self._bringing.slack.respond(turn, sentence(told), replace=True)
