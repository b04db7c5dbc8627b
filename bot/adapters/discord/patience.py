"""How long one try may take: what hangs is cut, but not while Discord makes somebody wait.

The library sleeps through such a wait in the middle of a try. Cut there it would never send anything again if everybody
waits, and else the next try would come before its time.
"""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from types import SimpleNamespace

import aiohttp

_GLOBAL, _WAIT = "X-RateLimit-Global", "Retry-After"
_TOO_OFTEN = 429
# Nobody is made to wait longer than this in the middle of a try.
LONGEST_WAIT = 30.0
# Headers have whole seconds, rounded up.
_ROUNDED = 1.0


@dataclass(slots=True, eq=False)
class Limit:
    """How long a try may take, and before when another would come too early."""

    timeout: asyncio.Timeout
    seconds: float
    not_before: float = field(default=0.0)
    # Discord said that it was too often; the library stumbles over one that a proxy says.
    is_refused: bool = field(default=False)

    def wait(self, seconds: float) -> None:
        """Give a try that is made to wait its time after that; one that would wait too long is cut now."""
        now = asyncio.get_running_loop().time()
        self.not_before = now + seconds
        if self.timeout.expired():  # it is being cut at this moment
            return
        self.timeout.reschedule(now if seconds > LONGEST_WAIT + _ROUNDED else now + seconds + self.seconds)


_current: ContextVar[Limit | None] = ContextVar("limit", default=None)


class Patience:
    """Sets limits to tries, and moves them when Discord makes them wait."""

    def __init__(self) -> None:
        self._limits: set[Limit] = set()

    @asynccontextmanager
    async def limit(self, seconds: float) -> AsyncIterator[Limit]:
        """Cut what takes longer, with a `TimeoutError`."""
        async with asyncio.timeout(seconds) as timeout:
            limit = Limit(timeout, seconds)
            self._limits.add(limit)
            before = _current.set(limit)
            try:
                yield limit
            finally:
                _current.reset(before)
                self._limits.remove(limit)

    def trace(self) -> aiohttp.TraceConfig:
        """Return what shows us the answers of Discord."""
        config = aiohttp.TraceConfig()
        config.on_request_end.append(self._seen)
        config.on_response_chunk_received.append(self._read)
        return config

    async def _seen(
        self, _: aiohttp.ClientSession, seen: SimpleNamespace, answer: aiohttp.TraceRequestEndParams
    ) -> None:
        seen.refused = answer.response.status == _TOO_OFTEN
        if seen.refused:
            if own := _current.get():
                own.is_refused = True
            headers = answer.response.headers
            self._wait(headers.get(_WAIT), everybody=_GLOBAL in headers)

    async def _read(
        self, _: aiohttp.ClientSession, seen: SimpleNamespace, answer: aiohttp.TraceResponseChunkReceivedParams
    ) -> None:
        """Look into the answer as the library does; a proxy answers with a page."""
        if getattr(seen, "refused", False):
            try:
                told = json.loads(answer.chunk)
                self._wait(told["retry_after"], everybody=bool(told.get("global")))
            except (ValueError, TypeError, KeyError):
                return

    def _wait(self, told: str | float | None, *, everybody: bool) -> None:
        try:
            seconds = float(told or 0)
        except ValueError:
            return
        own = _current.get()
        for limit in self._limits:
            if everybody or limit is own:
                limit.wait(seconds)
