"""The connection by which Slack tells us things in Socket Mode: made anew after whatever ends it."""

import asyncio
import logging
import time

from slack_bolt.adapter.socket_mode.async_internals import run_async_bolt_app, send_async_response
from slack_bolt.async_app import AsyncApp
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.web.async_client import AsyncWebClient

from bot.adapters.slack.sending import RefusedError, UndeliveredError, persistently, told

_log = logging.getLogger(__name__)
# How often the library looks after its connection, and how long it waits before it tries again.
_PING_SECONDS = 5.0
# An address is good for one connection, made at once.
_ADDRESS_HOLDS = 3.0
_LEFT_WITHIN = 1.0
# What the library itself says of a connection has the address in it, which is a key: `service` keeps it quiet.
_LOGGER = "slack_sdk.socket_mode"


class Socket(SocketModeClient):
    """The library's connection, which would try an address again for ever that holds no longer."""

    def __init__(self, app: AsyncApp, token: str, web: AsyncWebClient) -> None:
        self._address: str | None = None
        self._issued = 0.0
        super().__init__(token, logging.getLogger(_LOGGER), web, ping_interval=_PING_SECONDS)
        self._app = app
        # Set once Slack no longer accepts the token.
        self.refused = asyncio.Event()
        self.socket_mode_request_listeners.append(self._hand_over)

    @property  # type: ignore[override]  # as the library itself has it one class further
    def wss_uri(self) -> str | None:
        """Return the address to connect to; none if it is not fresh, and the library asks for another."""
        return self._address if time.monotonic() - self._issued < _ADDRESS_HOLDS else None

    @wss_uri.setter
    def wss_uri(self, address: str | None) -> None:
        self._address, self._issued = address, time.monotonic()

    async def issue_new_wss_url(self) -> str:
        """Ask Slack for an address, as late as it wants to be asked."""
        _log.info("asking Slack for a new connection")
        try:
            answer = await persistently(lambda: told(self.web_client.apps_connections_open(app_token=self.app_token)))
        except RefusedError as error:
            _log.error("Slack refuses the app-level token: %s", error)
            self.refused.set()
            raise
        except UndeliveredError as error:
            await asyncio.sleep(error.after)
            raise
        return str(answer["url"])

    async def leave(self) -> None:
        """Be told of nothing more; Slack tells others what we have not acknowledged."""
        try:
            async with asyncio.timeout(_LEFT_WITHIN):
                await self.close()  # type: ignore[no-untyped-call]
        except TimeoutError:
            _log.info("the connection to Slack did not end in order")

    async def _hand_over(self, _: AsyncBaseSocketModeClient, request: SocketModeRequest) -> None:
        began = time.time()
        await send_async_response(self, request, await run_async_bolt_app(self._app, request), began)
