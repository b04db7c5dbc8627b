"""What is sent arrives, or the asker is told: acknowledging in time, trying again, and never twice."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import TypeVar

import aiohttp
import discord
from discord.ui import LayoutView

from bot.adapters.discord.patience import LONGEST_WAIT, Patience

_log = logging.getLogger(__name__)

T = TypeVar("T")
Interaction = discord.Interaction[discord.Client]
NOBODY = discord.AllowedMentions.none()

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
PASSING = (discord.DiscordServerError, discord.RateLimited, aiohttp.ClientError, OSError, TimeoutError)


class UndeliveredError(Exception):
    """Something could not be sent, however often it was tried."""


class TooLongError(UndeliveredError):
    """Discord makes the bot wait longer than anybody would, as in a channel with slow mode."""


class NotOursError(Exception):
    """Another process has answered this interaction."""


async def in_time(
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
        except (*PASSING, discord.HTTPException) as error:
            # The library tries again by itself, after a second at the earliest.
            if _is_done(error, tried=tried or loop.time() - began >= 1):
                return
            wait = _wait(error, _FIRST_PAUSE / 5)
            if wait is None or loop.time() + wait > end - _FIRST_PAUSE:
                raise UndeliveredError(reason(error)) from error
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
            may_pass = limit.is_refused or isinstance(error, (*PASSING, discord.HTTPException))
            asked = _wait(error, pause) if may_pass else None
            if asked is None:
                raise
            wait = max(asked, limit.not_before - loop.time())
            if wait > LONGEST_WAIT:
                raise TooLongError(reason(error)) from error
            if loop.time() + wait >= end:
                raise UndeliveredError(reason(error)) from error
            _log.info("not delivered (%s); trying again in %.2f seconds", reason(error), wait)
        await asyncio.sleep(wait)
        pause = min(pause * 2, _LONGEST_PAUSE)


def may_come_yet(error: discord.HTTPException) -> bool:
    """Tell whether another try may work."""
    return _wait(error, _FIRST_PAUSE) is not None


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
            allowed_mentions=NOBODY,
        ),
        # A reply is sent again by itself later; the rest has only this.
        tried_for=TRIED_FOR if reply_to else TOLD_WITHIN,
    )


def reason(error: Exception) -> str:
    """Say what went wrong without anything that somebody wrote."""
    if isinstance(error, discord.HTTPException):
        return f"{error.status}, code {error.code}"
    return type(error).__name__
