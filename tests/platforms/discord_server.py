"""The imitated Discord on a port of this machine: REST below `/api/v10`, the gateway at `/gateway`."""

import asyncio
import json
import time
from typing import Any

from aiohttp import web

from tests.platforms.discord_gateway import Gateway
from tests.platforms.discord_interactions import Interactions
from tests.platforms.discord_rest import Rest
from tests.platforms.discord_schema import fault as undescribed
from tests.platforms.discord_world import APPLICATION, TOKEN, Fault, Json, RefusedError, World
from tests.platforms.threaded import Threaded

_PREFIX = "/api/v10"
# Discord names its proxy; without it the library takes a 429 for a ban.
_HEADERS = {"Via": "1.1 google"}
_WITHOUT_TOKEN = ("/interactions/", "/webhooks/")


class Server(Threaded):
    """All of Discord that a bot can reach."""

    def __init__(self) -> None:
        super().__init__()
        self.world = World()
        self.world.add_person("signpost", bot=True, number=APPLICATION)
        self.gateway = Gateway(self.world)
        self.rest = Rest(self.world, self.gateway)
        self._interactions = Interactions(self.world, self.rest)
        self.port = 0
        # What must not be asked for before a time.
        self._closed: dict[tuple[str, str], float] = {}

    def routed(self, app: web.Application) -> None:
        """Answer the gateway and all of REST."""
        app.router.add_get("/gateway/", self.gateway.accept)
        app.router.add_route("*", "/{address:.*}", self._serve)

    def opened(self, port: int) -> None:
        """Tell where the gateway is."""
        self.port = port
        self.gateway.address = f"ws://127.0.0.1:{self.port}/gateway/"

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        if not request.path.startswith(_PREFIX):
            self.world.blame(f"{request.path} was asked for")
            return web.json_response({}, status=404)
        address = request.path.removeprefix(_PREFIX)
        with self.world.change():
            self.world.requests.append((request.method, address))
        if time.monotonic() < self._closed.pop((request.method, address), 0.0):
            self.world.blame(f"{request.method} {address} came before its time")
        fault = self._fault(request.method, address)
        if fault is not None and not fault.after:
            if not fault.slow:
                return await self._fail(request, fault)
            await asyncio.sleep(fault.slow)
            fault = None
        try:
            done = await self._do(request, address)
        except RefusedError as refused:
            body = {"code": refused.code, "message": str(refused)}
            self.world.refused.append(f"{request.method} {address}: {refused}")
            return _json(body, refused.status)
        if fault is not None and not fault.slow:
            return await self._fail(request, fault)
        await asyncio.sleep(fault.slow if fault else 0)
        if done is None:
            return web.Response(status=204, headers=_HEADERS)
        return _json(done)

    def _fault(self, method: str, address: str) -> Fault | None:
        for fault in self.world.faults:
            if fault.times > 0 and fault.method == method and fault.address in address:
                fault.times -= 1
                return fault
        return None

    async def _fail(self, request: web.Request, fault: Fault) -> web.StreamResponse:
        await asyncio.sleep(fault.hang)
        if "retry_after" in fault.body:
            address = request.path.removeprefix(_PREFIX)
            self._closed[request.method, address] = time.monotonic() + fault.body["retry_after"]
        if fault.status:
            return _json(fault.body, fault.status, fault.headers)
        if request.transport is not None:
            request.transport.abort()
        return web.Response()

    async def _do(self, request: web.Request, address: str) -> Json | list[Json] | None:
        if not address.startswith(_WITHOUT_TOKEN) and request.headers.get("Authorization") != f"Bot {TOKEN}":
            raise RefusedError(401, 0, "401: Unauthorized")
        body = await _body(request)
        if body and (wrong := undescribed(request.method, address, body)):
            self.world.blame(wrong)
        for method, pattern, handler in (*self.rest.routes, *self._interactions.routes):
            if method == request.method and (found := pattern.fullmatch(address)):
                return await handler(body, *found.groups())
        self.world.blame(f"{request.method} {address} is not imitated")
        raise RefusedError(404, 0, "404: Not Found")


def _json(body: Json | list[Json], status: int = 200, headers: Json | None = None) -> web.Response:
    """Answer with exactly this type: the library takes anything else for text."""
    told = {**_HEADERS, "Content-Type": "application/json", **(headers or {})}
    return web.Response(body=json.dumps(body).encode(), status=status, headers=told)


async def _body(request: web.Request) -> Any:  # noqa: ANN401 -- whatever the bot sent
    if not request.body_exists:
        return {}
    if request.content_type != "multipart/form-data":
        return await request.json()
    form = await request.post()
    body = json.loads(str(form["payload_json"]))
    files = [value for name, value in form.items() if name.startswith("files[")]
    named = [{"id": str(number), "filename": one.filename, "_content": one.file.read().decode()}
             for number, one in enumerate(files) if isinstance(one, web.FileField)]  # fmt: skip
    return body | {"attachments": named}
