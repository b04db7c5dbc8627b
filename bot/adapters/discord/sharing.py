"""A private answer is shown to others if its asker wants that, in the way they choose, and taken back."""

import logging
from collections import OrderedDict
from collections.abc import Awaitable

import discord
from discord.ui import LayoutView

from bot import wording
from bot.adapters import replies
from bot.adapters.buttons import Press, Verb
from bot.adapters.cards import sentence
from bot.adapters.discord import panels
from bot.adapters.discord.bringing import Bringing
from bot.adapters.discord.listen import Listener
from bot.adapters.discord.render import draw
from bot.adapters.discord.sending import Turn, send
from bot.adapters.notices import recall
from bot.desk import Desk
from bot.errors import StoreError
from bot.record import Message

_log = logging.getLogger(__name__)
_MOST_REMEMBERED = 1000


class Sharing:
    """Shares answers, and removes them."""

    def __init__(self, desk: Desk, listener: Listener, bringing: Bringing) -> None:
        self._desk, self._listener, self._bringing = desk, listener, bringing
        # The previews from which something is shared: Discord itself only recognises what the bot sends as a member.
        self._previews: OrderedDict[int, None] = OrderedDict()

    async def preview(self, turn: Turn, press: Press) -> None:
        """Show what others would see, and ask."""
        await turn.acknowledge()
        given = await recall(self._desk, press.exchange)
        await turn.reply(draw(replies.share_preview(given) if given else sentence(wording.GONE)))

    async def share(self, turn: Turn, press: Press) -> None:
        """Show the answer to everybody in the channel, once however often that is pressed."""
        await turn.acknowledge(update=True)
        preview = turn.interaction.message.id if turn.interaction.message else 0
        if preview in self._previews:
            return
        self._previews[preview] = None
        if len(self._previews) > _MOST_REMEMBERED:
            self._previews.popitem(last=False)
        is_shared = False
        try:
            is_shared = await self._share(turn, press)
        finally:
            if not is_shared:
                self._previews.pop(preview, None)

    async def _share(self, turn: Turn, press: Press) -> bool:
        """Share an answer; tell whether others see it now."""
        given = await recall(self._desk, press.exchange)
        if given is None:
            await turn.change(panels.sentence(wording.GONE))
            return False
        owner = self._listener.owner(turn.interaction.user, press.exchange)
        shown = draw(replies.shared(given, owner, question=press.verb is Verb.SHARE_BOTH))
        told, place = await self._speak(turn, shown)
        if place is not None:
            await self._note(self._desk.store.deliveries.shared(press.exchange, place))
        await turn.change(panels.sentence(told.format(remove=wording.REMOVE, me=wording.SHARE_ME)))
        return place is not None

    async def _note(self, kept: Awaitable[None]) -> None:
        """Keep what became of an answer; what people see does not hang on it."""
        try:
            await kept
        except StoreError:
            _log.warning("it could not be kept what became of a shared answer")

    async def _speak(self, turn: Turn, shown: LayoutView) -> tuple[str, Message | None]:
        """Speak as a member where the bot is one, otherwise by the interaction; return what to say, and where it is."""
        interaction = turn.interaction
        is_member = interaction.guild_id is not None and interaction.client.get_guild(interaction.guild_id) is not None
        try:
            sent: discord.Message
            if is_member and interaction.message and isinstance(interaction.channel, discord.abc.Messageable):
                # Pressed twice it is shared once.
                sent = await send(
                    self._bringing.patience, interaction.channel, shown, once=f"share{interaction.message.id}"
                )
            else:
                sent = await turn.speak_to_all(shown)
        except discord.Forbidden as error:
            _log.info("sharing was refused: code %s", error.code)
            return wording.SHARE_REFUSED, None
        if sent.flags.ephemeral:
            return wording.SHARED_NOWHERE, None
        return wording.SHARED, self._listener.message(sent.channel.id, sent.id)

    async def send_to_me(self, turn: Turn, press: Press) -> None:
        """Send the answer to the asker's direct messages, where it stays."""
        await turn.acknowledge(update=True)
        given = await recall(self._desk, press.exchange)
        if given is None:
            await turn.change(panels.sentence(wording.GONE))
            return
        person, once = turn.interaction.user.id, f"me{press.exchange}"
        accepted = await self._bringing.direct(person, draw(replies.kept_copy(given)), None, once=once)
        await turn.change(panels.sentence(wording.SHARED_DIRECTLY if accepted else wording.SHARE_CLOSED))

    async def cancel(self, turn: Turn, _: Press) -> None:
        """Share nothing."""
        await turn.change(panels.sentence(wording.CANCELLED))

    async def remove(self, turn: Turn, press: Press) -> None:
        """Take a shared answer away, if the one who shared it or a moderator wants that."""
        may = turn.interaction.permissions
        is_owner = press.owner == self._listener.owner(turn.interaction.user, press.exchange)
        if not (is_owner or may.manage_messages or may.administrator):
            await turn.reply(panels.sentence(wording.REMOVE_REFUSED))
            return
        await turn.acknowledge(update=True)
        await turn.take_back()
        await self._note(self._desk.store.deliveries.removed(press.exchange))
