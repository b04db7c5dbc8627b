"""What there is on the imitated Discord: people, servers, channels, messages, interactions, and what went wrong."""

import itertools
import time
from dataclasses import dataclass, field
from typing import Any

from tests.platforms.threaded import Watched

Json = dict[str, Any]
TOKEN = "MTAwMDAwMDAwMDAwMDAwMDAw.GhostK.only-good-for-the-tests"  # noqa: S105 -- no key to anything
APPLICATION = "100000000000000000"
EPHEMERAL, THINKING, V2 = 1 << 6, 1 << 7, 1 << 15
TEXT_CHANNEL, DIRECT, GROUP = 0, 1, 3
# What a bot that was invited by our link may do in a channel, and what everybody may.
ADMINISTRATOR, MANAGE_MESSAGES = 1 << 3, 1 << 13
VIEW, SEND, HISTORY = 1 << 10, 1 << 11, 1 << 16
ORDINARY = VIEW | SEND | HISTORY
_EPOCH = 1420070400000
_numbers = itertools.count(1)


def snowflake() -> str:
    """Return a new id, which tells when it was made."""
    return str(((int(time.time() * 1000) - _EPOCH) << 22) + next(_numbers))


class RefusedError(Exception):
    """Discord refuses a request."""

    def __init__(self, status: int, code: int, message: str) -> None:
        super().__init__(message)
        self.status, self.code = status, code


@dataclass(kw_only=True, slots=True)
class Interaction:
    """A command, a press or a submitted modal, and what became of it."""

    id: str
    token: str
    kind: int
    user: str
    channel: str
    message: str | None = None
    began: float = field(default_factory=time.monotonic)
    answer: int | None = None
    original: str | None = None
    modal: Json | None = None
    choices: list[Json] | None = None
    followups: int = 0
    expired: bool = False
    external: bool = False
    before: list[Json] | None = None


@dataclass(kw_only=True, slots=True)
class Fault:
    """What goes wrong with the next requests to an address: a status or a cut line, instead of doing it or after."""

    method: str
    address: str
    status: int = 0
    times: int = 1
    after: bool = False
    hang: float = 0.0
    # Seconds that it takes longer, without anything going wrong.
    slow: float = 0.0
    headers: Json = field(default_factory=dict)
    body: Json = field(default_factory=dict)


@dataclass(slots=True)
class World(Watched):
    """All that the imitated Discord knows. Every change is told to those who wait for one."""

    people: dict[str, Json] = field(default_factory=dict)
    guilds: dict[str, Json] = field(default_factory=dict)
    channels: dict[str, Json] = field(default_factory=dict)
    messages: dict[str, Json] = field(default_factory=dict)
    interactions: dict[str, Interaction] = field(default_factory=dict)
    commands: list[Json] = field(default_factory=list)
    synchronised: int = 0
    sent: list[Json] = field(default_factory=list)
    pinged: list[str] = field(default_factory=list)
    requests: list[tuple[str, str]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    closed_to_direct: set[str] = field(default_factory=set)
    # People whose interactions are too old to be answered by the time that somebody tries.
    late: set[str] = field(default_factory=set)

    def add_person(self, name: str, *, bot: bool = False, number: str | None = None) -> str:
        """Add somebody and return the id."""
        number = number or snowflake()
        with self.change():
            self.people[number] = {
                "id": number, "username": name, "discriminator": "0", "global_name": name.title(), "avatar": None,
                "bot": bot, "public_flags": 0, "flags": 0, "verified": True, "mfa_enabled": False, "locale": "en-US",
            }  # fmt: skip
        return number

    def add_guild(self, name: str) -> str:
        """Add a server with a role for everybody and return its id."""
        number = snowflake()
        everyone = role(number, "@everyone", ORDINARY)
        with self.change():
            self.guilds[number] = {
                "id": number, "name": name, "icon": None, "splash": None, "owner_id": "1", "afk_timeout": 300,
                "verification_level": 0, "default_message_notifications": 0, "explicit_content_filter": 0,
                "roles": [everyone], "emojis": [], "features": [], "mfa_level": 0, "system_channel_id": None,
                "system_channel_flags": 0, "premium_tier": 0, "preferred_locale": "en-US", "nsfw_level": 0,
                "stickers": [], "joined_at": "2026-01-01T00:00:00+00:00", "large": False, "member_count": 2,
                "voice_states": [], "members": [], "channels": [], "threads": [], "presences": [],
                "stage_instances": [], "guild_scheduled_events": [], "soundboard_sounds": [],
                "premium_progress_bar_enabled": False, "safety_alerts_channel_id": None, "rules_channel_id": None,
                "public_updates_channel_id": None, "vanity_url_code": None, "description": None, "banner": None,
                "application_id": None, "afk_channel_id": None, "discovery_splash": None,
            }  # fmt: skip
        return number

    def add_channel(
        self, guild: str | None, kind: int, *, people: tuple[str, ...] = (), allowed: int = ORDINARY
    ) -> str:
        """Add a channel, in which the bot may do what is allowed, and return its id."""
        number = snowflake()
        made: Json = {"id": number, "type": kind, "last_message_id": None, "flags": 0, "_allowed": allowed}
        if guild is None:
            made |= {"recipients": [self.people[one] for one in people]}
        else:
            made |= {
                "guild_id": guild, "name": f"channel-{number[-4:]}", "position": 0, "permission_overwrites": [],
                "topic": None, "nsfw": False, "rate_limit_per_user": 0, "parent_id": None,
            }  # fmt: skip
        with self.change():
            self.channels[number] = made
            if guild is not None:
                self.guilds[guild]["channels"].append(made)
        return number

    def add_message(self, channel: str, author: str, payload: Json) -> Json:
        """Add a message and return it; whoever may read it is told by the caller."""
        number = snowflake()
        made: Json = {
            "id": number, "channel_id": channel, "author": self.people[author], "content": "", "embeds": [],
            "timestamp": "2026-11-20T12:00:00+00:00", "edited_timestamp": None, "tts": False,
            "mention_everyone": False, "mentions": [], "mention_roles": [], "attachments": [], "pinned": False,
            "type": 0, "flags": 0, "components": [],
        }  # fmt: skip
        if guild := self.channels[channel].get("guild_id"):
            made["guild_id"] = guild
        made |= payload
        with self.change():
            self.messages[number] = made
        return made

    def blame(self, sentence: str) -> None:
        """Note what no person should have to live with."""
        with self.change():
            self.violations.append(sentence)

    def visible(self, message: Json, person: str) -> bool:
        """Tell whether a person sees a message."""
        return not message.get("_deleted") and message.get("_only_for") in (None, person)


def role(number: str, name: str, permissions: int) -> Json:
    """Return a role of a server."""
    return {
        "id": number, "name": name, "permissions": str(permissions), "position": 0, "color": 0, "hoist": False,
        "managed": False, "mentionable": False, "flags": 0, "icon": None, "unicode_emoji": None,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
    }  # fmt: skip


def public(thing: Json) -> Json:
    """Return what the platform tells of something: our own notes about it start with an underscore."""
    return {name: value for name, value in thing.items() if not name.startswith("_")}
