"""What maintainers press and send on the page Home is shown there: there is no message that could change."""

from collections.abc import Awaitable, Mapping

from bot.adapters.buttons import Press, Verb
from bot.adapters.cards import Card
from bot.adapters.maintaining.lessons import spoken
from bot.adapters.maintaining.maintaining import Maintaining
from bot.adapters.maintaining.reviewing import Reviewing
from bot.adapters.slack.home import Home
from bot.adapters.slack.turn import Turn
from bot.errors import InputError, SignpostError


class HomeReviewing:
    """Brings maintainers what they ask for, on the page they work on."""

    def __init__(self, maintaining: Maintaining, reviewing: Reviewing, home: Home) -> None:
        self._maintaining, self._reviewing, self._home = maintaining, reviewing, home

    def is_for(self, turn: Turn, press: Press) -> bool:
        """Tell whether something was pressed or sent by a maintainer at work on the page."""
        return turn.interaction.at_home and press.verb in self._reviewing.verbs

    async def press(self, turn: Turn, press: Press) -> None:
        """Open a form, or show what comes of a press in the place of all the rest."""
        if self._maintaining.form(turn.maintainer, press) is not None:
            await self._reviewing.press(turn, press)
        elif press.verb is Verb.REVIEW:
            await self._home.show(turn.interaction.user, press.place)
        else:
            await self._put(turn, self._maintaining.show(turn.maintainer, press), InputError)

    async def take(self, turn: Turn, press: Press, written: Mapping[str, str]) -> None:
        """Do what a form asks for; that can take a while."""
        await self._put(turn, self._taken(turn, press, written), SignpostError)

    async def _taken(self, turn: Turn, press: Press, written: Mapping[str, str]) -> Card:
        self._maintaining.check(turn.maintainer)
        if press.verb is Verb.REVIEW_TEACH:
            await self._home.say_trying(turn.interaction.user)
        return await self._maintaining.take(turn.maintainer, press, written)

    async def _put(self, turn: Turn, work: Awaitable[Card], told: type[SignpostError]) -> None:
        """Put what comes of it on the page; what is told of a failure as well."""
        try:
            card = await work
        except told as error:
            card = spoken(str(error))
        await self._home.put(turn.interaction.user, card)
