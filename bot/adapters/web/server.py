"""One HTTP server for everything that is called from outside; who wants to be called brings routes."""

import asyncio
from collections.abc import Iterable

from aiohttp import web

from bot import wording
from bot.errors import SettingsError

# Slack's longest events stay far below.
_LONGEST_BODY = 1024 * 1024
_GRACE = 2.0


class WebDoor:
    """Listens on a port until it is stopped."""

    def __init__(self, host: str, port: int, routes: Iterable[web.RouteDef]) -> None:
        self._host, self._port = host, port
        self._application = web.Application(client_max_size=_LONGEST_BODY)
        self._application.add_routes(routes)
        self._stopping = asyncio.Event()

    async def run(self) -> None:
        """Listen."""
        runner = web.AppRunner(self._application, access_log=None, shutdown_timeout=_GRACE)
        await runner.setup()
        try:
            await web.TCPSite(runner, self._host, self._port).start()
        except OSError as error:
            await runner.cleanup()
            raise SettingsError(
                wording.PORT_TAKEN.format(host=self._host, port=self._port, problem=error.strerror)
            ) from None
        try:
            await self._stopping.wait()
        finally:
            await runner.cleanup()

    async def stop(self) -> None:
        """Listen no longer; what has begun is answered."""
        self._stopping.set()
