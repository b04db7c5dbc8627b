"""Questions are taken to the desk, with what a door has to keep in mind between two messages of one person."""

from dataclasses import replace
from time import monotonic

from bot.adapters.lately import Lately
from bot.adapters.manners import was_a_question
from bot.desk import Desk
from bot.record import Asker, Handled, Reply, Wait

_MOST_REMEMBERED = 1000
# How long it may take until the store knows that a reply has arrived.
_JUST = 30.0


class Reception:
    """Asks the desk on somebody's behalf."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        # A cry for help is kept nowhere but here, so that somebody can say that it was a question.
        self._misread: Lately[str, str] = Lately(_MOST_REMEMBERED)
        # The store learns that somebody has read the privacy line when it has arrived; until then this knows.
        self._greeted: Lately[str, float] = Lately(_MOST_REMEMBERED)

    async def ask(self, asker: Asker, text: str, *, after: str | None = None) -> Reply | Wait | Handled:
        """Ask; somebody who says that a cry for help was a question gets it looked up."""
        talk = asker.person if asker.private else asker.conversation
        misread = self._misread.pop(talk, None)
        if misread and was_a_question(text):
            return await self._desk.ask(asker, misread, after=after, careful=False)
        given = await self._desk.ask(asker, text, after=after)
        if not isinstance(given, Reply):
            return given
        if given.answer.status == "care":
            self._misread[talk] = text
        return self._greeting_once(given, asker)

    def _greeting_once(self, given: Reply, asker: Asker) -> Reply:
        if not given.first_time:
            return given
        if monotonic() - self._greeted.get(asker.person, -_JUST) < _JUST:
            return replace(given, first_time=False)
        self._greeted[asker.person] = monotonic()
        return given
