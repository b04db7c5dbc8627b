"""An event becomes a question of somebody: raw ids become pseudonyms here, and go no further."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Any

import discord

from bot.adapters.buttons import Verb, read
from bot.adapters.discord.sending import Interaction
from bot.adapters.maintaining.rights import Maintainer
from bot.adapters.names import TO_MESSAGE, TO_PERSON, Names, told_by
from bot.record import Asker
from bot.store.people import People

PLATFORM = "discord"
_CALLS = re.compile(r"<(?:@[!&]?|#)\d+>")
_EMOJI = re.compile(r"<a?:(\w+):\d+>")
_ANSWERED_KINDS = (discord.MessageType.default, discord.MessageType.reply)


class Heard(Enum):
    """What a message means to the bot."""

    QUESTION = "question"
    EMPTY = "empty"
    EMPTY_ROLE = "empty, to the bot's own role"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What decides whether a message is answered, as plain values."""

    by_bot: bool
    ordinary: bool
    direct: bool
    group: bool
    calls_me: bool
    calls_my_role: bool
    replies_to_me: bool
    has_text: bool


def hear(said: Said) -> Heard:
    """Decide whether a message is a question to the bot."""
    if said.by_bot or not said.ordinary or said.group:
        return Heard.NOTHING
    if said.direct or said.calls_me:
        return Heard.QUESTION
    # Whoever picks the role of the bot's name means the bot; without its text there is nothing to answer.
    if said.calls_my_role:
        return Heard.QUESTION if said.has_text else Heard.EMPTY_ROLE
    # Without the ping Discord hands over no text; with text it was not meant for the bot.
    return Heard.EMPTY if said.replies_to_me and not said.has_text else Heard.NOTHING


def said(message: discord.Message, me: int) -> Said:
    """Return what decides about a message."""
    replied = message.reference.resolved if message.reference else None
    return Said(
        by_bot=message.author.bot or message.webhook_id is not None,
        ordinary=message.type in _ANSWERED_KINDS,
        direct=isinstance(message.channel, discord.DMChannel),
        group=isinstance(message.channel, discord.GroupChannel),
        calls_me=any(person.id == me for person in _called(message, "mentions")),
        calls_my_role=any(
            role.tags is not None and role.tags.bot_id == me for role in _called(message, "role_mentions")
        ),
        replies_to_me=isinstance(replied, discord.Message) and replied.author.id == me,
        has_text=bool(message.content),
    )


def _called(message: discord.Message, whom: str) -> Iterable[Any]:
    """Return who is called; the library has no such list where Discord sent none."""
    return getattr(message, whom, ())


def question(text: str) -> str:
    """Return what was asked, without the numbers of people, roles and channels."""
    return " ".join(_EMOJI.sub(r":\1:", _CALLS.sub(" ", text)).split())


def server(message: discord.Message) -> int | None:
    """Return the server in which a message stands; none in direct messages. Its number is known before the rest."""
    return message.guild.id if message.guild else getattr(message.channel, "guild_id", None)


def words(message: discord.Message) -> str:
    """Return what a message says, also if it was said elsewhere and forwarded."""
    forwarded = (one.content for one in message.message_snapshots if one.content)
    return message.content or next(forwarded, "")


def follows(message: discord.Message, me: int) -> str | None:
    """Return the exchange that a message replies to, if it was shown with its question."""
    replied = message.reference.resolved if message.reference else None
    if not isinstance(replied, discord.Message) or replied.author.id != me:
        return None
    for row in replied.components:
        for control in getattr(row, "children", ()):
            press = read(getattr(control, "custom_id", None) or "")
            if press and press.verb is Verb.FOLLOW_UP:
                return press.exchange
    return None


class Listener(Names):
    """Makes askers; only here does anything know who they are on Discord."""

    def __init__(self, people: People) -> None:
        super().__init__(people, PLATFORM)

    def of_interaction(self, interaction: Interaction) -> Asker:
        """Return who used a command or pressed something; only they will see the answer."""
        person = str(interaction.user.id)
        return self._people.asker(
            PLATFORM,
            person=person,
            place=f"{interaction.guild_id or TO_PERSON}/{interaction.channel_id}",
            private=True,
            # Never understood from what was asked in public, nor the other way round.
            thread=f"private {interaction.id}",
            event=f"interaction {interaction.id}",
            reply_to=f"{TO_PERSON} {person}",
        )

    def of_message(self, message: discord.Message) -> Asker:
        """Return who wrote a message."""
        return self._people.asker(
            PLATFORM,
            person=str(message.author.id),
            place=f"{server(message) or TO_PERSON}/{message.channel.id}",
            private=server(message) is None,
            event=told_by(message.channel.id, message.id),
            reply_to=f"{TO_MESSAGE} {message.channel.id} {message.id}",
        )

    def maintainer(self, interaction: Interaction) -> Maintainer:
        """Return somebody as the settings may name them: by their number, or by a role in the server they act in."""
        user = interaction.user
        roles = user.roles if isinstance(user, discord.Member) else ()
        named = (f"{PLATFORM}:role:{interaction.guild_id}/{role.id}" for role in roles)
        return Maintainer(person=self.person(user.id), names=frozenset((f"{PLATFORM}:user:{user.id}", *named)))
