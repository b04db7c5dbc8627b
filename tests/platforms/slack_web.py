"""The Web API of the imitated Slack: what the bot may ask for, with the scopes of the manifest and nothing more."""

import json
import time
from collections.abc import Awaitable, Callable

from tests.platforms.slack_rules import called, check_message, check_view, stray
from tests.platforms.slack_world import (
    APP_TOKEN,
    BOT,
    BOT_TOKEN,
    BOT_USER,
    TEAM,
    Deed,
    Json,
    RefusedError,
    World,
    number,
    public,
)

TRIGGER_LIFETIME = 3.0
_KEPT = ("text", "blocks", "thread_ts", "metadata", "unfurl_links")
Handler = Callable[[Json], Awaitable[Json]]
# What each method needs, as Slack documents it.
_HISTORY = {"C": "channels:history", "G": "groups:history", "D": "im:history", "M": "mpim:history"}
_NEEDS = {
    "chat.postMessage": "chat:write",
    "chat.delete": "chat:write",
    "conversations.open": "im:write",
    "users.info": "users:read",
    "files.getUploadURLExternal": "files:write",
    "files.completeUploadExternal": "files:write",
}


class WebApi:
    """Everything below `/api/`."""

    def __init__(self, world: World, scopes: frozenset[str]) -> None:
        self._world, self._scopes = world, scopes
        self.address = ""
        # Each good for one connection, whatever comes of it.
        self.tickets: set[str] = set()
        self._methods: dict[str, Handler] = {
            "auth.test": self._me,
            "apps.connections.open": self._connect,
            "chat.postMessage": self._post,
            "chat.delete": self._delete,
            "conversations.open": self._open,
            "conversations.replies": self._replies,
            "conversations.history": self._history,
            "users.info": self._person,
            "views.open": self._form,
            "views.publish": self._home,
            "files.getUploadURLExternal": self._upload,
            "files.completeUploadExternal": self._complete,
        }

    async def call(self, method: str, token: str, body: Json) -> Json:
        """Do what a method does."""
        wanted = APP_TOKEN if method == "apps.connections.open" else BOT_TOKEN
        if self._world.revoked or (self._world.app_revoked and wanted == APP_TOKEN):
            raise RefusedError("token_revoked")
        if token != wanted:
            raise RefusedError("invalid_auth")
        if method not in self._methods:
            self._world.blame(f"{method} is not imitated")
            raise RefusedError("unknown_method")
        needed = _NEEDS.get(method)
        if method in ("conversations.replies", "conversations.history"):
            needed = _HISTORY[self._channel(body["channel"])["kind"]]
        with self._world.change():
            self._world.called.add(method)
        if needed and needed not in self._scopes:
            self._world.blame(f"{method} needs {needed}")
            raise RefusedError("missing_scope")
        return {"ok": True, **await self._methods[method](body)}

    async def _me(self, _: Json) -> Json:
        return {"team_id": TEAM, "team": "lab", "user": "signpost", "user_id": BOT_USER, "bot_id": BOT,
                "url": "https://lab.slack.com/"}  # fmt: skip

    async def _connect(self, _: Json) -> Json:
        ticket = number("W")
        self.tickets.add(ticket)
        return {"url": f"ws://{self.address}/socket?ticket={ticket}"}

    def _channel(self, name: str) -> Json:
        channel = self._world.channels.get(name)
        if channel is None:
            raise RefusedError("channel_not_found")
        if channel["archived"]:
            raise RefusedError("is_archived")
        if not channel["member"]:
            raise RefusedError("not_in_channel")
        return channel

    async def _post(self, body: Json) -> Json:
        channel = self._channel(body["channel"])
        message = await self.publish(channel["id"], body)
        return {"channel": channel["id"], "ts": message["ts"], "message": public(message)}

    async def publish(self, channel: str, body: Json, only_for: str | None = None) -> Json:
        """Add a message of the bot's, and note whom it called."""
        check_message(body)
        if body.get("unfurl_links") is not False:
            self._world.blame("links of a message would unfold")
        if strays := stray(body):
            self._world.blame(f"brackets in {strays}")
        with self._world.change():
            self._world.pinged += called(body)
        kept = {name: body[name] for name in _KEPT if body.get(name)}
        return self._world.add_message(channel, BOT_USER, {**kept, "bot_id": BOT, "_only_for": only_for})

    async def _delete(self, body: Json) -> Json:
        self._channel(body["channel"])
        message = self._world.find(body["channel"], body["ts"])
        if message is None or message.get("_only_for"):
            raise RefusedError("message_not_found")
        if message["user"] != BOT_USER:
            raise RefusedError("cant_delete_message")
        with self._world.change():
            message["_deleted"] = True
        return {"ts": body["ts"]}

    async def _open(self, body: Json) -> Json:
        if body["users"] not in self._world.people:
            raise RefusedError("user_not_found")
        return {"channel": {"id": self._world.direct_with(body["users"])}}

    async def _replies(self, body: Json) -> Json:
        found = [one for one in self._read(body) if body["ts"] in (one["ts"], one.get("thread_ts"))]
        if not found:
            raise RefusedError("thread_not_found")
        return {"messages": found[: int(body.get("limit", 1000))]}

    async def _history(self, body: Json) -> Json:
        found = [one for one in self._read(body) if "thread_ts" not in one]
        return {"messages": found[::-1][: int(body.get("limit", 100))]}

    def _read(self, body: Json) -> list[Json]:
        self._channel(body["channel"])
        told = [public(one) for one in self._world.messages
                if one["channel"] == body["channel"] and not one.get("_deleted") and one.get("_only_for") is None
                and float(one["ts"]) >= float(body.get("oldest") or 0)]  # fmt: skip
        wanted = (
            str(body.get("include_all_metadata")).lower() in ("true", "1") and "metadata.message:read" in self._scopes
        )
        return told if wanted else [{name: one[name] for name in one if name != "metadata"} for one in told]

    async def _person(self, body: Json) -> Json:
        if body["user"] not in self._world.people:
            raise RefusedError("user_not_found")
        return {"user": self._world.people[body["user"]]}

    async def _form(self, body: Json) -> Json:
        deed = self._deed(body["trigger_id"])
        view = body["view"]
        check_view(view)
        with self._world.change():
            deed.form = {**view, "id": number("V")}
        return {"view": deed.form}

    def _deed(self, trigger: str) -> Deed:
        deed = self._world.deeds.get(trigger)
        if deed is None:
            raise RefusedError("invalid_trigger_id")
        if deed.expired or time.monotonic() - deed.began > TRIGGER_LIFETIME:
            raise RefusedError("expired_trigger_id")
        if deed.form is not None:
            raise RefusedError("exchanged_trigger_id")
        return deed

    async def _home(self, body: Json) -> Json:
        check_view(body["view"])
        with self._world.change():
            self._world.homes[body["user_id"]] = body["view"]
        return {}

    async def _upload(self, body: Json) -> Json:
        made = number("F")
        self._world.uploads[made] = {"name": body["filename"], "content": ""}
        return {"upload_url": f"http://{self.address}/upload/{made}", "file_id": made}

    async def _complete(self, body: Json) -> Json:
        files = json.loads(body["files"]) if isinstance(body["files"], str) else body["files"]
        contents = [self._world.uploads[one["id"]]["content"] for one in files]
        self._world.add_message(
            body["channel_id"], BOT_USER, {"text": body.get("initial_comment", ""), "bot_id": BOT, "_files": contents}
        )
        return {"files": [{"id": one["id"]} for one in files]}
