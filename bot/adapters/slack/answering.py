"""Questions are answered: privately to a command or a press, in the thread to a message, and again if that was cut."""

import logging

from bot.adapters.cards import interrupted, sentence
from bot.adapters.manners import is_thanks
from bot.adapters.reception import Reception
from bot.adapters.replies import Setting, reply
from bot.adapters.slack.bringing import Bringing
from bot.adapters.slack.listen import TO_MESSAGE, Heard, Listener, Said, hear, question
from bot.adapters.slack.overhearing import Overhearing
from bot.adapters.slack.turns import Place, Turn
from bot.desk import Desk
from bot.errors import StoreError
from bot.record import Asker, Exchange, Handled, Reply, Wait

_log = logging.getLogger(__name__)


class Answering:
    """Takes questions to the desk, and has the answers brought back."""

    def __init__(self, desk: Desk, listener: Listener, bringing: Bringing, *, retention_days: int) -> None:
        self._desk, self._listener, self._bringing, self._days = desk, listener, bringing, retention_days
        self._reception = Reception(desk)
        self._overhearing = Overhearing(desk, listener, bringing.slack)

    async def privately(self, turn: Turn, text: str, *, after: str | None = None) -> None:
        """Answer the one who used a command, a menu or a form; nobody else sees it."""
        given = await self._reception.ask(self._listener.of_turn(turn), question(text), after=after)
        if isinstance(given, Wait):
            await self._bringing.answer(turn, sentence(given.text))
        elif isinstance(given, Reply):
            here = Setting(private=True, shareable=turn.among_others, retention_days=self._days)
            late = reply(given, self._alone, interrupted(given.answer.question))
            await self._bringing.answer(turn, reply(given, here), late=late, exchange=given.exchange)

    async def message(self, said: Said) -> None:
        """Answer a message that calls the bot, was written to it alone, or follows up on it beyond doubt."""
        text, heard = question(said.text), hear(said)
        if heard is Heard.NOTHING or (not said.direct and is_thanks(text)):
            return
        if heard is Heard.OVERHEARD and not await self._overhearing.is_meant(said, text):
            return
        asker = self._listener.of_message(said)
        given = await self._reception.ask(asker, text, after=await self._after(said, asker))
        if not isinstance(given, Handled):
            await self._reply(said, given)

    async def _reply(self, said: Said, given: Reply | Wait) -> None:
        exchange = given.exchange if isinstance(given, Reply) else None
        setting = Setting(private=said.direct, retention_days=self._days)
        card = reply(given, setting) if isinstance(given, Reply) else sentence(given.text)
        once = exchange or self._listener.event(said.channel, said.ts)
        await self._bringing.reply(said.reply_place, card, exchange, once=once, said=said)

    async def _after(self, said: Said, asker: Asker) -> str | None:
        """Return the exchange that began the thread, for somebody who has asked nothing in it yet."""
        if not said.thread:
            return None
        try:
            if (await self._desk.store.exchanges.before(asker)).previous:
                return None
            began = await self._desk.store.exchanges.of_event(self._listener.event(said.channel, said.thread))
        except StoreError:
            return None
        return began.id if began else None

    @property
    def _alone(self) -> Setting:
        return Setting(private=True, retention_days=self._days)

    async def again(self, exchange: Exchange) -> None:
        """Bring an answer that was cut: by a crash, a lost network, a full stop; it may have arrived."""
        kind, *address = self._listener.opened(exchange.asker.reply_to or "") or ("",)
        given = await self._desk.recall(exchange.id)
        if given is None or not kind:
            await self._desk.store.deliveries.failed(exchange.id)
        elif kind == TO_MESSAGE:
            card = reply(given, Setting(private=exchange.asker.private, retention_days=self._days))
            place = Place(channel=address[0], thread=address[1])
            await self._bringing.reply(place, card, exchange.id, once=exchange.id, looking=True)
        else:
            card = reply(given, self._alone, interrupted(given.answer.question))
            await self._bringing.direct(address[0], card, exchange.id, once=exchange.id, looking=True)
