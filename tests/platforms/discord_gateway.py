"""The gateway of the imitated Discord: who is connected is told what happens, and is resumed where it was cut off."""

import json
import zlib
from dataclasses import dataclass, field

from aiohttp import WSMsgType, web

from tests.platforms.discord_world import APPLICATION, DIRECT, GROUP, TOKEN, Json, World, public, snowflake

DISPATCH, HEARTBEAT, IDENTIFY, RESUME, RECONNECT, INVALID, HELLO, ACKNOWLEDGED = 0, 1, 2, 6, 7, 9, 10, 11
GUILDS, GUILD_MESSAGES, DIRECT_MESSAGES, CONTENT = 1 << 0, 1 << 9, 1 << 12, 1 << 15
PRIVILEGED = CONTENT | 1 << 1 | 1 << 8
_WRONG_TOKEN, _DISALLOWED = 4004, 4014


@dataclass(slots=True)
class Session:
    """What one connected client has been told, kept so that it can be told again."""

    intents: int
    number: str = field(default_factory=snowflake)
    told: list[Json] = field(default_factory=list)
    socket: "Socket | None" = None
    valid: bool = True


class Socket:
    """One connection, compressed as the client asked."""

    def __init__(self, raw: web.WebSocketResponse, *, compress: bool) -> None:
        self.raw = raw
        self._deflate = zlib.compressobj() if compress else None

    async def send(self, message: Json) -> None:
        """Send a message; a connection that is gone is noticed by the one who reads from it."""
        text = json.dumps(message)
        if self.raw.closed:
            return
        if self._deflate is None:
            await self.raw.send_str(text)
        else:
            await self.raw.send_bytes(self._deflate.compress(text.encode()) + self._deflate.flush(zlib.Z_SYNC_FLUSH))


class Gateway:
    """All connected clients."""

    def __init__(self, world: World) -> None:
        self._world = world
        self.sessions: list[Session] = []
        self.identified = 0
        self.resumed = 0
        self.address = ""
        self.token = TOKEN
        # How many of the next connections are refused.
        self.away = 0

    async def accept(self, request: web.Request) -> web.StreamResponse:
        """Talk to a client until it leaves."""
        if self.away:
            self.away -= 1
            return web.Response(status=503, text="<html>upstream</html>", content_type="text/html")
        raw = web.WebSocketResponse(compress=False)
        await raw.prepare(request)
        socket = Socket(raw, compress=request.query.get("compress") == "zlib-stream")
        await socket.send({"op": HELLO, "d": {"heartbeat_interval": 41250}})
        session: Session | None = None
        async for message in raw:
            if message.type is WSMsgType.TEXT:
                session = await self._heard(socket, json.loads(message.data), session)
        with self._world.change():
            if session is not None and session.socket is socket:
                session.socket = None
        return raw

    async def _heard(self, socket: Socket, message: Json, session: Session | None) -> Session | None:
        match message["op"]:
            case 1:
                await socket.send({"op": ACKNOWLEDGED})
            case 2:
                return await self._identify(socket, message["d"])
            case 6:
                return await self._resume(socket, message["d"])
        return session

    async def _identify(self, socket: Socket, said: Json) -> Session | None:
        if said["token"] != self.token:
            await socket.raw.close(code=_WRONG_TOKEN)
            return None
        if said["intents"] & PRIVILEGED:
            self._world.blame("a privileged intent was asked for")
            await socket.raw.close(code=_DISALLOWED)
            return None
        session = Session(intents=said["intents"], socket=socket)
        guilds = [{"id": number, "unavailable": True} for number in self._world.guilds]
        ready = {
            "v": 10, "user": self._world.people[APPLICATION], "guilds": guilds, "session_id": session.number,
            "resume_gateway_url": self.address, "application": {"id": APPLICATION, "flags": 0},
        }  # fmt: skip
        await self._tell(session, "READY", ready)
        for guild in self._world.guilds.values():
            await self._tell(session, "GUILD_CREATE", _guild(guild))
        with self._world.change():
            self.identified += 1
            self.sessions.append(session)
        return session

    async def _resume(self, socket: Socket, said: Json) -> Session | None:
        session = next((one for one in self.sessions if one.number == said["session_id"] and one.valid), None)
        if session is None:
            await socket.send({"op": INVALID, "d": False})
            return None
        session.socket = socket
        for message in [one for one in session.told if one["s"] > said["seq"]]:
            await socket.send(message)
        await self._tell(session, "RESUMED", {})
        with self._world.change():
            self.resumed += 1
        return session

    async def _tell(self, session: Session, event: str, content: Json) -> None:
        message = {"op": DISPATCH, "t": event, "s": len(session.told) + 1, "d": content}
        session.told.append(message)
        if session.socket is not None:
            await session.socket.send(message)

    async def announce(self, event: str, content: Json, needs: int = 0) -> None:
        """Tell every client that asked for this kind of event."""
        for session in list(self.sessions):
            if session.intents & needs == needs and session.valid:
                await self._tell(session, event, content)

    async def announce_message(self, event: str, message: Json) -> None:
        """Tell of a message; who may not read everything gets the text of what concerns them."""
        kind = self._world.channels[message["channel_id"]]["type"]
        needs = GUILD_MESSAGES if kind not in (DIRECT, GROUP) else DIRECT_MESSAGES
        concerns = kind == DIRECT or APPLICATION in [one["id"] for one in message["mentions"]]
        told = public(message)
        if not concerns and message["author"]["id"] != APPLICATION:
            told |= {"content": "", "embeds": [], "attachments": [], "components": []}
        if kind == GROUP:
            return
        await self.announce(event, told, needs)

    async def cut(self, *, resumable: bool = True) -> None:
        """Lose every connection; a session that is not resumable has to be begun anew."""
        for session in list(self.sessions):
            session.valid = session.valid and resumable
            if session.socket is not None:
                await session.socket.raw.close(code=4000)

    async def ask_to_reconnect(self) -> None:
        """Ask every client to come back, as Discord does when it moves."""
        for session in self.sessions:
            if session.socket is not None:
                await session.socket.send({"op": RECONNECT, "d": None})

    @property
    def connected(self) -> bool:
        """Tell whether anybody listens."""
        return any(one.socket is not None for one in self.sessions)


def _guild(guild: Json) -> Json:
    return {**public(guild), "channels": [public(channel) for channel in guild["channels"]]}
