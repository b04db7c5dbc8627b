"""The table of presses: a press is read from its id alone, so that it works after every restart."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Protocol

from bot import wording
from bot.adapters import asides
from bot.adapters.asking import Asking, AskingTurn
from bot.adapters.buttons import Press, Verb
from bot.adapters.cards import Card, sentence
from bot.adapters.maintaining.reviewing import Reviewing, ReviewingTurn
from bot.adapters.notices import recall
from bot.adapters.presses import forms
from bot.adapters.presses.keeping import Keeping, KeepingTurn
from bot.adapters.presses.sharing import Sharing, SharingTurn
from bot.adapters.presses.voting import Voting
from bot.adapters.turn import Turn
from bot.desk import Desk
from bot.record import Reply

# What is chosen from them is asked as it stands.
_MENUS = (Verb.RELATED, Verb.SUGGEST)


class AnyTurn(AskingTurn, KeepingTurn, SharingTurn, ReviewingTurn, Protocol):
    """A turn that may be any press."""


Pressed = Callable[[AnyTurn, Press], Awaitable[None]]
Sent = Callable[[AnyTurn, Press, Mapping[str, str]], Awaitable[None]]


class Presses:
    """Everything that can be pressed or sent, and what comes of it."""

    def __init__(self, desk: Desk, asking: Asking, keeping: Keeping, reviewing: Reviewing) -> None:
        self._desk, self._asking = desk, asking
        voting, sharing = Voting(desk), Sharing(desk)
        self._pressed: dict[Verb, Pressed] = {
            Verb.HELPFUL: voting.press,
            Verb.NOT_HELPFUL: voting.press,
            Verb.WHY: self._why,
            Verb.MORE: self._more,
            Verb.FOLLOW_UP: self._open_follow_up,
            Verb.WISH: keeping.wish,
            Verb.SHARE: sharing.preview,
            Verb.SHARE_BOTH: sharing.share,
            Verb.SHARE_ANSWER: sharing.share,
            Verb.SHARE_ME: sharing.send_to_me,
            Verb.CANCEL: sharing.cancel,
            Verb.REMOVE: sharing.remove,
            Verb.FORGET: keeping.forget,
            Verb.PRIVACY: keeping.show,
            Verb.EXPORT: keeping.export,
            Verb.DELETE: keeping.ask_to_delete,
            Verb.DELETE_SURE: keeping.delete,
            **dict.fromkeys(reviewing.verbs, reviewing.press),
        }
        self._sent: dict[Verb, Sent] = {
            Verb.FOLLOW_UP: self._follow_up,
            Verb.REASON: voting.explain,
            Verb.REVIEW_DISMISS: reviewing.take,
            Verb.REVIEW_TEACH: reviewing.take,
        }

    async def press(self, turn: AnyTurn, press: Press | None, chosen: str = "") -> None:
        """Do what was pressed, or ask what was `chosen` from a menu of questions."""
        if press is not None and press.verb in _MENUS:
            await self._asking.privately(turn, chosen)
        elif press is None or press.verb not in self._pressed:
            await turn.reply(sentence(wording.UNKNOWN_BUTTON))
        else:
            await self._pressed[press.verb](turn, press)

    async def take(self, turn: AnyTurn, press: Press | None, written: Mapping[str, str]) -> None:
        """Do what a form asks for that was sent."""
        if press is None or press.verb not in self._sent:
            await turn.reply(sentence(wording.UNKNOWN_BUTTON))
        else:
            await self._sent[press.verb](turn, press, written)

    async def _why(self, turn: Turn, press: Press) -> None:
        await self._show(turn, press, asides.why)

    async def _more(self, turn: Turn, press: Press) -> None:
        await self._show(turn, press, lambda given: asides.more(given, press.place))

    async def _show(self, turn: Turn, press: Press, aside: Callable[[Reply], Card]) -> None:
        await turn.acknowledge()
        given = await recall(self._desk, press.exchange)
        await turn.reply(aside(given) if given else sentence(wording.GONE))

    async def _open_follow_up(self, turn: Turn, press: Press) -> None:
        if not await turn.open(forms.follow_up(press.exchange)):
            await turn.reply(sentence(wording.FORM_NOT_OPENED))

    async def _follow_up(self, turn: AskingTurn, press: Press, written: Mapping[str, str]) -> None:
        await self._asking.privately(turn, written.get(forms.TEXT, ""), after=press.exchange)
