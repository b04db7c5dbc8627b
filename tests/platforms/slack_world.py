"""What there is on the imitated Slack: people, channels, messages, forms, and what went wrong."""

import itertools
import time
from dataclasses import dataclass, field
from typing import Any

from tests.platforms.threaded import Watched

Json = dict[str, Any]
BOT_TOKEN = "xoxb-only-good-for-the-tests"  # noqa: S105 -- no key to anything
APP_TOKEN = "xapp-1-only-good-for-the-tests"  # noqa: S105 -- the same
SECRET = "8f742231b10e8888abcd99yyyzzz85a5"  # noqa: S105 -- the same
TEAM, BOT_USER, BOT = "T0LAB00001", "U0SIGNPOST", "B0SIGNPOST"
_numbers = itertools.count(1)


def number(kind: str) -> str:
    """Return a new id as Slack writes them."""
    return f"{kind}0TEST{next(_numbers):06d}"


class RefusedError(Exception):
    """Slack refuses a request; the text is its code."""


@dataclass(kw_only=True, slots=True)
class Deed:
    """A command, a press or a form that was sent, and what came of it."""

    key: str
    user: str
    channel: str
    message: Json | None = None
    thread: str = ""
    began: float = field(default_factory=time.monotonic)
    acknowledged: bool = False
    responses: list[Json] = field(default_factory=list)
    answers: int = 0
    form: Json | None = None
    options: list[Json] | None = None
    touched: bool = False
    expired: bool = False
    before: int = 0


@dataclass(kw_only=True, slots=True)
class Fault:
    """What goes wrong with the next requests to an address: a status, a code, a body or a cut line, before or after."""

    address: str
    status: int = 0
    code: str = ""
    body: str | None = None
    form: str = "application/json"
    times: int = 1
    after: bool = False
    hang: float = 0.0
    headers: Json = field(default_factory=dict)


@dataclass(slots=True)
class World(Watched):
    """All that the imitated Slack knows. Every change is told to those who wait for one."""

    people: dict[str, Json] = field(default_factory=dict)
    channels: dict[str, Json] = field(default_factory=dict)
    messages: list[Json] = field(default_factory=list)
    deeds: dict[str, Deed] = field(default_factory=dict)
    homes: dict[str, Json] = field(default_factory=dict)
    uploads: dict[str, Json] = field(default_factory=dict)
    pinged: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    called: set[str] = field(default_factory=set)
    revoked: bool = False
    app_revoked: bool = False

    def add_person(self, name: str, *, admin: bool = False) -> str:
        """Add somebody and return the id."""
        made = number("U")
        with self.change():
            self.people[made] = {"id": made, "team_id": TEAM, "name": name, "is_admin": admin, "is_owner": False}
        return made

    def add_channel(self, kind: str = "C", *, member: bool = True, archived: bool = False, people: str = "") -> str:
        """Add a channel, in which the bot may be, and return its id; of kind M people write to each other directly."""
        made = number(kind.replace("M", "G"))
        made_of = {"id": made, "member": member, "archived": archived, "people": people, "kind": kind}
        with self.change():
            self.channels[made] = made_of
        return made

    def direct_with(self, person: str) -> str:
        """Return the channel in which somebody is alone with the bot."""
        kept = (name for name, channel in self.channels.items() if channel["people"] == person)
        return next(kept, None) or self.add_channel("D", people=person)

    def moment(self) -> str:
        """Return a new time of a message, which is its id."""
        return f"{int(time.time())}.{next(_numbers):06d}"

    def add_message(self, channel: str, user: str, payload: Json) -> Json:
        """Add a message and return it."""
        made = {"type": "message", "ts": self.moment(), "channel": channel, "user": user, **payload}
        with self.change():
            self.messages.append(made)
        return made

    def find(self, channel: str, ts: str) -> Json | None:
        """Return a message that stands."""
        for message in self.messages:
            if message["channel"] == channel and message["ts"] == ts and not message.get("_deleted"):
                return message
        return None

    def blame(self, sentence: str) -> None:
        """Note what no person should have to live with."""
        with self.change():
            self.violations.append(sentence)

    def visible(self, message: Json, person: str) -> bool:
        """Tell whether a person sees a message."""
        only = self.channels[message["channel"]]["people"]
        return not message.get("_deleted") and message.get("_only_for") in (None, person) and only in ("", person)


def public(message: Json) -> Json:
    """Return what the platform tells of a message: our own notes about it start with an underscore."""
    return {name: value for name, value in message.items() if not name.startswith("_")}
