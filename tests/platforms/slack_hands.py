"""What Slack tells a bot of somebody: their commands, presses and events, as its payloads."""

import html
import time
from typing import Any, cast

from tests.platforms import slack_sight as sight
from tests.platforms.protocol import Seen
from tests.platforms.slack_server import Server
from tests.platforms.slack_world import BOT_USER, TEAM, Deed, Json, number, public


class Hands:
    """Does things in a workspace, of which the bot is told."""

    def __init__(self, server: Server, user: str, channel: str, events: frozenset[str]) -> None:
        self.server, self.world = server, server.world
        self.number, self.channel, self.events = user, channel, events

    @property
    def name(self) -> str:
        """Return what the person is called."""
        return str(self.world.people[self.number]["name"])

    def seen(self, message: Json) -> Seen:
        """Return a message as people see it."""
        return sight.seen(message)

    def event(self, event: Json, *, name: str = "", retry: int = 0) -> None:
        """Tell the bot of an event."""
        payload = {"type": "event_callback", "team_id": TEAM, "api_app_id": "A0", "event_id": name or number("Ev"),
                   "event_time": int(time.time()), "token": "x",
                   "authorizations": [{"team_id": TEAM, "user_id": BOT_USER, "is_bot": True}],
                   "event": {"event_ts": event.get("ts", "1.1"), **event}}  # fmt: skip
        self.server.do(self.server.deliver("event_callback", payload, retry=retry))

    def command_payload(self, deed: Deed, text: str) -> Json:
        """Return what Slack says of a command."""
        return {
            "command": "/ask", "text": whole(text), "trigger_id": deed.key, "response_url": self.address_of(deed),
            "user_id": self.number, "user_name": self.name, "team_id": TEAM, "channel_id": self.channel,
            "channel_name": "lab", "api_app_id": "A0", "token": "x", "is_enterprise_install": "false",
        }  # fmt: skip

    def press_payload(self, deed: Deed, action_id: str, **more: Any) -> Json:  # noqa: ANN401 -- raw content
        """Return what Slack says of a press."""
        message = cast("Json", deed.message)
        ephemeral = message.get("_only_for") is not None
        container = {"type": "message", "message_ts": message["ts"], "channel_id": message["channel"],
                     "is_ephemeral": ephemeral}  # fmt: skip
        if "thread_ts" in message:
            container["thread_ts"] = message["thread_ts"]
        action = {"type": "button", "action_id": action_id, "block_id": "b", "action_ts": "1.1", **more}
        payload = {**self.who(deed), "type": "block_actions", "container": container, "actions": [action]}
        payload |= {"response_url": self.address_of(deed), "channel": {"id": message["channel"], "name": "lab"}}
        # Of a message that one person sees alone Slack tells nothing.
        return payload if ephemeral else {**payload, "message": public(message)}

    def deed(self, message: Json | None = None) -> Deed:
        """Begin to do something."""
        made = Deed(
            key=number("trigger"), user=self.number, message=message, before=len(self.world.messages),
            channel=message["channel"] if message else self.channel,
        )  # fmt: skip
        with self.world.change():
            self.world.deeds[made.key] = made
        return made

    def who(self, deed: Deed) -> Json:
        """Return what Slack says in every payload."""
        return {"trigger_id": deed.key, "team": {"id": TEAM, "domain": "lab"}, "token": "x", "api_app_id": "A0",
                "user": {"id": self.number, "username": self.name, "team_id": TEAM}}  # fmt: skip

    def address_of(self, deed: Deed) -> str:
        """Return where to respond."""
        return f"http://{self.server.api.address}/response/{deed.key}"

    def deliver(self, kind: str, payload: Json) -> None:
        """Tell the bot."""
        self.server.do(self.server.deliver(kind, payload))


def typed(text: str) -> str:
    """Write what somebody typed as Slack hands it on."""
    return html.escape(whole(text), quote=False)


def whole(text: str) -> str:
    """Put the halves of characters together, as every keyboard does."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
