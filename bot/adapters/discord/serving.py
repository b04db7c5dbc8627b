"""Every turn ends in a reply, whatever happens in it."""

import logging
from collections.abc import Coroutine
from contextlib import suppress

import discord

from bot import wording
from bot.adapters.cards import sentence
from bot.adapters.discord.bringing import Bringing
from bot.adapters.discord.commands import Obey
from bot.adapters.discord.listen import Listener
from bot.adapters.discord.sending import Interaction, NotOursError, UndeliveredError
from bot.adapters.discord.turn import Turn
from bot.adapters.work import Work

_log = logging.getLogger(__name__)
_UNDELIVERED = (UndeliveredError, discord.HTTPException)


class Serving:
    """Serves interactions and messages to their end, each interaction once."""

    def __init__(self, listener: Listener, bringing: Bringing) -> None:
        self._listener, self._bringing = listener, bringing
        # What Discord says of a refusal has no key in it, and operators need it.
        self.work = Work(_UNDELIVERED, describe=str)

    async def serve(self, interaction: Interaction, obey: Obey) -> None:
        """Do what an interaction asks for, once, and end it with a reply whatever happens."""
        if not self.work.is_new(interaction.id):
            return
        turn = Turn(interaction, self._listener, self._bringing)
        with self.work.going_on():
            try:
                await obey(turn)
            except NotOursError:
                turn.is_thinking = False
                _log.info("an interaction was answered by another process")
            except Exception as error:  # noqa: BLE001 -- whatever it is, somebody waits for a reply
                await self._end_in_trouble(turn, error)
        if turn.is_thinking:
            await _settle(turn)

    async def _end_in_trouble(self, turn: Turn, error: Exception) -> None:
        interaction, told = turn.interaction, self.work.told(error)
        if interaction.type is discord.InteractionType.autocomplete:
            await _suggest_nothing(turn, error)
            return
        try:
            await (turn.end_with(told) if isinstance(error, _UNDELIVERED) else turn.reply(sentence(told)))
        except Exception as further:  # noqa: BLE001 -- there is one more way to tell it
            _log.warning("the sentence about it did not arrive either (%s)", type(further).__name__)
            await self._bringing.tell(interaction.user.id, told, once=interaction.id)

    async def answer(self, message: discord.Message, work: Coroutine[None, None, None]) -> None:
        """Answer a message; what goes wrong is told in the answer's place, or else to its author directly."""
        with self.work.going_on():
            try:
                await work
            except Exception as error:  # noqa: BLE001 -- whatever it is, somebody waits for a reply
                await self._tell_of_trouble(message, error)

    async def _tell_of_trouble(self, message: discord.Message, error: Exception) -> None:
        told = self.work.told(error)
        if not isinstance(error, _UNDELIVERED):
            try:
                await self._bringing.reply(message, sentence(told), None)
            except Exception as further:  # noqa: BLE001 -- there is one more way to tell it
                _log.warning("the sentence about it did not arrive (%s)", type(further).__name__)
            else:
                return
        await self._bringing.tell(message.author.id, told, once=message.id)


async def _settle(turn: Turn) -> None:
    """Leave nothing "thinking" after an outage; what was done is done, so a full stop does not wait for it."""
    try:
        await turn.settle(wording.SETTLED)
    except Exception as error:  # noqa: BLE001 -- the client may have been closed meanwhile; nobody waits any more
        _log.info("what was promised could not be taken back: %s", type(error).__name__)


async def _suggest_nothing(turn: Turn, error: Exception) -> None:
    """End suggestions that went wrong; the person types on."""
    if not isinstance(error, UndeliveredError):
        with suppress(UndeliveredError, NotOursError):
            await turn.suggest(())
