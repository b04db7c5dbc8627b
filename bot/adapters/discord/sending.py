"""What is sent arrives, or the asker is told: acknowledging in time, trying again, and never twice."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from typing import TypeVar

import aiohttp
import discord
from discord import app_commands
from discord.ui import LayoutView, Modal

from bot.adapters.discord.patience import LONGEST_WAIT, Patience

_log = logging.getLogger(__name__)

T = TypeVar("T")
Interaction = discord.Interaction[discord.Client]
# A file is read when it is sent, so each try has to open it anew.
Files = Callable[[], list[discord.File]]
_NOBODY = discord.AllowedMentions.none()

# Discord waits three seconds for an acknowledgement; the library waits one before it tries a second time.
ACKNOWLEDGED_WITHIN = 2.6
# A first try that hangs leaves time for a second one.
ONE_ACKNOWLEDGEMENT = 1.8
ONE_TRY = 4.0
# Together these leave time to tell the asker instead, before a cut reply is handed out to be sent again.
TRIED_FOR = 8.0
ANSWERED_WITHIN = 5.0
TOLD_WITHIN = 3.0
# For so long the token of an interaction is good, and some to spare.
SETTLED_WITHIN = 600.0
_FIRST_PAUSE, _LONGEST_PAUSE = 0.25, 10.0
_TOO_OFTEN = 429
_ALREADY_ACKNOWLEDGED = 40060
# What may pass if one tries again.
_PASSING = (discord.DiscordServerError, discord.RateLimited, aiohttp.ClientError, OSError, TimeoutError)


class UndeliveredError(Exception):
    """Something could not be sent, however often it was tried."""


class TooLongError(UndeliveredError):
    """Discord makes the bot wait longer than anybody would, as in a channel with slow mode."""


class NotOursError(Exception):
    """Another process has answered this interaction."""


class Turn:
    """One interaction: acknowledged in time and once, then answered to the one who acted, whatever happens."""

    def __init__(self, interaction: Interaction, patience: Patience) -> None:
        self.interaction, self._patience = interaction, patience
        self._acknowledged = False
        # Set while a private message stands there that says "thinking".
        self.is_thinking = False

    @property
    def among_others(self) -> bool:
        """Tell whether anybody else could see what is said here."""
        return self.interaction.guild_id is not None or bool(self.interaction.context.private_channel)

    async def acknowledge(self, *, update: bool = False) -> None:
        """Tell Discord that something follows: a private message, or a change of the message that was pressed."""
        if self._acknowledged:
            return
        response, self.is_thinking = self.interaction.response, not update
        await self._in_time(lambda: response.defer(ephemeral=True, thinking=not update))
        self._acknowledged = True

    async def open(self, form: Modal) -> None:
        """Open a form, which is an acknowledgement too."""
        await self._in_time(lambda: self.interaction.response.send_modal(form))
        self._acknowledged = True

    async def suggest(self, questions: Sequence[str]) -> None:
        """Suggest questions while one is being written."""
        choices = [app_commands.Choice(name=question, value=question) for question in questions]
        await self._in_time(lambda: self.interaction.response.autocomplete(choices))
        self._acknowledged = True

    async def _in_time(self, respond: Callable[[], Awaitable[object]]) -> None:
        await _in_time(self._patience, self.interaction.response, respond)

    async def reply(self, view: LayoutView, files: Files = list) -> None:
        """Answer the one who acted, alone; only what stands in place of "thinking" can have files."""
        await self.acknowledge()
        if not self.is_thinking:
            await self._follow(view, ephemeral=True)
            return
        await persistently(
            self._patience,
            lambda: self.interaction.edit_original_response(view=view, attachments=files(), allowed_mentions=_NOBODY),
            tried_for=ANSWERED_WITHIN,
        )
        self.is_thinking = False

    async def change(self, view: LayoutView) -> None:
        """Change the message that was pressed."""
        await self.acknowledge(update=True)
        edit = self.interaction.edit_original_response
        await persistently(self._patience, lambda: edit(view=view, allowed_mentions=_NOBODY))

    async def speak_to_all(self, view: LayoutView) -> discord.WebhookMessage:
        """Speak to everybody where the bot is no member; Discord may still show it to the one who acted alone."""
        return await self._follow(view, ephemeral=False)

    async def end_with(self, sentence: LayoutView) -> None:
        """Put a last word in place of what was promised, if that has arrived at all; tried once."""
        async with asyncio.timeout(TOLD_WITHIN):
            if self.is_thinking:
                await self._end_thinking(sentence)
            else:
                # What was pressed may stand before everybody.
                await self._follow(sentence, ephemeral=True)

    async def _end_thinking(self, sentence: LayoutView) -> None:
        try:
            await self.interaction.edit_original_response(view=sentence, allowed_mentions=_NOBODY)
        except discord.HTTPException as error:
            # Where it is refused for good, nothing stands there.
            self.is_thinking = _wait(error, _FIRST_PAUSE) is not None
            raise
        self.is_thinking = False

    async def settle(self, sentence: LayoutView) -> None:
        """Put a sentence in place of what was promised and never came, as soon as Discord takes it."""
        edit = self.interaction.edit_original_response
        await persistently(
            self._patience, lambda: edit(view=sentence, allowed_mentions=_NOBODY), tried_for=SETTLED_WITHIN
        )
        self.is_thinking = False

    async def _follow(self, view: LayoutView, *, ephemeral: bool) -> discord.WebhookMessage:
        """Send a further message, once: Discord has no key by which it would know a second one."""
        followup = self.interaction.followup
        try:
            async with self._patience.limit(ANSWERED_WITHIN):
                return await followup.send(view=view, ephemeral=ephemeral, wait=True, allowed_mentions=_NOBODY)
        except _PASSING as error:
            raise UndeliveredError(_reason(error)) from error

    async def take_back(self) -> None:
        """Delete the message that was pressed, or what was promised; somebody may have been quicker."""
        with suppress(discord.NotFound):
            await persistently(self._patience, self.interaction.delete_original_response)
        self.is_thinking = False


async def _in_time(
    patience: Patience, response: discord.InteractionResponse[discord.Client], respond: Callable[[], Awaitable[object]]
) -> None:
    """Respond while Discord waits; a try that was cut may have arrived, so that the next one is refused."""
    loop = asyncio.get_running_loop()
    began, tried = loop.time(), False
    end = began + ACKNOWLEDGED_WITHIN
    while True:
        try:
            async with asyncio.timeout_at(end), patience.limit(ONE_ACKNOWLEDGEMENT):
                await respond()
        except (*_PASSING, discord.HTTPException) as error:
            # The library tries again by itself, after a second at the earliest.
            if _is_done(error, tried=tried or loop.time() - began >= 1):
                return
            wait = _wait(error, _FIRST_PAUSE / 5)
            if wait is None or loop.time() + wait > end - _FIRST_PAUSE:
                raise UndeliveredError(_reason(error)) from error
            tried = True
            await asyncio.sleep(wait)
        except Exception:
            if not response.is_done():
                raise
            _log.info("an acknowledgement was taken; what Discord said to it cannot be read")
            return
        else:
            return


def _is_done(error: Exception, *, tried: bool) -> bool:
    """Tell whether an earlier try has arrived; if there was none, another process has answered."""
    if not isinstance(error, discord.HTTPException) or error.code != _ALREADY_ACKNOWLEDGED:
        return False
    if not tried:
        raise NotOursError from error
    return True


async def persistently(patience: Patience, send: Callable[[], Awaitable[T]], *, tried_for: float = TRIED_FOR) -> T:
    """Try until it works, until Discord refuses for good, or until it has taken too long."""
    loop = asyncio.get_running_loop()
    end, pause = loop.time() + tried_for, _FIRST_PAUSE
    while True:
        try:
            async with patience.limit(min(ONE_TRY, end - loop.time())) as limit:
                return await send()
        except Exception as error:
            may_pass = limit.is_refused or isinstance(error, (*_PASSING, discord.HTTPException))
            asked = _wait(error, pause) if may_pass else None
            if asked is None:
                raise
            wait = max(asked, limit.not_before - loop.time())
            if wait > LONGEST_WAIT:
                raise TooLongError(_reason(error)) from error
            if loop.time() + wait >= end:
                raise UndeliveredError(_reason(error)) from error
            _log.info("not delivered (%s); trying again in %.2f seconds", _reason(error), wait)
        await asyncio.sleep(wait)
        pause = min(pause * 2, _LONGEST_PAUSE)


def _wait(error: Exception, pause: float) -> float | None:
    """Return how long to wait before the next try; None where none would help."""
    if isinstance(error, discord.RateLimited):
        return error.retry_after
    if not isinstance(error, discord.HTTPException) or isinstance(error, discord.DiscordServerError):
        return pause
    if error.status != _TOO_OFTEN:
        return None
    try:
        return float(error.response.headers.get("Retry-After", pause))
    except ValueError:
        return pause


async def send(
    patience: Patience,
    place: discord.abc.Messageable,
    view: LayoutView,
    *,
    once: str,
    reply_to: discord.MessageReference | None = None,
) -> discord.Message:
    """Send a message; `once` is the key by which Discord itself refuses to send it a second time."""
    return await persistently(
        patience,
        lambda: place.send(
            view=view,
            nonce=once,
            reference=reply_to,  # type: ignore[arg-type]  # the library takes None for nothing
            allowed_mentions=_NOBODY,
        ),
        # A reply is sent again by itself later; the rest has only this.
        tried_for=TRIED_FOR if reply_to else TOLD_WITHIN,
    )


def _reason(error: Exception) -> str:
    """Say what went wrong without anything that somebody wrote."""
    if isinstance(error, discord.HTTPException):
        return f"{error.status}, code {error.code}"
    return type(error).__name__
