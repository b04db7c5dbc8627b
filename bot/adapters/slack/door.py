"""The Slack door as a service: known to Slack, connected by a socket or called by signed requests, stopped in order."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any, TypeVar

from slack_sdk.web.async_client import AsyncWebClient

from bot import wording
from bot.adapters.slack.client import Identity, SlackClient
from bot.adapters.slack.requests import Requests
from bot.adapters.slack.sending import TOLD_WITHIN, TROUBLES, RefusedError, UndeliveredError, persistently, told
from bot.adapters.slack.socket import Socket
from bot.errors import SettingsError

_log = logging.getLogger(__name__)
T = TypeVar("T")
_FIRST_PAUSE, _LONGEST_PAUSE = 1.0, 30.0
_TIMEOUT = 10

Build = Callable[[AsyncWebClient, Identity], SlackClient]


class SlackDoor:
    """Runs one workspace's bot until it is stopped."""

    def __init__(
        self,
        build: Build,
        say: Callable[[str], None],
        *,
        bot_token: str,
        app_token: str | None = None,
        requests: Requests | None = None,
    ) -> None:
        self._build, self._say = build, say
        self._bot_token, self._app_token, self._requests = bot_token, app_token, requests
        self._client: SlackClient | None = None
        self._socket: Socket | None = None
        self._stopping, self._finished = asyncio.Event(), asyncio.Event()

    async def run(self) -> None:
        """Say who this is, listen, and answer."""
        # What the library would try again by itself could not be told from what has arrived.
        web = AsyncWebClient(token=self._bot_token, timeout=_TIMEOUT, retry_handlers=[])
        answer = await self._reached(web.auth_test, wording.WRONG_SLACK_TOKEN)
        if answer is None:
            return
        client = self._client = self._build(web, _identity(answer))
        await client.prepare()
        if self._requests:
            self._requests.open(client.app)
        try:
            if self._app_token and not await self._connected(web, client, self._app_token):
                return
            self._say(wording.RUNNING_SLACK.format(name=answer["user"]))
            await self._answer(client)
        finally:
            if self._socket:
                await self._socket.leave()

    async def stop(self) -> None:
        """Finish what has begun, then leave."""
        self._stopping.set()
        if self._requests:
            self._requests.close()
        if self._socket:
            await self._socket.leave()
        if self._client:
            await self._client.serving.work.finish()
        self._finished.set()

    async def _connected(self, web: AsyncWebClient, client: SlackClient, token: str) -> bool:
        """Open the socket; a token that is wrong is told before the library tries it for ever."""
        opened = await self._reached(lambda: web.apps_connections_open(app_token=token), wording.WRONG_SLACK_APP_TOKEN)
        if opened is None:
            return False
        self._socket = Socket(client.app, token, web)
        self._socket.wss_uri = opened["url"]
        connecting, ended = asyncio.create_task(self._socket.connect()), self._ended(client)  # type: ignore[no-untyped-call]
        try:
            await asyncio.wait([connecting, *ended], return_when=asyncio.FIRST_COMPLETED)
        finally:
            await _let_go([connecting, *ended])
        self._raise_why(client)
        return not self._stopping.is_set()

    async def _answer(self, client: SlackClient) -> None:
        """Answer until stopped; what goes wrong beside it ends it."""
        beside = [asyncio.create_task(work) for work in (client.empty_outbox(), client.tell_of_weeks())]
        tasks = [*beside, *self._ended(client)]
        try:
            done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                task.result()
            self._raise_why(client)
        finally:
            if self._requests:
                self._requests.close()
            await _let_go(tasks)

    def _ended(self, client: SlackClient) -> list[asyncio.Task[Any]]:
        """Wait for whatever ends it: a full stop, or a token that Slack no longer accepts."""
        events = [self._finished, client.serving.revoked, *([self._socket.refused] if self._socket else [])]
        return [asyncio.create_task(event.wait()) for event in events]

    def _raise_why(self, client: SlackClient) -> None:
        if self._stopping.is_set():
            return
        if client.serving.revoked.is_set():
            raise SettingsError(wording.SLACK_TOKEN_REVOKED)
        if self._socket and self._socket.refused.is_set():
            raise SettingsError(wording.WRONG_SLACK_APP_TOKEN)

    async def _reached(self, call: Callable[[], Awaitable[Any]], refused: str) -> Any:  # noqa: ANN401 -- Slack's answer
        """Ask Slack until it can be reached; None when stopped before."""
        pause = _FIRST_PAUSE
        while not self._stopping.is_set():
            try:
                return await persistently(lambda: told(call()), tried_for=TOLD_WITHIN)
            except RefusedError as error:
                _log.error("Slack refuses the token: %s", error)
                raise SettingsError(refused) from None
            except (UndeliveredError, *TROUBLES) as error:
                wait = max(pause, error.after if isinstance(error, UndeliveredError) else 0.0)
                _log.warning("Slack cannot be reached (%s); trying again in %.0f seconds", error, wait)
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._stopping.wait(), wait)
            pause = min(pause * 2, _LONGEST_PAUSE)
        return None


async def _let_go(tasks: list[asyncio.Task[Any]]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


def _identity(answer: Any) -> Identity:  # noqa: ANN401 -- Slack's answer
    return Identity(
        team=str(answer["team_id"]),
        user=str(answer["user_id"]),
        bot=str(answer.get("bot_id") or ""),
        name=str(answer["user"]),
    )
