"""What maintainers press and send: who they are is looked at each time, and only they see what comes."""

from collections.abc import Mapping
from typing import Protocol

from bot import wording
from bot.adapters.buttons import Press, Verb
from bot.adapters.cards import sentence
from bot.adapters.maintaining.maintaining import Maintaining
from bot.adapters.maintaining.rights import Maintainer
from bot.adapters.turn import Turn


class ReviewingTurn(Turn, Protocol):
    """A turn of somebody who may be a maintainer."""

    @property
    def maintainer(self) -> Maintainer:
        """Return who acted, as the settings may name them."""


class Reviewing:
    """Brings maintainers what they ask for."""

    def __init__(self, maintaining: Maintaining) -> None:
        self._maintaining = maintaining
        self.verbs = maintaining.verbs

    async def begin(self, turn: ReviewingTurn) -> None:
        """Show the queue to the one who used the command."""
        await turn.acknowledge()
        await turn.reply(await self._maintaining.show(turn.maintainer, Press(verb=Verb.REVIEW)))

    async def press(self, turn: ReviewingTurn, press: Press) -> None:
        """Open a form, or show what comes of a press in its place."""
        form = self._maintaining.form(turn.maintainer, press)
        if form is None:
            await turn.acknowledge(update=True)
            await turn.change(await self._maintaining.show(turn.maintainer, press))
        elif not await turn.open(form):
            await turn.reply(sentence(wording.FORM_NOT_OPENED))

    async def take(self, turn: ReviewingTurn, press: Press, written: Mapping[str, str]) -> None:
        """Do what a form asks for; that can take a while."""
        await turn.acknowledge()
        await turn.reply(await self._maintaining.take(turn.maintainer, press, written))
