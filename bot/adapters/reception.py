"""Questions are taken to the desk, with what a door has to keep in mind between two messages of one person."""

from collections import OrderedDict
from dataclasses import replace
from time import monotonic
from typing import TypeVar

from bot.adapters.manners import was_a_question
from bot.desk import Desk
from bot.record import Asker, Handled, Reply, Wait

_MOST_REMEMBERED = 1000
# How long it may take until the store knows that a reply has arrived.
_JUST = 30.0

T = TypeVar("T")


class Reception:
    """Asks the desk on somebody's behalf."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        # A cry for help is kept nowhere but here, so that somebody can say that it was a question.
        self._misread: OrderedDict[str, str] = OrderedDict()
        # The store learns that somebody has read the privacy line when it has arrived; until then this knows.
        self._greeted: OrderedDict[str, float] = OrderedDict()

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
            _remember(self._misread, talk, text)
        return self._greeting_once(given, asker)

    def _greeting_once(self, given: Reply, asker: Asker) -> Reply:
        if not given.first_time:
            return given
        if monotonic() - self._greeted.get(asker.person, -_JUST) < _JUST:
            return replace(given, first_time=False)
        _remember(self._greeted, asker.person, monotonic())
        return given


def _remember(kept: OrderedDict[str, T], key: str, value: T) -> None:
    """Keep something for a while, and not too much of it."""
    kept[key] = value
    if len(kept) > _MOST_REMEMBERED:
        kept.popitem(last=False)
