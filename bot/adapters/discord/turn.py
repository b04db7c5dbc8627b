"""A turn on Discord: an interaction, acknowledged in time and once, then answered to the one who acted."""

import asyncio
import io
import logging
from collections.abc import Callable, Sequence
from contextlib import suppress

import discord
from discord import app_commands
from discord.ui import LayoutView

from bot import wording
from bot.adapters.cards import Card, Form, sentence
from bot.adapters.discord import panels
from bot.adapters.discord.bringing import Bringing
from bot.adapters.discord.listen import Listener
from bot.adapters.discord.render import draw
from bot.adapters.discord.sending import (
    ANSWERED_WITHIN,
    NOBODY,
    PASSING,
    SETTLED_WITHIN,
    TOLD_WITHIN,
    Interaction,
    UndeliveredError,
    in_time,
    may_come_yet,
    persistently,
    reason,
    send,
)
from bot.adapters.maintaining.rights import Maintainer
from bot.record import Asker, Message

_log = logging.getLogger(__name__)
# A file is read when it is sent, so each try has to open it anew.
Files = Callable[[], list[discord.File]]


class Turn:
    """One interaction: it ends with an answer whatever happens."""

    def __init__(self, interaction: Interaction, listener: Listener, bringing: Bringing) -> None:
        self.interaction, self._listener, self._bringing = interaction, listener, bringing
        self._patience = bringing.patience
        self._acknowledged = False
        # Set while a private message stands there that says "thinking".
        self.is_thinking = False

    # -- who acted

    @property
    def asker(self) -> Asker:
        """Return who acted."""
        return self._listener.of_interaction(self.interaction)

    @property
    def maintainer(self) -> Maintainer:
        """Return who acted, as the settings may name them."""
        return self._listener.maintainer(self.interaction)

    @property
    def address(self) -> str:
        """Return where to reach them, sealed."""
        return self._listener.address(self.interaction.user.id)

    def owner(self, exchange: str) -> str:
        """Return a pseudonym of whoever acted that holds for one exchange only."""
        return self._listener.owner(self.interaction.user.id, exchange)

    @property
    def among_others(self) -> bool:
        """Tell whether anybody else could see what is said here."""
        return self.interaction.guild_id is not None or bool(self.interaction.context.private_channel)

    async def moderates(self) -> bool:
        """Tell whether whoever acted may remove what others shared."""
        may = self.interaction.permissions
        return may.manage_messages or may.administrator

    # -- in time

    async def acknowledge(self, *, update: bool = False) -> None:
        """Tell Discord that something follows: a private message, or a change of the message that was pressed."""
        if self._acknowledged:
            return
        response, self.is_thinking = self.interaction.response, not update
        await in_time(self._patience, response, lambda: response.defer(ephemeral=True, thinking=not update))
        self._acknowledged = True

    async def open(self, form: Form) -> bool:
        """Open a form, which is an acknowledgement too."""
        response, drawn = self.interaction.response, panels.form(form)
        await in_time(self._patience, response, lambda: response.send_modal(drawn))
        self._acknowledged = True
        return True

    async def suggest(self, questions: Sequence[str]) -> None:
        """Suggest questions while one is being written."""
        response = self.interaction.response
        choices = [app_commands.Choice(name=question, value=question) for question in questions]
        await in_time(self._patience, response, lambda: response.autocomplete(choices))
        self._acknowledged = True

    # -- to the one who acted

    async def reply(self, card: Card) -> None:
        """Answer the one who acted, alone."""
        await self._reply(draw(card))

    async def hand_out(self, name: str, content: str) -> None:
        """Give the one who acted a file, alone."""
        await self._reply(panels.exported(name), lambda: [discord.File(io.BytesIO(content.encode()), name)])

    async def _reply(self, view: LayoutView, files: Files = list) -> None:
        """Answer; only what stands in place of "thinking" can have files."""
        await self.acknowledge()
        if not self.is_thinking:
            await self._follow(view, ephemeral=True)
            return
        await persistently(
            self._patience,
            lambda: self.interaction.edit_original_response(view=view, attachments=files(), allowed_mentions=NOBODY),
            tried_for=ANSWERED_WITHIN,
        )
        self.is_thinking = False

    async def change(self, card: Card) -> None:
        """Change the message that was pressed."""
        await self.acknowledge(update=True)
        edit, view = self.interaction.edit_original_response, draw(card)
        await persistently(self._patience, lambda: edit(view=view, allowed_mentions=NOBODY))

    async def deliver(self, card: Card, late: Card, exchange: str | None) -> None:
        """Bring an answer; if it cannot be shown here, to the direct messages of the one who asked."""
        with self._bringing.at_hand(exchange):
            try:
                await self.reply(card)
            except (UndeliveredError, discord.HTTPException) as error:
                _log.warning("an answer did not arrive (%s); writing to the asker directly", error)
                once = f"cut{exchange or self.interaction.id}"
                await self._bringing.direct(self.interaction.user.id, late, exchange, once=once)
            else:
                await self._bringing.arrivals.sent(exchange)

    async def write(self, card: Card, exchange: str) -> bool:
        """Write to the one who acted directly; tell whether they accept that."""
        return await self._bringing.direct(self.interaction.user.id, card, None, once=f"me{exchange}")

    async def withdraw(self) -> None:
        """Take back what was promised: it was answered before."""
        await self.take_back()

    async def take_back(self) -> bool:
        """Delete the message that was pressed, or what was promised; somebody may have been quicker."""
        with suppress(discord.NotFound):
            await persistently(self._patience, self.interaction.delete_original_response)
        self.is_thinking = False
        return True

    # -- to everybody

    async def speak(self, card: Card) -> tuple[str, Message | None]:
        """Show a card to everybody here, once; return what to say of it, and where it stands."""
        preview = self.interaction.message or self.interaction
        return await self._bringing.once(preview.id, lambda: self._speak(draw(card)))

    async def _speak(self, shown: LayoutView) -> tuple[str, Message | None]:
        try:
            sent = await self._spoken(shown)
        except discord.Forbidden as error:
            _log.info("sharing was refused: code %s", error.code)
            return wording.SHARE_REFUSED, None
        if sent.flags.ephemeral:
            return wording.SHARED_NOWHERE, None
        return wording.SHARED, self._listener.message(sent.channel.id, sent.id)

    async def _spoken(self, shown: LayoutView) -> discord.Message:
        """Speak as a member where the bot is one, otherwise by the interaction, which may show it to nobody else."""
        acted = self.interaction
        is_member = acted.guild_id is not None and acted.client.get_guild(acted.guild_id) is not None
        if is_member and acted.message and isinstance(acted.channel, discord.abc.Messageable):
            # Pressed twice it is shared once.
            return await send(self._patience, acted.channel, shown, once=f"share{acted.message.id}")
        return await self._follow(shown, ephemeral=False)

    async def _follow(self, view: LayoutView, *, ephemeral: bool) -> discord.WebhookMessage:
        """Send a further message, once: Discord has no key by which it would know a second one."""
        followup = self.interaction.followup
        try:
            async with self._patience.limit(ANSWERED_WITHIN):
                return await followup.send(view=view, ephemeral=ephemeral, wait=True, allowed_mentions=NOBODY)
        except PASSING as error:
            raise UndeliveredError(reason(error)) from error

    # -- when something went wrong

    async def end_with(self, said: str) -> None:
        """Put a last word in place of what was promised, if that has arrived at all; tried once."""
        async with asyncio.timeout(TOLD_WITHIN):
            if self.is_thinking:
                await self._end_thinking(draw(sentence(said)))
            else:
                # What was pressed may stand before everybody.
                await self._follow(draw(sentence(said)), ephemeral=True)

    async def _end_thinking(self, shown: LayoutView) -> None:
        try:
            await self.interaction.edit_original_response(view=shown, allowed_mentions=NOBODY)
        except discord.HTTPException as error:
            # Where it is refused for good, nothing stands there.
            self.is_thinking = may_come_yet(error)
            raise
        self.is_thinking = False

    async def settle(self, said: str) -> None:
        """Put a sentence in place of what was promised and never came, as soon as Discord takes it."""
        edit, shown = self.interaction.edit_original_response, draw(sentence(said))
        await persistently(self._patience, lambda: edit(view=shown, allowed_mentions=NOBODY), tried_for=SETTLED_WITHIN)
        self.is_thinking = False
