"""Questions are answered: privately to an interaction, as a reply to a message, and again if that was cut."""

import logging

import discord

from bot.adapters.cards import interrupted
from bot.adapters.discord import panels
from bot.adapters.discord.bringing import Bringing
from bot.adapters.discord.listen import TO_MESSAGE, Listener, follows, question, server
from bot.adapters.discord.render import draw
from bot.adapters.discord.sending import Turn, UndeliveredError
from bot.adapters.manners import is_thanks
from bot.adapters.reception import Reception
from bot.adapters.replies import Setting, reply
from bot.desk import Desk
from bot.errors import StoreError
from bot.record import Exchange, Handled, Reply, Wait

_log = logging.getLogger(__name__)


class Answering:
    """Takes questions to the desk, and has the answers brought back."""

    def __init__(self, desk: Desk, listener: Listener, bringing: Bringing, *, retention_days: int) -> None:
        self._desk, self._listener, self._bringing, self._days = desk, listener, bringing, retention_days
        self._reception = Reception(desk)

    async def interaction(self, turn: Turn, text: str, *, after: str | None = None) -> None:
        """Answer the one who used a command, a menu or a form; nobody else sees it."""
        await turn.acknowledge()
        asker = self._listener.of_interaction(turn.interaction)
        given = await self._reception.ask(asker, question(text), after=after)
        if isinstance(given, Handled):
            await turn.take_back()
        elif isinstance(given, Wait):
            await turn.reply(panels.sentence(given.text))
        else:
            with self._bringing.at_hand(given.exchange):
                await self._answer(turn, given)

    async def _answer(self, turn: Turn, given: Reply) -> None:
        try:
            setting = Setting(private=True, shareable=turn.among_others, retention_days=self._days)
            await turn.reply(draw(reply(given, setting)))
        except (UndeliveredError, discord.HTTPException) as error:
            _log.warning("an answer did not arrive (%s); writing to the asker directly", error)
            await self._directly(turn.interaction.user.id, given)
        else:
            if given.exchange:
                await self._bringing.sent(given.exchange)

    async def _directly(self, person: int, given: Reply) -> None:
        """Bring an answer to somebody's direct messages instead; the question stands above it."""
        lead = interrupted(given.answer.question)
        shown = draw(reply(given, Setting(private=True, retention_days=self._days), lead))
        await self._bringing.direct(person, shown, given.exchange, once=f"cut{given.exchange or given.answer.id}")

    async def message(self, message: discord.Message, me: int) -> None:
        """Answer a message that calls the bot, or was written to it alone."""
        text, private = question(message.content), server(message) is None
        if not private and is_thanks(text):
            return
        asker = self._listener.of_message(message)
        given = await self._reception.ask(asker, text, after=follows(message, me))
        if isinstance(given, Reply):
            shown = draw(reply(given, Setting(private=private, retention_days=self._days)))
            with self._bringing.at_hand(given.exchange):
                await self._bringing.reply(message, shown, given.exchange)
        elif isinstance(given, Wait):
            await self._bringing.reply(message, panels.sentence(given.text), None)

    async def say_empty(self, message: discord.Message, sentence: str) -> None:
        """Tell somebody whose words Discord kept back, once."""
        try:
            event = self._listener.event(message.channel.id, message.id)
            first = await self._desk.store.exchanges.count(event, "empty")
        except StoreError:
            first = True
        if first:
            await self._bringing.reply(message, panels.sentence(sentence), None)

    async def again(self, exchange: Exchange) -> None:
        """Bring an answer that was cut: by a crash, a lost network, a full stop."""
        if self._bringing.is_at_hand(exchange.id):
            return
        kind, *address = self._listener.opened(exchange.asker.reply_to or "") or ("",)
        given = await self._desk.recall(exchange.id)
        if given is None or not kind:
            await self._desk.store.deliveries.failed(exchange.id)
        elif kind == TO_MESSAGE:
            shown = draw(reply(given, Setting(private=exchange.asker.private, retention_days=self._days)))
            channel, message = map(int, address)
            await self._bringing.reply(self._bringing.message(channel, message), shown, exchange.id)
        else:
            await self._directly(int(address[0]), given)
