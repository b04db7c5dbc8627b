"""The imitated Slack on a port of this machine: Web API, response addresses, Socket Mode, signed calls to the bot."""

import asyncio
import hashlib
import hmac
import json
import time
import urllib.parse
from typing import Any

import aiohttp
from aiohttp import web

from tests.platforms.slack_rules import check_options
from tests.platforms.slack_web import WebApi
from tests.platforms.slack_world import SECRET, Deed, Fault, Json, RefusedError, World, number
from tests.platforms.threaded import Threaded

MOST_RESPONSES = 5
DEADLINE = 3.0


class Server(Threaded):
    """All of Slack that a bot can reach."""

    def __init__(self, scopes: frozenset[str]) -> None:
        super().__init__()
        self.world = World()
        self.api = WebApi(self.world, scopes)
        self.sockets: list[web.WebSocketResponse] = []
        self.connected = 0
        # Where the bot answers signed requests; empty in Socket Mode.
        self.bots: list[str] = []
        self._turn = 0
        self._waiting: dict[str, asyncio.Future[Json]] = {}

    def routed(self, app: web.Application) -> None:
        """Answer the Web API, response addresses and uploads, and open sockets."""
        app.router.add_get("/socket", self._accept)
        app.router.add_route("*", "/api/{method}", self._call)
        app.router.add_post("/response/{key}", self._respond)
        app.router.add_post("/upload/{file}", self._uploaded)

    def opened(self, port: int) -> None:
        """Tell where the Web API is."""
        self.api.address = f"127.0.0.1:{port}"

    # -- what the bot asks for

    async def _call(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        with self.world.change():
            self.world.requests.append(method)
        body = await _body(request)
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")

        async def do() -> web.Response:
            try:
                return web.json_response(await self.api.call(method, token, body))
            except RefusedError as refused:
                with self.world.change():
                    self.world.refused.append(f"{method}: {refused}")
                return web.json_response({"ok": False, "error": str(refused)})

        return await self._faulty(request, f"api/{method}", do)

    async def _respond(self, request: web.Request) -> web.StreamResponse:
        deed = self.world.deeds[request.match_info["key"]]
        body = await request.json()

        async def do() -> web.Response:
            if deed.expired or deed.answers >= MOST_RESPONSES:
                return web.Response(status=404, text="used_url")
            try:
                await self._take(deed, body)
            except RefusedError as refused:
                self.world.refused.append(f"response: {refused}")
                return web.Response(status=400, text=str(refused))
            return web.Response(text="ok")

        return await self._faulty(request, "response", do)

    async def _take(self, deed: Deed, body: Json) -> None:
        if body.get("replace_original"):
            own = deed.responses[-1] if deed.responses else None
            changed = deed.message if deed.message is not None else own
            if changed is not None:
                await self.api.publish(deed.channel, body, only_for="nobody")
                with self.world.change():
                    changed.update({name: body[name] for name in ("text", "blocks") if name in body})
                    deed.touched, deed.answers = True, deed.answers + 1
                return
        only_for = deed.user if body.get("response_type") != "in_channel" else None
        made = await self.api.publish(deed.channel, body, only_for=only_for)
        with self.world.change():
            deed.responses.append(made)
            deed.answers += 1

    async def _uploaded(self, request: web.Request) -> web.StreamResponse:
        held = await request.read()
        self.world.uploads[request.match_info["file"]]["content"] = held.decode()
        return web.Response(text="OK", content_type="text/plain")

    async def _faulty(self, request: web.Request, address: str, do: Any) -> web.StreamResponse:  # noqa: ANN401 -- work
        fault = self._fault(address)
        if fault is None:
            return await do()  # type: ignore[no-any-return]
        if fault.after:
            await do()
        await asyncio.sleep(fault.hang)
        if fault.body is not None:
            return web.Response(text=fault.body, content_type=fault.form)
        if fault.code:
            return web.json_response({"ok": False, "error": fault.code}, headers=fault.headers)
        if fault.status:
            return web.json_response({"ok": False, "error": "http"}, status=fault.status, headers=fault.headers)
        if request.transport is not None:
            request.transport.abort()
        return web.Response()

    def _fault(self, address: str) -> Fault | None:
        for fault in self.world.faults:
            if fault.times > 0 and fault.address in address:
                with self.world.change():
                    fault.times -= 1
                return fault
        return None

    # -- what the bot is told

    async def _accept(self, request: web.Request) -> web.StreamResponse:
        ticket = request.query["ticket"]
        if ticket not in self.api.tickets:
            return web.Response(status=408)
        self.api.tickets.remove(ticket)
        return await self._faulty(request, "socket", lambda: self._connected(request))

    async def _connected(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json({"type": "hello", "num_connections": len(self.sockets) + 1})
        with self.world.change():
            self.sockets.append(socket)
            self.connected += 1
        async for message in socket:
            said = json.loads(message.data)
            waiting = self._waiting.pop(said.get("envelope_id"), None)
            if waiting and not waiting.done():
                waiting.set_result(said.get("payload") or {})
        with self.world.change():
            self.sockets.remove(socket)
        return socket

    async def refresh(self) -> None:
        """Ask every connection to be made anew, as Slack does every few hours."""
        for socket in list(self.sockets):
            await socket.send_json({"type": "disconnect", "reason": "refresh_requested"})

    async def cut(self) -> None:
        """Cut every connection without a word."""
        for socket in list(self.sockets):
            await socket.close()

    async def deliver(self, kind: str, payload: Json, *, retry: int = 0) -> Json:
        """Tell one process of the bot something, and return its acknowledgement."""
        self._turn += 1
        began = time.monotonic()
        if self.bots:
            answer = await self._signed(kind, payload, retry)
        else:
            answer = await self._enveloped(kind, payload, retry)
        if time.monotonic() - began > DEADLINE:
            self.world.blame(f"a {kind} was acknowledged after {time.monotonic() - began:.1f} seconds")
        deed = self.world.deeds.get(str(payload.get("trigger_id")))
        if deed:
            with self.world.change():
                deed.acknowledged = True
                if "options" in answer:
                    check_options(answer["options"])
                    deed.options = answer["options"]
        return answer

    async def _enveloped(self, kind: str, payload: Json, retry: int) -> Json:
        envelope = number("E")
        waiting: asyncio.Future[Json] = self._loop.create_future()
        self._waiting[envelope] = waiting
        types = {"event_callback": "events_api", "command": "slash_commands"}
        said = {"envelope_id": envelope, "type": types.get(kind, "interactive"), "payload": payload,
                "accepts_response_payload": True, "retry_attempt": retry}  # fmt: skip
        await self.sockets[self._turn % len(self.sockets)].send_json(said)
        return await asyncio.wait_for(waiting, 10)

    async def _signed(self, kind: str, payload: Json, retry: int) -> Json:
        if kind == "event_callback":
            body, form = json.dumps(payload), "application/json"
        else:
            fields = payload if kind == "command" else {"payload": json.dumps(payload)}
            body, form = urllib.parse.urlencode(fields), "application/x-www-form-urlencoded"
        more = {"X-Slack-Retry-Num": str(retry)} if retry else {}
        status, text = await self.request(body, headers={"Content-Type": form, **more})
        if status != 200:
            self.world.blame(f"a {kind} was answered with {status}")
        return json.loads(text) if text.startswith("{") else {}

    async def request(
        self, body: str, *, headers: Json, secret: str = SECRET, at: float | None = None, to: str | None = None
    ) -> tuple[int, str]:
        """Call the bot over HTTP with a signature, and return its status and words."""
        stamp = str(int(time.time() if at is None else at))
        digest = hmac.new(secret.encode(), f"v0:{stamp}:{body}".encode(), hashlib.sha256).hexdigest()
        signed = {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": f"v0={digest}", **headers}
        address = to or self.bots[self._turn % len(self.bots)]
        async with (
            aiohttp.ClientSession() as session,
            session.post(address, data=body.encode(), headers=signed) as answer,
        ):
            return answer.status, await answer.text()


async def _body(request: web.Request) -> Json:
    if request.content_type == "application/json":
        return dict(await request.json())
    fields: Json = {**request.query, **await request.post()}
    for name in ("blocks", "metadata", "view"):
        if isinstance(fields.get(name), str):
            fields[name] = json.loads(fields[name])
    for name in ("unfurl_links", "unfurl_media", "link_names"):
        if name in fields:
            fields[name] = str(fields[name]).lower() in ("1", "true")
    return fields
