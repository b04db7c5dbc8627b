"""Doors run side by side until the system asks for an end; then each finishes what it has begun."""

import asyncio
import logging
import signal
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from typing import Protocol

from bot.errors import SignpostError

_log = logging.getLogger(__name__)
# The system is promised ten seconds, of which letting go of everything takes some.
DRAINED_WITHIN = 8.0
# What some of them warn of has addresses in it, and with them tokens and the numbers of channels; the others chat.
_TELLTALES = ("discord.http", "discord.webhook", "discord.client", "slack_bolt", "slack_sdk", "alembic")

# What it tells of an address that could not be reached has the ticket in it; the door on Slack tells the rest.
_SECRETIVE = ("slack_sdk.socket_mode",)


class Door(Protocol):
    """A way in."""

    async def run(self) -> None:
        """Answer until stopped."""

    async def stop(self) -> None:
        """Finish what has begun, then end `run`."""


async def serve(doors: Sequence[Door], beside: Sequence[Callable[[], Awaitable[None]]] = ()) -> None:
    """Run the doors, with work beside them, until a signal comes or one of them fails."""
    stopping = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        # Windows has no such handlers; there Ctrl-C interrupts.
        with suppress(NotImplementedError):
            asyncio.get_running_loop().add_signal_handler(number, stopping.set)
    asked = asyncio.create_task(_wait(stopping))
    running = [asyncio.ensure_future(door.run()) for door in doors]
    others = [asyncio.ensure_future(work()) for work in beside]
    try:
        await asyncio.wait([asked, *running, *others], return_when=asyncio.FIRST_COMPLETED)
        await _drain(doors, running)
        _raise_what_failed([task for task in (*running, *others) if task.done() and not task.cancelled()])
    finally:
        for task in (asked, *running, *others):
            task.cancel()
        await asyncio.gather(asked, *running, *others, return_exceptions=True)


def _raise_what_failed(ended: Sequence[asyncio.Future[None]]) -> None:
    for error in filter(None, (task.exception() for task in ended)):
        if not isinstance(error, SignpostError):
            _log.error("stopped by a mistake of ours", exc_info=error)
        raise error


async def _wait(stopping: asyncio.Event) -> None:
    await stopping.wait()


async def _drain(doors: Sequence[Door], running: Sequence[asyncio.Future[None]]) -> None:
    """Let every door finish what has begun, and end by itself: one that failed has nothing to finish."""
    open_ones = [door for door, task in zip(doors, running, strict=True) if not task.done()]
    try:
        async with asyncio.timeout(DRAINED_WITHIN):
            await asyncio.gather(*(door.stop() for door in open_ones))
            await asyncio.wait(running)
    except TimeoutError:
        _log.warning("not everything that had begun was finished in %.0f seconds", DRAINED_WITHIN)


def keep_a_log() -> None:
    """Write to the error stream what operators need, and nothing that a person wrote or a platform counts as a key."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    for name in _TELLTALES:
        logging.getLogger(name).setLevel(logging.ERROR)
    for name in _SECRETIVE:
        logging.getLogger(name).setLevel(logging.CRITICAL)
