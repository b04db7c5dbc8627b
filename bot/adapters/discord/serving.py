"""Every turn ends in a reply, whatever happens in it; and a full stop waits for what has begun."""

import asyncio
import logging
import secrets
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager, suppress

import discord

from bot import wording
from bot.adapters.discord import panels
from bot.adapters.discord.bringing import Bringing
from bot.adapters.discord.commands import Work
from bot.adapters.discord.patience import Patience
from bot.adapters.discord.sending import Interaction, NotOursError, Turn, UndeliveredError
from bot.errors import SignpostError, StoreError

_log = logging.getLogger(__name__)
_MOST_REMEMBERED = 1000


class Serving:
    """Serves interactions and messages to their end, each interaction once."""

    def __init__(self, bringing: Bringing, patience: Patience) -> None:
        self._bringing, self._patience = bringing, patience
        self._begun: dict[int, None] = {}
        self._working = 0
        self._idle = asyncio.Event()

    async def serve(self, interaction: Interaction, work: Work) -> None:
        """Do what an interaction asks for, once, and end it with a reply whatever happens."""
        if interaction.id in self._begun:
            return
        self._begun[interaction.id] = None
        if len(self._begun) > _MOST_REMEMBERED:
            self._begun.pop(next(iter(self._begun)))
        turn = Turn(interaction, self._patience)
        with self.at_work():
            try:
                await work(turn)
            except NotOursError:
                turn.is_thinking = False
                _log.info("an interaction was answered by another process")
            except Exception as error:  # noqa: BLE001 -- whatever it is, somebody waits for a reply
                await self._end_in_trouble(turn, error)
        if turn.is_thinking:
            await _settle(turn)

    async def _end_in_trouble(self, turn: Turn, error: Exception) -> None:
        interaction, sentence = turn.interaction, _told(error)
        if interaction.type is discord.InteractionType.autocomplete:
            await _suggest_nothing(turn, error)
            return
        told = panels.sentence(sentence)
        say = turn.end_with if isinstance(error, UndeliveredError | discord.HTTPException) else turn.reply
        try:
            await say(told)
        except Exception as further:  # noqa: BLE001 -- there is one more way to tell it
            _log.warning("the sentence about it did not arrive either (%s)", type(further).__name__)
            await self._bringing.tell(interaction.user.id, sentence, once=interaction.id)

    async def answer(self, message: discord.Message, work: Coroutine[None, None, None]) -> None:
        """Answer a message; what goes wrong is told in the answer's place, or else to its author directly."""
        with self.at_work():
            try:
                await work
            except Exception as error:  # noqa: BLE001 -- whatever it is, somebody waits for a reply
                await self._tell_of_trouble(message, error)

    async def _tell_of_trouble(self, message: discord.Message, error: Exception) -> None:
        sentence = _told(error)
        if not isinstance(error, UndeliveredError | discord.HTTPException):
            try:
                await self._bringing.reply(message, panels.sentence(sentence), None)
            except Exception as further:  # noqa: BLE001 -- there is one more way to tell it
                _log.warning("the sentence about it did not arrive (%s)", type(further).__name__)
            else:
                return
        await self._bringing.tell(message.author.id, sentence, once=message.id)

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """Count something that a full stop has to wait for."""
        self._working += 1
        try:
            yield
        finally:
            self._working -= 1
            if not self._working:
                self._idle.set()

    async def finish(self) -> None:
        """Wait until everything that has begun is done."""
        while self._working:
            self._idle.clear()
            await self._idle.wait()


async def _settle(turn: Turn) -> None:
    """Leave nothing "thinking" after an outage; what was done is done, so a full stop does not wait for it."""
    try:
        await turn.settle(panels.sentence(wording.SETTLED))
    except Exception as error:  # noqa: BLE001 -- the client may have been closed meanwhile; nobody waits any more
        _log.info("what was promised could not be taken back: %s", type(error).__name__)


async def _suggest_nothing(turn: Turn, error: Exception) -> None:
    """End suggestions that went wrong; the person types on."""
    if not isinstance(error, UndeliveredError):
        with suppress(UndeliveredError, NotOursError):
            await turn.suggest(())


def _told(error: Exception) -> str:
    """Return what somebody is told of a failure; the log has more, under the same code."""
    if isinstance(error, SignpostError) and not isinstance(error, StoreError):
        return str(error)
    code = secrets.token_hex(3)
    if isinstance(error, StoreError):
        _log.warning("code %s: the database is away", code)
        return wording.WITH_CODE.format(sentence=error, code=code)
    if isinstance(error, UndeliveredError | discord.HTTPException):
        _log.warning("code %s: an answer was not delivered: %s", code, error)
        return wording.UNDELIVERED.format(code=code)
    _log.error("code %s: a mistake of ours", code, exc_info=error)
    return wording.TROUBLE.format(code=code)
