"""What somebody did, as plain values: read from what Slack says of commands, presses and forms."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where messages stand: a channel, and in it a thread."""

    channel: str
    thread: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Interaction:
    """Something that somebody did and gets an answer to, alone: a command, a press, a form that was sent.

    `key` is the same when Slack repeats itself; `url` is where to respond, `trigger` opens a form for three seconds.
    """

    key: str
    user: str
    place: Place
    url: str = ""
    trigger: str = ""
    message: str = ""
    is_command: bool = False
    # Done on the page of the app, where there is nothing to respond to: the page itself changes.
    at_home: bool = False

    @property
    def among_others(self) -> bool:
        """Tell whether anybody else could see what is said here."""
        return bool(self.place.channel) and not self.place.channel.startswith("D")


def of_command(body: Json) -> Interaction:
    """Read a command."""
    return Interaction(
        key=str(body["trigger_id"]),
        user=str(body["user_id"]),
        place=Place(channel=str(body["channel_id"])),
        url=str(body.get("response_url") or ""),
        trigger=str(body["trigger_id"]),
        is_command=True,
    )


def of_press(body: Json) -> Interaction:
    """Read a press, a choice or a message action."""
    container = body.get("container") or {}
    message = body.get("message") or {}
    channel = (body.get("channel") or {}).get("id") or container.get("channel_id") or ""
    pressed = str(container.get("message_ts") or message.get("ts") or "")
    thread = str(container.get("thread_ts") or message.get("thread_ts") or "")
    return Interaction(
        key=str(body.get("trigger_id") or body.get("action_ts") or ""),
        user=str(body["user"]["id"]),
        # What began a thread stands in the channel, and whoever presses there looks at the channel.
        place=Place(channel=str(channel), thread="" if thread == pressed else thread),
        url=str(body.get("response_url") or ""),
        trigger=str(body.get("trigger_id") or ""),
        message=pressed,
        at_home=(body.get("view") or {}).get("type") == "home",
    )


def of_form(body: Json, carried: Mapping[str, str]) -> Interaction:
    """Read a form that was sent; it carried where it was opened."""
    return Interaction(
        key=str(body.get("trigger_id") or body["view"]["id"]),
        user=str(body["user"]["id"]),
        place=Place(channel=carried.get("channel", ""), thread=carried.get("thread", "")),
        url=carried.get("url", ""),
        at_home=bool(carried.get("home")),
    )


def carry(interaction: Interaction) -> dict[str, str]:
    """Return what a form carries, so that its result is shown where it was opened."""
    where = {"url": interaction.url, "channel": interaction.place.channel, "thread": interaction.place.thread}
    return {**where, "home": "home"} if interaction.at_home else where
