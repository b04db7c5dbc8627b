"""Messages are answered where they stand."""

import discord

from bot.adapters.cards import sentence
from bot.adapters.discord.bringing import Bringing
from bot.adapters.discord.listen import Listener, follows, question, server
from bot.adapters.manners import is_thanks
from bot.adapters.reception import Reception
from bot.adapters.replies import Setting, reply
from bot.desk import Desk
from bot.errors import StoreError
from bot.record import Reply, Wait


class Answering:
    """Takes what was said to the desk, and has the answers brought back."""

    def __init__(
        self, desk: Desk, reception: Reception, listener: Listener, bringing: Bringing, *, retention_days: int
    ) -> None:
        self._desk, self._reception, self._listener, self._bringing = desk, reception, listener, bringing
        self._days = retention_days

    async def message(self, message: discord.Message, me: int) -> None:
        """Answer a message that calls the bot, or was written to it alone."""
        text, private = question(message.content), server(message) is None
        if not private and is_thanks(text):
            return
        asker = self._listener.of_message(message)
        given = await self._reception.ask(asker, text, after=follows(message, me))
        if isinstance(given, Reply):
            card = reply(given, Setting(private=private, retention_days=self._days))
            with self._bringing.at_hand(given.exchange):
                await self._bringing.reply(message, card, given.exchange)
        elif isinstance(given, Wait):
            await self._bringing.reply(message, sentence(given.text), None)

    async def say_empty(self, message: discord.Message, said: str) -> None:
        """Tell somebody whose words Discord kept back, once."""
        try:
            event = self._listener.event(message.channel.id, message.id)
            first = await self._desk.store.exchanges.count(event, "empty")
        except StoreError:
            first = True
        if first:
            await self._bringing.reply(message, sentence(said), None)
