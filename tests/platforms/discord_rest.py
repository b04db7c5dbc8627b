"""The REST interface of the imitated Discord: who the bot is, its commands, channels and messages."""

import re
from collections.abc import Awaitable, Callable

from tests.platforms.discord_gateway import Gateway
from tests.platforms.discord_rules import called, check_command, check_message
from tests.platforms.discord_world import (
    ADMINISTRATOR,
    APPLICATION,
    DIRECT,
    HISTORY,
    SEND,
    VIEW,
    Interaction,
    Json,
    RefusedError,
    World,
    public,
    snowflake,
)

Answer = Json | list[Json] | None
Handler = Callable[..., Awaitable[Answer]]
_UNKNOWN_CHANNEL, _UNKNOWN_MESSAGE, _NO_ACCESS, _NOT_ALLOWED, _NO_DIRECT = 10003, 10008, 50001, 50013, 50007
_SENT_KEYS = ("content", "embeds", "components", "flags", "attachments")


class Rest:
    """Everything below `/api/v10` that needs the token."""

    def __init__(self, world: World, gateway: Gateway) -> None:
        self._world = world
        self._gateway = gateway
        self._nonces: dict[tuple[str, str], str] = {}
        self.routes: list[tuple[str, re.Pattern[str], Handler]] = [
            ("GET", re.compile(r"/users/@me"), self._me),
            ("GET", re.compile(r"/oauth2/applications/@me"), self._application),
            ("GET", re.compile(r"/applications/\d+/commands"), self._commands),
            ("PUT", re.compile(r"/applications/\d+/commands"), self._synchronise),
            ("POST", re.compile(r"/users/@me/channels"), self._direct),
            ("GET", re.compile(r"/channels/(\d+)"), self._channel),
            ("POST", re.compile(r"/channels/(\d+)/messages"), self._send),
            ("GET", re.compile(r"/channels/(\d+)/messages"), self._history),
            ("GET", re.compile(r"/channels/(\d+)/messages/(\d+)"), self._message),
            ("PATCH", re.compile(r"/channels/(\d+)/messages/(\d+)"), self._edit),
            ("DELETE", re.compile(r"/channels/(\d+)/messages/(\d+)"), self._delete),
            ("POST", re.compile(r"/channels/(\d+)/typing"), self._typing),
        ]

    async def _me(self, _: Json) -> Answer:
        return self._world.people[APPLICATION]

    async def _application(self, _: Json) -> Answer:
        return {
            "id": APPLICATION, "name": "Signpost", "icon": None, "description": "", "bot_public": True,
            "bot_require_code_grant": False, "verify_key": "0" * 64, "flags": 0, "team": None, "rpc_origins": [],
            "owner": {"id": "1", "username": "owner", "discriminator": "0", "avatar": None, "global_name": None},
            "approximate_guild_count": len(self._world.guilds), "summary": "", "hook": True,
        }  # fmt: skip

    async def _commands(self, _: Json) -> Answer:
        return self._world.commands

    async def _synchronise(self, body: list[Json]) -> Answer:
        for command in body:
            check_command(command)
        with self._world.change():
            self._world.synchronised += 1
            self._world.commands = [
                {**one, "id": snowflake(), "application_id": APPLICATION, "version": snowflake(),
                 "description": one.get("description", ""), "default_member_permissions": None}
                for one in body
            ]  # fmt: skip
        return self._world.commands

    async def _direct(self, body: Json) -> Answer:
        person = str(body["recipient_id"])
        if person not in self._world.people:
            raise RefusedError(400, 50033, "Invalid Recipient(s)")
        return public(self.direct_with(person))

    def direct_with(self, person: str) -> Json:
        """Return the channel of direct messages with a person."""
        kept = (
            channel
            for channel in self._world.channels.values()
            if channel["type"] == DIRECT and channel["recipients"][0]["id"] == person
        )
        found = next(kept, None)
        return found or self._world.channels[self._world.add_channel(None, DIRECT, people=(person,))]

    async def _channel(self, _: Json, number: str) -> Answer:
        return public(self._reachable(number, VIEW))

    def _reachable(self, number: str, needs: int) -> Json:
        channel = self._world.channels.get(number)
        if channel is None or channel.get("_deleted"):
            raise RefusedError(404, _UNKNOWN_CHANNEL, "Unknown Channel")
        if channel["type"] == DIRECT:
            return channel
        allowed = channel["_allowed"]
        if not allowed & (VIEW | ADMINISTRATOR):
            raise RefusedError(403, _NO_ACCESS, "Missing Access")
        if allowed & needs != needs:
            raise RefusedError(403, _NOT_ALLOWED, "Missing Permissions")
        return channel

    async def _send(self, body: Json, number: str) -> Answer:
        channel = self._reachable(number, VIEW | SEND)
        if channel["type"] == DIRECT and channel["recipients"][0]["id"] in self._world.closed_to_direct:
            raise RefusedError(403, _NO_DIRECT, "Cannot send messages to this user")
        check_message(body, body.get("flags") or 0)
        replied = self._replied_to(body)
        nonce = body.get("nonce")
        if nonce is not None and body.get("enforce_nonce") and (number, str(nonce)) in self._nonces:
            return public(self._world.messages[self._nonces[number, str(nonce)]])
        message = await self.publish(number, body, replied)
        if nonce is not None:
            self._nonces[number, str(nonce)] = message["id"]
        return public(message) | {"nonce": nonce}

    def _replied_to(self, body: Json) -> Json | None:
        reference = body.get("message_reference")
        if reference is None:
            return None
        replied = self._world.messages.get(str(reference["message_id"]))
        if replied is None or replied.get("_deleted"):
            if reference.get("fail_if_not_exists", True):
                raise RefusedError(400, 50035, "Invalid Form Body: message_reference: Unknown message")
            return None
        return replied

    async def publish(
        self, channel: str, body: Json, replied: Json | None = None, only_for: str | None = None,
        interaction: Interaction | None = None,
    ) -> Json:  # fmt: skip
        """Add a message of the bot's, note whom it pinged, and tell of it."""
        kept = {key: body[key] for key in _SENT_KEYS if body.get(key) is not None}
        if replied is not None:
            kept |= {"message_reference": {"message_id": replied["id"], "channel_id": channel}, "type": 19}
            kept["referenced_message"] = public(replied)
        made = self._world.add_message(channel, APPLICATION, kept)
        made["_only_for"] = only_for
        made["_interaction"] = interaction.id if interaction else None
        pinged = [] if only_for else called(body, replied["author"]["id"] if replied else None)
        with self._world.change():
            self._world.sent.append(made)
            self._world.pinged += pinged
        if only_for is None:
            await self._gateway.announce_message("MESSAGE_CREATE", made)
        return made

    async def _history(self, _: Json, number: str) -> Answer:
        self._reachable(number, VIEW | HISTORY)
        found = [
            public(one)
            for one in self._world.messages.values()
            if one["channel_id"] == number and not one.get("_deleted") and one.get("_only_for") is None
        ]
        return sorted(found, key=lambda one: int(one["id"]), reverse=True)[:50]

    def of_bot(self, channel: str, number: str) -> Json:
        """Return a message of the bot's that anybody can see."""
        message = self._world.messages.get(number)
        if message is None or message.get("_deleted") or message["channel_id"] != channel or message.get("_only_for"):
            raise RefusedError(404, _UNKNOWN_MESSAGE, "Unknown Message")
        return message

    async def _message(self, _: Json, channel: str, number: str) -> Answer:
        self._reachable(channel, VIEW)
        return public(self.of_bot(channel, number))

    async def _edit(self, body: Json, channel: str, number: str) -> Answer:
        self._reachable(channel, VIEW)
        return public(self.change(self.of_bot(channel, number), body))

    def change(self, message: Json, body: Json) -> Json:
        """Change a message of the bot's."""
        flags = (body.get("flags") or 0) | message.get("flags", 0)
        after = {key: body[key] if key in body else message.get(key) for key in _SENT_KEYS} | {"flags": flags}
        check_message(after, flags)
        with self._world.change():
            message.update({key: value for key, value in after.items() if value is not None})
            message["edited_timestamp"] = "2026-11-20T12:00:01+00:00"
            if not message.get("_only_for"):
                self._world.pinged += [one for one in called(body, None) if not message.get("_silent")]
        return message

    async def _delete(self, _: Json, channel: str, number: str) -> Answer:
        self._reachable(channel, VIEW)
        await self.remove(self.of_bot(channel, number))
        return None

    async def remove(self, message: Json) -> None:
        """Take a message away, and tell of it."""
        with self._world.change():
            message["_deleted"] = True
        if message.get("_only_for") is None:
            told = {key: message[key] for key in ("id", "channel_id", "guild_id") if key in message}
            await self._gateway.announce_message("MESSAGE_DELETE", message | {"_told": told})

    async def _typing(self, _: Json, number: str) -> Answer:
        self._reachable(number, VIEW | SEND)
        return None
