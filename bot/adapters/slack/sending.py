"""What is sent arrives once, or somebody is told: trying again with patience, and looking before sending twice."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

import aiohttp
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.adapters.cards import Card
from bot.adapters.slack.interactions import Interaction, Place
from bot.adapters.slack.render import Block, message

_log = logging.getLogger(__name__)

T = TypeVar("T")
ONE_TRY = 4.0
# Together these leave time to tell the asker instead, before a cut reply is handed out to be sent again.
TRIED_FOR = 8.0
ANSWERED_WITHIN = 5.0
TOLD_WITHIN = 3.0
_FIRST_PAUSE = 0.25
_TOO_OFTEN, _BROKEN = 429, 500
_KIND = "signpost_reply"
_LOOKED_BACK = 30 * 60
LOOKED_AT = 200
_REVOKED = frozenset(
    {"invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired", "org_login_required"}
)
_TIRED = frozenset({"ratelimited", "rate_limited"})
_PASSING_CODES = frozenset(
    {"internal_error", "fatal_error", "service_unavailable", "request_timeout", "team_added_to_org"}
)
_GONE = frozenset({"message_not_found", "channel_not_found"})
# What may pass if one tries again.
_FAULTS = (aiohttp.ClientError, OSError, TimeoutError)


class UndeliveredError(Exception):
    """Something could not be sent, however often it was tried; `after` so many seconds it may be tried again."""

    def __init__(self, why: str, *, after: float = 0.0) -> None:
        super().__init__(why)
        self.after = after


class RefusedError(Exception):
    """Slack refuses something for good; the text is its code."""


class RevokedError(RefusedError):
    """Slack no longer accepts the token."""


# What goes wrong between us and Slack, as far as it is told and not done again.
TROUBLES = (UndeliveredError, RefusedError, SlackClientError, *_FAULTS)


class _LaterError(UndeliveredError):
    """Slack asks for patience; nothing was accepted."""

    def __init__(self, seconds: float) -> None:
        super().__init__("429", after=seconds)
        self.seconds = seconds


class _BrokenError(UndeliveredError):
    """Slack failed in the middle; something may have been accepted."""


async def persistently(send: Callable[[], Awaitable[T]], *, tried_for: float = TRIED_FOR) -> T:
    """Try until it works, until Slack refuses for good, or until it has taken too long."""
    loop = asyncio.get_running_loop()
    end, pause = loop.time() + tried_for, _FIRST_PAUSE
    while True:
        try:
            async with asyncio.timeout(min(ONE_TRY, end - loop.time())):
                return await send()
        except _LaterError as error:
            wait, failed = error.seconds, str(error)
        except (_BrokenError, *_FAULTS) as error:
            wait, failed = pause, type(error).__name__
        if loop.time() + wait >= end:
            raise UndeliveredError(failed, after=wait)
        _log.info("not delivered (%s); trying again in %.2f seconds", failed, wait)
        await asyncio.sleep(wait)
        pause *= 2


async def told(call: Awaitable[Any]) -> Any:  # noqa: ANN401 -- whatever Slack answers
    """Wait for Slack's answer, with its errors by the names that matter here."""
    try:
        return await call
    except SlackApiError as error:
        status, code, headers = _read(error)
    except (AttributeError, ValueError) as error:
        # The library takes for granted that a good answer is an object of JSON, in letters that can be read.
        raise _BrokenError(type(error).__name__) from error
    if status == _TOO_OFTEN or code in _TIRED:
        raise _LaterError(_seconds(headers))
    # Without a code it is not Slack's own answer, but that of something between us.
    if status >= _BROKEN or code in _PASSING_CODES or not code:
        raise _BrokenError(code)
    raise (RevokedError if code in _REVOKED else RefusedError)(code)


def _read(error: SlackApiError) -> tuple[int, str, dict[str, str]]:
    response = error.response
    if isinstance(response, dict):
        return int(response.get("status_code") or 0), str(response.get("error") or ""), {}
    if isinstance(response, aiohttp.ClientResponse):
        # The library could not read it.
        return response.status, "", dict(response.headers)
    data = response.data if isinstance(response.data, dict) else {}
    return int(response.status_code), str(data.get("error") or ""), dict(response.headers)


def _seconds(headers: dict[str, str]) -> float:
    named = {name.lower(): value for name, value in headers.items()}
    try:
        return float(named.get("retry-after", 1))
    except ValueError:
        return 1.0


class Slack:
    """Everything that is asked of Slack's own interface."""

    def __init__(self, client: AsyncWebClient) -> None:
        self._client = client
        self._direct: dict[str, str] = {}
        # Until when Slack asks to be left alone, by what was asked of it.
        self._until: dict[str, float] = {}

    async def _call(self, method: str, call: Callable[[], Awaitable[Any]]) -> Any:  # noqa: ANN401 -- Slack's answer
        """Ask Slack for something, unless it wants to be left alone with that for a while."""
        now = asyncio.get_running_loop().time()
        if (until := self._until.get(method, now)) > now:
            raise _LaterError(until - now)
        try:
            return await told(call())
        except _LaterError as error:
            self._until[method] = now + error.seconds
            raise

    async def post(
        self, place: Place, card: Card, *, once: str, looking: bool = False, since: float | None = None
    ) -> str:
        """Send a message and return its time; `once` names it, so that it is found if the answer to us was lost.

        With `looking` it is looked for at first, among what was written lately or `since` a time.
        """
        lost = looking

        async def send() -> str:
            nonlocal lost
            if lost and (found := await self._find(place, once, since)):
                return found
            lost = True
            try:
                answer = await self._call("post", lambda: self._post(place, card, once))
            except (_LaterError, RefusedError):
                lost = False
                raise
            return str(answer["ts"])

        return await persistently(send)

    def _post(self, place: Place, card: Card, once: str) -> Awaitable[Any]:
        return self._client.chat_postMessage(
            channel=place.channel,
            thread_ts=place.thread or None,
            metadata={"event_type": _KIND, "event_payload": {"id": once}},
            parse="none",
            link_names=False,
            **message(card),
        )

    async def _find(self, place: Place, once: str, since: float | None) -> str | None:
        """Look whether a message has arrived of whose arrival nobody told us."""
        for each in await self.read(place, since):
            payload = (each.get("metadata") or {}).get("event_payload") or {}
            if payload.get("id") == once:
                return str(each["ts"])
        return None

    async def read(self, place: Place, since: float | None = None) -> list[dict[str, Any]]:
        """Return what was written in a thread or a channel, lately or since a time; at most so much."""
        oldest = time.time() - _LOOKED_BACK if since is None else since
        asked: dict[str, Any] = {
            "channel": place.channel,
            "limit": LOOKED_AT,
            "include_all_metadata": True,
            "oldest": f"{oldest:.6f}",
        }
        client, thread = self._client, place.thread
        if thread:
            answer = await self._call("thread", lambda: client.conversations_replies(ts=thread, **asked))
        else:
            answer = await self._call("channel", lambda: client.conversations_history(**asked))
        return list(answer["messages"])

    async def direct(self, user: str) -> Place:
        """Return where somebody is alone with the bot."""
        if user not in self._direct:
            answer = await persistently(
                lambda: self._call("open", lambda: self._client.conversations_open(users=user)), tried_for=TOLD_WITHIN
            )
            self._direct[user] = str(answer["channel"]["id"])
        return Place(channel=self._direct[user])

    async def respond(self, interaction: Interaction, card: Card, *, replace: bool = False) -> None:
        """Answer the one who acted, alone, or change the message that was pressed."""
        tried = False

        async def send() -> None:
            nonlocal tried
            # A command has no message that would be replaced but an answer of ours that had arrived.
            again, tried = tried and interaction.is_command, True
            where = {"thread_ts": interaction.place.thread} if interaction.place.thread else {}
            kind = {"response_type": "ephemeral", "replace_original": replace or again}
            await _responded(interaction.url, {**message(card), **kind, **where})

        await persistently(send, tried_for=ANSWERED_WITHIN)

    async def take_back(self, place: Place, ts: str) -> bool:
        """Delete a message of ours; one that is gone already is no mistake. Tell whether it is gone."""
        try:
            await persistently(
                lambda: self._call("delete", lambda: self._client.chat_delete(channel=place.channel, ts=ts))
            )
        except RefusedError as error:
            if isinstance(error, RevokedError):
                raise
            _log.info("a message could not be deleted: %s", error)
            return str(error) in _GONE
        return True

    async def open(self, interaction: Interaction, form: Block) -> None:
        """Open a form before the one who acted; Slack waits three seconds for it."""
        async with asyncio.timeout(TOLD_WITHIN):
            await self._call("form", lambda: self._client.views_open(trigger_id=interaction.trigger, view=form))

    async def publish_home(self, user: str, view: Block) -> None:
        """Show somebody the page of the app."""
        await persistently(lambda: self._call("home", lambda: self._client.views_publish(user_id=user, view=view)))

    async def upload(self, place: Place, name: str, content: str, comment: str) -> None:
        """Send a file; tried once, as nothing would tell whether it had arrived."""
        async with asyncio.timeout(TRIED_FOR):
            await self._call(
                "file",
                lambda: self._client.files_upload_v2(
                    channel=place.channel, filename=name, title=name, content=content, initial_comment=comment
                ),
            )

    async def moderates(self, user: str) -> bool:
        """Tell whether somebody looks after the workspace."""
        answer = await persistently(
            lambda: self._call("person", lambda: self._client.users_info(user=user)), tried_for=TOLD_WITHIN
        )
        return bool(answer["user"].get("is_admin") or answer["user"].get("is_owner"))


async def _responded(url: str, payload: dict[str, Any]) -> None:
    # The library's own second try could not tell a message that had arrived.
    answer = await AsyncWebhookClient(url, retry_handlers=[]).send_dict(payload)
    if answer.status_code == _TOO_OFTEN:
        raise _LaterError(_seconds(dict(answer.headers)))
    if answer.status_code >= _BROKEN:
        raise _BrokenError(str(answer.status_code))
    if answer.status_code != 200 or '"ok":false' in answer.body.replace(" ", ""):  # noqa: PLR2004 -- all is well
        raise RefusedError(f"response {answer.status_code}")
