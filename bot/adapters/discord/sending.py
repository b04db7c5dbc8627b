"""What is sent arrives, or the asker is told: acknowledging in time, trying again, and never twice."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import TypeVar

import aiohttp
import discord
from discord.ui import LayoutView

_log = logging.getLogger(__name__)

T = TypeVar("T")
Interaction = discord.Interaction[discord.Client]

# Discord waits three seconds for an acknowledgement; the library waits one before it tries a second time.
ACKNOWLEDGED_WITHIN = 2.6
ONE_TRY = 4.0
# After this the asker is told instead, for which there has to be time left.
TRIED_FOR = 8.0
_FIRST_PAUSE = 0.25
_TOO_OFTEN = 429
_ALREADY_ACKNOWLEDGED = 40060
# What may pass if one tries again.
_PASSING = (discord.DiscordServerError, discord.RateLimited, aiohttp.ClientError, OSError, TimeoutError)


class UndeliveredError(Exception):
    """Something could not be sent, however often it was tried."""


class NotOursError(Exception):
    """Another process has answered this interaction."""


async def acknowledge(interaction: Interaction, *, update: bool = False) -> None:
    """Tell Discord that an answer follows: a private message, or a change of the message that was pressed."""
    loop = asyncio.get_running_loop()
    began = loop.time()
    try:
        async with asyncio.timeout(ACKNOWLEDGED_WITHIN):
            await interaction.response.defer(ephemeral=True, thinking=not update)
    except discord.HTTPException as error:
        if error.code != _ALREADY_ACKNOWLEDGED:
            raise UndeliveredError(_reason(error)) from error
        # The library tries again after a second at the earliest; then the first try was ours, and arrived.
        if loop.time() - began < 1:
            raise NotOursError from error
    except _PASSING as error:
        raise UndeliveredError(_reason(error)) from error


async def persistently(send: Callable[[], Awaitable[T]], *, tried_for: float = TRIED_FOR) -> T:
    """Try until it works, until Discord refuses for good, or until it has taken too long."""
    loop = asyncio.get_running_loop()
    end, pause = loop.time() + tried_for, _FIRST_PAUSE
    while True:
        try:
            async with asyncio.timeout(min(ONE_TRY, end - loop.time())):
                return await send()
        except discord.HTTPException as error:
            wait = _wait(error, pause)
            if wait is None:
                raise
            failed: Exception = error
        except _PASSING as error:
            wait, failed = error.retry_after if isinstance(error, discord.RateLimited) else pause, error
        if loop.time() + wait >= end:
            raise UndeliveredError(_reason(failed)) from failed
        _log.info("not delivered (%s); trying again in %.2f seconds", _reason(failed), wait)
        await asyncio.sleep(wait)
        pause *= 2


def _wait(error: discord.HTTPException, pause: float) -> float | None:
    """Return how long to wait before the next try; None where none would help."""
    if error.status == _TOO_OFTEN:
        try:
            return float(error.response.headers.get("Retry-After", pause))
        except ValueError:
            return pause
    return pause if isinstance(error, discord.DiscordServerError) else None


async def finish(interaction: Interaction, view: LayoutView) -> discord.InteractionMessage:
    """Put what was promised in place of "thinking"; doing it again changes nothing."""
    return await persistently(
        lambda: interaction.edit_original_response(view=view, allowed_mentions=discord.AllowedMentions.none())
    )


async def send(
    place: discord.abc.Messageable,
    view: LayoutView,
    *,
    once: str,
    reply_to: discord.MessageReference | None = None,
    files: Callable[[], list[discord.File]] = list,
) -> discord.Message:
    """Send a message; `once` is the key by which Discord itself refuses to send it a second time."""
    return await persistently(
        lambda: place.send(
            view=view,
            nonce=once,
            reference=reply_to,  # type: ignore[arg-type]  # None is as good as nothing
            mention_author=False,
            allowed_mentions=discord.AllowedMentions.none(),
            files=files(),
        )
    )


def _reason(error: Exception) -> str:
    """Say what went wrong without anything that somebody wrote."""
    if isinstance(error, discord.HTTPException):
        return f"{error.status}, code {error.code}"
    return type(error).__name__
