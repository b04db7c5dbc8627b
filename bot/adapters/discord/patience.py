"""How long one try may take: what hangs is cut, but not while Discord makes everybody wait.

The library sleeps through such a wait in the middle of a try; cut there, it would never send anything again.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from types import SimpleNamespace

import aiohttp

_GLOBAL, _WAIT = "X-RateLimit-Global", "Retry-After"


class Patience:
    """Sets limits to tries, and moves them when Discord makes everybody wait."""

    def __init__(self) -> None:
        self._limits: dict[asyncio.Timeout, float] = {}

    @asynccontextmanager
    async def limit(self, seconds: float) -> AsyncIterator[None]:
        """Cut what takes longer, with a `TimeoutError`."""
        async with asyncio.timeout(seconds) as limit:
            self._limits[limit] = seconds
            try:
                yield
            finally:
                del self._limits[limit]

    def trace(self) -> aiohttp.TraceConfig:
        """Return what shows us the answers of Discord."""
        config = aiohttp.TraceConfig()
        config.on_request_end.append(self._seen)
        return config

    async def _seen(self, _: aiohttp.ClientSession, __: SimpleNamespace, seen: aiohttp.TraceRequestEndParams) -> None:
        if _GLOBAL in seen.response.headers:
            wait = float(seen.response.headers.get(_WAIT, 0))
            for limit, seconds in self._limits.items():
                limit.reschedule(asyncio.get_running_loop().time() + wait + seconds)
