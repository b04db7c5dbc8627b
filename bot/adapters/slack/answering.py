"""Messages are answered in their thread."""

from bot.adapters.cards import sentence
from bot.adapters.manners import is_thanks
from bot.adapters.reception import Reception
from bot.adapters.replies import Setting, reply
from bot.adapters.slack.bringing import Bringing
from bot.adapters.slack.listen import Heard, Listener, Said, hear, question
from bot.adapters.slack.overhearing import Overhearing
from bot.desk import Desk
from bot.errors import StoreError
from bot.record import Asker, Handled, Reply, Wait


class Answering:
    """Takes what was said to the desk, and has the answers brought back."""

    def __init__(
        self, desk: Desk, reception: Reception, listener: Listener, bringing: Bringing, *, retention_days: int
    ) -> None:
        self._desk, self._reception, self._listener, self._bringing = desk, reception, listener, bringing
        self._days = retention_days
        self._overhearing = Overhearing(desk, listener, bringing.slack)

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
