"""Questions are answered: privately to an interaction, as a reply to a message, and again if that was cut."""

import logging
from collections import OrderedDict
from dataclasses import replace
from time import monotonic
from typing import TypeVar

import discord

from bot import wording
from bot.adapters.discord import panels
from bot.adapters.discord.bringing import Bringing
from bot.adapters.discord.listen import TO_MESSAGE, Listener, follows, question
from bot.adapters.discord.render import Setting, quote, reply
from bot.adapters.discord.sending import Turn, UndeliveredError
from bot.adapters.manners import is_thanks, was_a_question
from bot.desk import Desk
from bot.errors import StoreError
from bot.record import Asker, Exchange, Handled, Reply, Wait

_log = logging.getLogger(__name__)
_MOST_REMEMBERED = 1000
# How long it may take until the store knows that a reply has arrived.
_JUST = 30.0

T = TypeVar("T")


class Answering:
    """Takes questions to the desk, and has the answers brought back."""

    def __init__(self, desk: Desk, listener: Listener, bringing: Bringing, *, retention_days: int) -> None:
        self._desk, self._listener, self._bringing, self._days = desk, listener, bringing, retention_days
        # A cry for help is kept nowhere but here, so that somebody can say that it was a question.
        self._misread: OrderedDict[str, str] = OrderedDict()
        # The store learns that somebody has read the privacy line when it has arrived; until then this knows.
        self._greeted: OrderedDict[str, float] = OrderedDict()

    async def interaction(self, turn: Turn, text: str, *, after: str | None = None) -> None:
        """Answer the one who used a command, a menu or a form; nobody else sees it."""
        await turn.acknowledge()
        asker = self._listener.of_interaction(turn.interaction)
        given = await self._ask(asker, question(text), after)
        if isinstance(given, Handled):
            await turn.take_back()
        elif isinstance(given, Wait):
            await turn.reply(panels.sentence(given.text))
        else:
            await self._answer(turn, given)

    async def _answer(self, turn: Turn, given: Reply) -> None:
        try:
            setting = Setting(private=True, shareable=turn.among_others, retention_days=self._days)
            await turn.reply(reply(given, setting))
        except (UndeliveredError, discord.HTTPException) as error:
            _log.warning("an answer did not arrive (%s); writing to the asker directly", error)
            await self._directly(turn.interaction.user.id, given)
        else:
            if given.exchange:
                await self._bringing.sent(given.exchange)

    async def _directly(self, person: int, given: Reply) -> None:
        """Bring an answer to somebody's direct messages instead; the question stands above it."""
        lead = f"*{wording.CUT_OFF}*\n{quote(given.answer.question)}"
        shown = reply(given, Setting(private=True, retention_days=self._days), lead)
        await self._bringing.direct(person, shown, given.exchange, once=f"cut{given.exchange or given.answer.id}")

    async def message(self, message: discord.Message, me: int) -> None:
        """Answer a message that calls the bot, or was written to it alone."""
        text, private = question(message.content), message.guild is None
        if not private and is_thanks(text):
            return
        given = await self._ask(self._listener.of_message(message), text, follows(message, me))
        if isinstance(given, Reply):
            shown = reply(given, Setting(private=private, retention_days=self._days))
            await self._bringing.reply(message, shown, given.exchange)
        elif isinstance(given, Wait):
            await self._bringing.reply(message, panels.sentence(given.text), None)

    async def say_empty(self, message: discord.Message) -> None:
        """Tell somebody whose words Discord kept back, once."""
        try:
            event = self._listener.event(message.channel.id, message.id)
            first = await self._desk.store.exchanges.count(event, "empty")
        except StoreError:
            first = True
        if first:
            await self._bringing.reply(message, panels.sentence(wording.REPLY_EMPTY), None)

    async def again(self, exchange: Exchange) -> None:
        """Bring an answer that was cut: by a crash, a lost network, a full stop."""
        kind, *address = self._listener.opened(exchange.asker.reply_to or "") or ("",)
        given = await self._desk.recall(exchange.id)
        if given is None or not kind:
            await self._desk.store.deliveries.failed(exchange.id)
        elif kind == TO_MESSAGE:
            shown = reply(given, Setting(private=exchange.asker.private, retention_days=self._days))
            channel, message = map(int, address)
            await self._bringing.reply(self._bringing.message(channel, message), shown, exchange.id)
        else:
            await self._directly(int(address[0]), given)

    async def _ask(self, asker: Asker, text: str, after: str | None) -> Reply | Wait | Handled:
        talk = asker.person if asker.private else asker.conversation
        misread = self._misread.pop(talk, None)
        if misread and was_a_question(text):
            return await self._desk.ask(asker, misread, after=after, careful=False)
        given = await self._desk.ask(asker, text, after=after)
        if not isinstance(given, Reply):
            return given
        if given.answer.status == "care":
            _remember(self._misread, talk, text)
        return self._greeting_once(given, asker)

    def _greeting_once(self, given: Reply, asker: Asker) -> Reply:
        if not given.first_time:
            return given
        if monotonic() - self._greeted.get(asker.person, -_JUST) < _JUST:
            return replace(given, first_time=False)
        _remember(self._greeted, asker.person, monotonic())
        return given


def _remember(kept: OrderedDict[str, T], key: str, value: T) -> None:
    """Keep something for a while, and not too much of it."""
    kept[key] = value
    if len(kept) > _MOST_REMEMBERED:
        kept.popitem(last=False)
