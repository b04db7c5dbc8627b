"""A turn on Slack: an interaction, answered where it was made, to the one who acted."""

import asyncio
import logging

from bot import wording
from bot.adapters.cards import Card, Form, sentence
from bot.adapters.maintaining.rights import Maintainer
from bot.adapters.slack import panels
from bot.adapters.slack.bringing import Bringing
from bot.adapters.slack.interactions import Interaction, carry
from bot.adapters.slack.listen import Listener
from bot.adapters.slack.sending import TROUBLES, RefusedError, RevokedError
from bot.record import Asker, Message

_log = logging.getLogger(__name__)
# How long another process may take to send what it has begun.
_MEANWHILE = 1.0


class Turn:
    """One interaction."""

    def __init__(self, interaction: Interaction, listener: Listener, bringing: Bringing) -> None:
        self.interaction, self._listener, self._bringing = interaction, listener, bringing

    # -- who acted

    @property
    def asker(self) -> Asker:
        """Return who acted."""
        return self._listener.of_interaction(self.interaction)

    @property
    def maintainer(self) -> Maintainer:
        """Return who acted, as the settings may name them."""
        return self._listener.maintainer(self.interaction.user)

    @property
    def address(self) -> str:
        """Return where to reach them, sealed."""
        return self._listener.address(self.interaction.user)

    def owner(self, exchange: str) -> str:
        """Return a pseudonym of whoever acted that holds for one exchange only."""
        return self._listener.owner(self.interaction.user, exchange)

    @property
    def among_others(self) -> bool:
        """Tell whether anybody else could see what is said here."""
        return self.interaction.among_others

    async def moderates(self) -> bool:
        """Tell whether whoever acted may remove what others shared."""
        return await self._bringing.slack.moderates(self.interaction.user)

    async def is_first(self) -> bool:
        """Tell whether this process is the first to do it: Slack may tell several of it."""
        return await self._bringing.is_first(self.interaction.key)

    # -- to the one who acted

    async def acknowledge(self, *, update: bool = False) -> None:
        """Do nothing: everything is acknowledged before it is read."""

    async def reply(self, card: Card) -> None:
        """Answer the one who acted, alone."""
        await self._bringing.answer(self.interaction, card)

    async def change(self, card: Card) -> None:
        """Change the message that was pressed."""
        await self._bringing.slack.respond(self.interaction, card, replace=True)

    async def open(self, form: Form) -> bool:
        """Open a form; tell whether that worked."""
        try:
            await self._bringing.slack.open(self.interaction, panels.form(form, carry(self.interaction)))
        except TROUBLES as error:
            _log.info("a form could not be opened: %s", type(error).__name__)
            return False
        return True

    async def deliver(self, card: Card, late: Card, exchange: str | None) -> None:
        """Bring an answer; if it cannot be shown here, to the direct messages of the one who asked."""
        await self._bringing.answer(self.interaction, card, late=late, exchange=exchange)

    async def withdraw(self) -> None:
        """Do nothing: nothing was promised."""

    async def hand_out(self, name: str, content: str) -> None:
        """Send a file to direct messages: Slack shows files to nobody alone elsewhere."""
        there = await self._bringing.slack.direct(self.interaction.user)
        await self._bringing.slack.upload(there, name, content, wording.EXPORTED)
        await self.reply(sentence(wording.SHARED_DIRECTLY))

    async def write(self, card: Card, exchange: str) -> bool:
        """Write to the one who acted directly; tell whether Slack lets us."""
        once = self._listener.done("me", exchange)
        return await self._bringing.direct(self.interaction.user, card, None, once=once)

    # -- to everybody

    async def speak(self, card: Card) -> tuple[str, Message | None]:
        """Show a card to everybody here; return what to say of it, and where it stands."""
        place = self.interaction.place
        try:
            ts = await self._spoken(card)
        except RevokedError:
            raise
        except RefusedError as error:
            _log.info("sharing was refused: %s", error)
            return wording.SHARE_REFUSED, None
        return wording.SHARED, self._listener.message(place.channel, ts)

    async def _spoken(self, card: Card) -> str:
        """Say it once, however often and in how many processes it was pressed."""
        place = self.interaction.place
        once = self._listener.done("share", place.channel, self.interaction.message)
        is_first = await self._bringing.is_first_to_share(once)
        if not is_first:
            await asyncio.sleep(_MEANWHILE)
        return await self._bringing.slack.post(place, card, once=once, looking=not is_first)

    async def take_back(self) -> bool:
        """Delete the message that was pressed; tell whether it is gone."""
        return await self._bringing.slack.take_back(self.interaction.place, self.interaction.message)
