"""What a door is at: each thing once, each failure in a sentence or a line of the log; a full stop waits for all."""

import asyncio
import logging
import secrets
from collections.abc import Awaitable, Callable, Hashable, Iterator
from contextlib import contextmanager
from typing import Any

from bot import wording
from bot.adapters.lately import Lately
from bot.errors import SignpostError, StoreError

_log = logging.getLogger(__name__)


def named_only(error: Exception) -> str:
    """Describe what went wrong by its kind alone: what a library says of it may hold an address that is a key."""
    return type(error).__name__


class Work:
    """What has begun at a door; `troubles` is what goes wrong between it and its platform, `describe` for the log."""

    def __init__(
        self, troubles: tuple[type[Exception], ...], describe: Callable[[Exception], str] = named_only
    ) -> None:
        self._troubles, self._describe = troubles, describe
        self._foreseen: tuple[type[Exception], ...] = (SignpostError, *troubles)
        self._begun: Lately[Hashable, None] = Lately()
        self._going_on = 0
        self._idle = asyncio.Event()
        self.finishing = False

    def is_new(self, key: Hashable) -> bool:
        """Tell whether something was not begun before; now it is."""
        if key in self._begun:
            return False
        self._begun[key] = None
        return True

    @contextmanager
    def going_on(self) -> Iterator[None]:
        """Count something that a full stop has to wait for."""
        self._going_on += 1
        try:
            yield
        finally:
            self._going_on -= 1
            if not self._going_on:
                self._idle.set()

    async def finish(self) -> None:
        """Wait until everything that has begun is done."""
        self.finishing = True
        while self._going_on:
            self._idle.clear()
            await self._idle.wait()

    async def quietly(self, work: Awaitable[object], what: str) -> None:
        """Do what nobody can be told of if it fails; the log is."""
        with self.going_on():
            try:
                await work
            except self._foreseen as error:
                _log.warning("%s could not be done: %s", what, self._describe(error))
            except Exception:  # noqa: BLE001 -- whatever it is, the door stays open
                _log.exception("a mistake of ours: %s could not be done", what)

    async def repeat(self, work: Callable[[], Awaitable[Any]], what: str, *, pause: float) -> None:
        """Do something again and again, until the door finishes."""
        while True:
            if not self.finishing:
                await self.quietly(work(), what)
            await asyncio.sleep(pause)

    def told(self, error: Exception) -> str:
        """Return what somebody is told of a failure; the log has more, under the same code."""
        if isinstance(error, SignpostError) and not isinstance(error, StoreError):
            return str(error)
        code = secrets.token_hex(3)
        if isinstance(error, StoreError):
            _log.warning("code %s: the database is away", code)
            return wording.WITH_CODE.format(sentence=error, code=code)
        if isinstance(error, self._troubles):
            _log.warning("code %s: an answer was not delivered: %s", code, self._describe(error))
            return wording.UNDELIVERED.format(code=code)
        _log.error("code %s: a mistake of ours", code, exc_info=error)
        return wording.TROUBLE.format(code=code)
