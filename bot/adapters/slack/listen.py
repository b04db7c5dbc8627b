"""An event becomes a question of somebody: Slack's JSON ends here, and raw ids become pseudonyms."""

import html
import re
from dataclasses import dataclass
from enum import Enum

from bot.adapters.maintaining.rights import Maintainer
from bot.adapters.names import NOWHERE, TO_MESSAGE, TO_PERSON, Names, told_by
from bot.adapters.slack.interactions import Interaction, Json, Place
from bot.record import Asker
from bot.store.people import People

PLATFORM = "slack"
_CALLS = re.compile(r"<[@#!][^<>]*>")
_LINK = re.compile(r"<((?:https?|mailto):[^<>|]*)(?:\|[^<>]*)?>")
_DIRECT = "im"
_DELETED, _CHANGED = "message_deleted", "message_changed"
# What stands in the place of a deleted message that has replies.
_TOMBSTONE = "tombstone"
_SLACKBOT = "USLACKBOT"
# A file with words is a message; whatever else has a subtype is Slack's own.
_ORDINARY = (None, "file_share", "thread_broadcast")


class Heard(Enum):
    """What a message means to the bot."""

    QUESTION = "question"
    OVERHEARD = "overheard"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A message as plain values: what decides whether it is answered, and where."""

    user: str
    text: str
    channel: str
    ts: str
    thread: str
    by_bot: bool
    ordinary: bool
    edited: bool
    direct: bool
    calls_me: bool

    @property
    def reply_place(self) -> Place:
        """Return where a reply belongs: in the thread; directly, where there is none, beside it."""
        return Place(channel=self.channel, thread=self.thread or ("" if self.direct else self.ts))


@dataclass(frozen=True, slots=True, kw_only=True)
class Deleted:
    """A message that is gone."""

    channel: str
    ts: str


def hear(said: Said) -> Heard:
    """Decide whether a message is a question to the bot."""
    if said.by_bot or not said.ordinary or said.edited or not said.user:
        return Heard.NOTHING
    if said.direct or said.calls_me:
        return Heard.QUESTION
    # Only workspaces that have turned it on tell us of such messages.
    return Heard.OVERHEARD if said.thread else Heard.NOTHING


def said(event: Json, me: str) -> Said:
    """Return what decides about a message."""
    thread = str(event.get("thread_ts") or "")
    return Said(
        user=str(event.get("user") or ""),
        text=str(event.get("text") or ""),
        channel=str(event.get("channel") or ""),
        ts=str(event.get("ts") or ""),
        thread=thread,
        by_bot=bool(event.get("bot_id")) or event.get("user") in (me, _SLACKBOT),
        ordinary=event.get("subtype") in _ORDINARY and not event.get("hidden"),
        edited="edited" in event,
        direct=event.get("channel_type") == _DIRECT or str(event.get("channel") or "").startswith("D"),
        calls_me=event.get("type") == "app_mention" or f"<@{me}>" in str(event.get("text") or ""),
    )


def deleted(event: Json) -> Deleted | None:
    """Return which message is gone, if that is what an event tells."""
    left = event.get("message") or {}
    if event.get("subtype") == _DELETED:
        return Deleted(channel=str(event["channel"]), ts=str(event["deleted_ts"]))
    if event.get("subtype") == _CHANGED and left.get("subtype") == _TOMBSTONE:
        return Deleted(channel=str(event["channel"]), ts=str(left["ts"]))
    return None


def question(text: str) -> str:
    """Return what was asked as it was written, without the numbers of people, groups and channels."""
    return " ".join(html.unescape(_LINK.sub(r"\1", _CALLS.sub(" ", text))).split())


class Listener(Names):
    """Makes askers of one workspace; only here does anything know who they are on Slack."""

    def __init__(self, people: People, team: str) -> None:
        super().__init__(people, PLATFORM, realm=team)

    def of_interaction(self, interaction: Interaction) -> Asker:
        """Return who acted; only they will see the answer."""
        return self._people.asker(
            PLATFORM,
            person=self.local(interaction.user),
            place=self.local(interaction.place.channel or TO_PERSON),
            private=True,
            # Never understood from what was asked in public, nor the other way round.
            thread=f"private {interaction.key}",
            event=f"turn {interaction.key}",
            reply_to=f"{TO_PERSON} {interaction.user}",
        )

    def of_message(self, said: Said) -> Asker:
        """Return who wrote a message."""
        return self._people.asker(
            PLATFORM,
            person=self.local(said.user),
            place=self.local(said.channel),
            private=said.direct,
            thread=said.thread,
            event=told_by(said.channel, said.ts),
            reply_to=f"{TO_MESSAGE} {said.channel} {said.reply_place.thread or NOWHERE}",
        )

    def maintainer(self, user: str) -> Maintainer:
        """Return somebody as the settings may name them."""
        return Maintainer(person=self.person(user), names=frozenset((f"{PLATFORM}:{self.local(user)}",)))
