"""Signed requests: only what Slack itself has just sent goes on to the library, and that once."""

import logging
from collections import OrderedDict

from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.async_app import AsyncApp
from slack_sdk.signature import SignatureVerifier

_log = logging.getLogger(__name__)
PATH = "/slack/events"
_SIGNATURE, _RETRY = "X-Slack-Signature", "X-Slack-Retry-Num"
_MOST_REMEMBERED = 10_000


class Requests:
    """The address at which Slack calls us."""

    def __init__(self, secret: str) -> None:
        self._verifier = SignatureVerifier(secret)
        self._seen: OrderedDict[str, None] = OrderedDict()
        self._app: AsyncApp | None = None

    @property
    def routes(self) -> list[web.RouteDef]:
        """Return what the shared server answers for us."""
        return [web.post(PATH, self.answer)]

    def open(self, app: AsyncApp) -> None:
        """Let requests in."""
        self._app = app

    def close(self) -> None:
        """Let no more in: Slack sends them again, to another process."""
        self._app = None

    async def answer(self, request: web.Request) -> web.StreamResponse:
        """Answer one request; a forged, old or repeated one is refused before anything is read from it."""
        if not self._is_signed(request, await request.read()) or self._is_replayed(request):
            _log.info("a request without a valid signature of Slack's was refused")
            return web.Response(status=401)
        if self._app is None:
            return web.Response(status=503)
        return await to_aiohttp_response(await self._app.async_dispatch(await to_bolt_request(request)))

    def _is_signed(self, request: web.Request, body: bytes) -> bool:
        try:
            return self._verifier.is_valid_request(body, dict(request.headers))
        except (ValueError, TypeError):
            # A time that is none, or letters that no signature has.
            return False

    def _is_replayed(self, request: web.Request) -> bool:
        """Tell whether the very same request came before; what Slack repeats says so, and is handled once anyway."""
        signature = request.headers[_SIGNATURE]
        if signature in self._seen:
            return _RETRY not in request.headers
        self._seen[signature] = None
        if len(self._seen) > _MOST_REMEMBERED:
            self._seen.popitem(last=False)
        return False
