"""The connection to Discord: events come in, each is served to its end, and a full stop waits for what has begun."""

import asyncio
import logging
from collections.abc import Callable, Sequence

import discord

from bot import wording
from bot.adapters import asides
from bot.adapters.cards import sentence
from bot.adapters.digest import LOOKED_EVERY
from bot.adapters.discord.answering import Answering
from bot.adapters.discord.bringing import Bringing
from bot.adapters.discord.buttons import Buttons
from bot.adapters.discord.commands import Served, not_known, synchronise, tree_of
from bot.adapters.discord.listen import Heard, Listener, hear, question, said
from bot.adapters.discord.patience import LONGEST_WAIT, Patience
from bot.adapters.discord.sending import Interaction, UndeliveredError
from bot.adapters.discord.serving import Serving
from bot.adapters.discord.turn import Turn
from bot.adapters.maintaining.maintaining import Maintaining
from bot.adapters.rooms import Rooms
from bot.desk import Desk
from bot.model import Library
from bot.store.people import People

_log = logging.getLogger(__name__)
# The library asks for more unless it is told; none of these needs Discord's permission.
_INTENTS = discord.Intents(guilds=True, guild_messages=True, dm_messages=True)
_PERMISSIONS = discord.Permissions(
    view_channel=True, send_messages=True, send_messages_in_threads=True, read_message_history=True
)
_PRESSES = (discord.InteractionType.component, discord.InteractionType.modal_submit)
_EMPTY = {Heard.EMPTY: wording.REPLY_EMPTY, Heard.EMPTY_ROLE: wording.ROLE_EMPTY}
_COMMANDS_WAIT = 2.0
# The library calls a command back at once, or never.
_CALLED_BACK_WITHIN = 0.5
_OUTBOX_EVERY = 1.0


class DiscordClient(discord.Client):
    """One bot on Discord."""

    def __init__(  # noqa: PLR0913 -- everything that meets here, and what the operator chose
        self,
        desk: Desk,
        people: People,
        maintaining: Maintaining,
        say: Callable[[str], None],
        *,
        retention_days: int,
        digest: Sequence[str] = (),
    ) -> None:
        self._patience = Patience()
        super().__init__(
            http_trace=self._patience.trace(),
            intents=_INTENTS,
            allowed_mentions=discord.AllowedMentions.none(),
            max_messages=None,
            max_ratelimit_timeout=LONGEST_WAIT,
            member_cache_flags=discord.MemberCacheFlags.none(),
        )
        self._desk, self._say = desk, say
        listener = Listener(people)
        self._bringing = Bringing(self, desk.store, listener, self._patience)
        self._rooms = Rooms(
            desk, listener, self._bringing, maintaining, question, retention_days=retention_days, digest=digest
        )
        self._answering = Answering(
            desk, self._rooms.reception, listener, self._bringing, retention_days=retention_days
        )
        self._buttons = Buttons(self._rooms.presses)
        self._serving = Serving(listener, self._bringing)
        self._tree = tree_of(self, self._served())
        self._telling: asyncio.Task[None] | None = None

    # -- what Discord tells

    async def setup_hook(self) -> None:
        """Tell Discord of the commands, if possible before it tells us of anything."""
        self._telling = asyncio.create_task(self._tell_commands())
        await asyncio.wait({self._telling, self._rooms.suggesting.lay_out()}, timeout=_COMMANDS_WAIT)

    async def _tell_commands(self) -> None:
        with self._serving.work.going_on():
            try:
                await synchronise(self._tree, self._desk.store.notes, self._patience)
            except (UndeliveredError, discord.HTTPException) as error:
                _log.error("Discord could not be told of the commands: %s", error)

    async def on_ready(self) -> None:
        """Say who answers, and how to invite it where nobody has."""
        self._say(wording.RUNNING.format(name=self.user))
        if not self.guilds and self.application_id:
            scopes = ("bot", "applications.commands")
            link = discord.utils.oauth_url(self.application_id, permissions=_PERMISSIONS, scopes=scopes)
            self._say(wording.INVITE.format(link=link))

    async def on_message(self, message: discord.Message) -> None:
        """Answer what is a question to the bot."""
        me = self.user.id if self.user else 0
        heard = hear(said(message, me))
        if heard is not Heard.NOTHING:
            empty = _EMPTY.get(heard)
            work = self._answering.say_empty(message, empty) if empty else self._answering.message(message, me)
            await self._serving.answer(message, work)

    async def on_raw_message_delete(self, payload: discord.RawMessageDeleteEvent) -> None:
        """Take the reply to a deleted message away."""
        await self._deleted(payload.channel_id, payload.message_id)

    async def on_raw_bulk_message_delete(self, payload: discord.RawBulkMessageDeleteEvent) -> None:
        """Take the replies to deleted messages away."""
        for message in payload.message_ids:
            await self._deleted(payload.channel_id, message)

    async def _deleted(self, channel: int, message: int) -> None:
        await self._serving.work.quietly(self._bringing.deleted(channel, message), "taking a reply away")

    async def on_interaction(self, interaction: Interaction) -> None:
        """Obey presses and forms; the commands have callbacks of their own, if the library can read what was sent."""
        if interaction.type in _PRESSES:
            await self._serving.serve(interaction, self._buttons.obey)
        elif interaction.type is not discord.InteractionType.ping:
            await asyncio.sleep(_CALLED_BACK_WITHIN)
            if not interaction.response.is_done():
                await self._serving.serve(interaction, not_known)

    # -- commands

    def _served(self) -> Served:
        return Served(
            serve=self._serving.serve,
            ask=self._rooms.asking.privately,
            ask_about=self._ask_about,
            suggest=self._suggest,
            show_sources=lambda turn: turn.reply(asides.sources(self._library)),
            show_privacy=self._rooms.keeping.show,
            show_help=lambda turn: turn.reply(asides.help_card(self._library, wording.HELP_WAYS)),
            review=self._rooms.reviewing.begin,
        )

    @property
    def _library(self) -> Library:
        return self._desk.assistant.knowledge.library

    async def _ask_about(self, turn: Turn, text: str) -> None:
        if text.strip():
            await self._rooms.asking.privately(turn, text)
        else:
            await turn.reply(sentence(wording.NO_TEXT_THERE))

    async def _suggest(self, turn: Turn, begun: str) -> None:
        await turn.suggest(await self._rooms.suggesting.of(begun))

    # -- stopping

    async def hang_up(self) -> None:
        """Leave a connection that is of no use any more; the next one begins anew."""
        if self.ws:
            await self.ws.close(code=4000)

    async def finish(self) -> None:
        """Wait until everything that has begun is done."""
        await self._serving.work.finish()

    async def empty_outbox(self) -> None:
        """Send what waits to be sent, again and again."""
        await self.wait_until_ready()
        await self._serving.work.repeat(self._rooms.outbox.empty, "sending what waits", pause=_OUTBOX_EVERY)

    async def tell_of_weeks(self) -> None:
        """Bring the digest of every week to the channels that were chosen."""
        await self.wait_until_ready()
        await self._serving.work.repeat(self._rooms.weeks.look, "the weekly digest", pause=LOOKED_EVERY)
