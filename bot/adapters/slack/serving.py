"""Every turn ends in a reply, every failure in a sentence or a line of the log, and a full stop waits for all of it."""

import asyncio
import logging
import secrets
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import Any

from bot import wording
from bot.adapters.cards import sentence
from bot.adapters.slack.bringing import TROUBLES, Bringing
from bot.adapters.slack.listen import Said
from bot.adapters.slack.sending import RevokedError
from bot.adapters.slack.turns import Turn
from bot.errors import SignpostError

_log = logging.getLogger(__name__)
_MOST_REMEMBERED = 1000


class Serving:
    """Sees to it that nobody is left without a word."""

    def __init__(self, bringing: Bringing) -> None:
        self._bringing = bringing
        self._begun: dict[str, None] = {}
        self._working = 0
        self._idle = asyncio.Event()
        self.finishing = False
        # Set once Slack no longer accepts the token.
        self.revoked = asyncio.Event()

    async def serve(self, turn: Turn, work: Callable[[], Awaitable[None]]) -> None:
        """Do what somebody asks for, once, and end it with a reply whatever happens."""
        if turn.key in self._begun:
            return
        self._begun[turn.key] = None
        if len(self._begun) > _MOST_REMEMBERED:
            self._begun.pop(next(iter(self._begun)))
        with self._at_work():
            try:
                await work()
            except Exception as error:  # noqa: BLE001 -- whatever it is, somebody waits for a reply
                await self.quietly(self._bringing.answer(turn, sentence(self._told(error))))

    async def hear(self, said: Said, work: Awaitable[None]) -> None:
        """Answer a message; if that fails, tell the one who wrote it."""
        with self._at_work():
            try:
                await work
            except Exception as error:  # noqa: BLE001 -- whatever it is, somebody waits for a reply
                once = f"trouble-{said.channel}-{said.ts}"
                await self.quietly(self._bringing.tell(said.user, self._told(error), once=once))

    async def quietly(self, work: Awaitable[Any]) -> None:
        """Do what nobody can be told of if it fails; the log is."""
        with self._at_work():
            try:
                await work
            except RevokedError:
                self.revoked.set()
            except (SignpostError, *TROUBLES) as error:
                _log.warning("it could not be done, nor told: %s", type(error).__name__)
            except Exception:  # noqa: BLE001 -- whatever it is, the door stays open
                _log.exception("a mistake of ours: it could not be done, nor told")

    def _told(self, error: Exception) -> str:
        """Return what somebody is told of a failure; the log has more, under the same code."""
        if isinstance(error, RevokedError):
            self.revoked.set()
        if isinstance(error, SignpostError):
            return str(error)
        code = secrets.token_hex(3)
        if isinstance(error, TROUBLES):
            _log.warning("code %s: an answer was not delivered: %s", code, type(error).__name__)
            return wording.UNDELIVERED.format(code=code)
        _log.error("code %s: a mistake of ours", code, exc_info=error)
        return wording.TROUBLE.format(code=code)

    @contextmanager
    def _at_work(self) -> Iterator[None]:
        self._working += 1
        try:
            yield
        finally:
            self._working -= 1
            if not self._working:
                self._idle.set()

    async def finish(self) -> None:
        """Wait until everything that has begun is done."""
        self.finishing = True
        while self._working:
            self._idle.clear()
            await self._idle.wait()
