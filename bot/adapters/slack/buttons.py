"""A press, a choice or a sent form is obeyed: read from its id alone, so that it works after every restart."""

from collections.abc import Awaitable, Callable
from typing import Any

from bot import wording
from bot.adapters import asides
from bot.adapters.buttons import Press, Verb, read
from bot.adapters.cards import Card, sentence
from bot.adapters.notices import recall
from bot.adapters.slack import panels
from bot.adapters.slack.answering import Answering
from bot.adapters.slack.bringing import TROUBLES, Bringing
from bot.adapters.slack.keeping import Keeping
from bot.adapters.slack.reviewing import Reviewing
from bot.adapters.slack.sharing import Sharing
from bot.adapters.slack.turns import Turn, carry
from bot.adapters.slack.voting import Voting
from bot.desk import Desk
from bot.record import Reply

# These meet in the store by themselves, or open a form that Slack opens once.
_MET = frozenset(
    {Verb.HELPFUL, Verb.NOT_HELPFUL, Verb.SHARE_BOTH, Verb.SHARE_ANSWER}
    | {Verb.FOLLOW_UP, Verb.REVIEW_TEACH, Verb.REVIEW_DISMISS}
)
Obey = Callable[[Turn, Press], Awaitable[None]]


class Buttons:
    """Everything that can be pressed, and what comes of it."""

    def __init__(  # noqa: PLR0913, PLR0917 -- one for each kind of press
        self,
        desk: Desk,
        answering: Answering,
        bringing: Bringing,
        voting: Voting,
        sharing: Sharing,
        keeping: Keeping,
        reviewing: Reviewing,
    ) -> None:
        self._desk, self._answering, self._bringing, self._voting = desk, answering, bringing, voting
        self._reviewing = reviewing
        self._pressed: dict[Verb, Obey] = {
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

    async def obey(self, turn: Turn, action: dict[str, Any]) -> None:
        """Do what was pressed, or ask what was chosen."""
        press = read(str(action.get("action_id") or ""))
        if press is not None and press.verb in (Verb.RELATED, Verb.SUGGEST):
            await self._answering.privately(turn, str(action["selected_option"]["value"]))
        elif press is None or press.verb not in self._pressed:
            await self._bringing.answer(turn, sentence(wording.UNKNOWN_BUTTON))
        elif press.verb in _MET or await self._bringing.is_first(turn):
            await self._pressed[press.verb](turn, press)

    async def take(self, turn: Turn, view: dict[str, Any]) -> None:
        """Do what a form asks for that was sent."""
        press = panels.press_of(view)
        if press is not None and press.verb is Verb.REASON:
            if await self._bringing.is_first(turn):
                await self._voting.explain(turn, press, view)
        elif press is not None and press.verb in (Verb.REVIEW_DISMISS, Verb.REVIEW_TEACH):
            if await self._bringing.is_first(turn):
                await self._reviewing.take(turn, press, view)
        elif press is not None and press.verb is Verb.FOLLOW_UP:
            asked = panels.written(view, panels.TEXT_FIELD)
            await self._answering.privately(turn, asked, after=press.exchange)
        else:
            await self._bringing.answer(turn, sentence(wording.UNKNOWN_BUTTON))

    async def _why(self, turn: Turn, press: Press) -> None:
        await self._show(turn, press, asides.why)

    async def _more(self, turn: Turn, press: Press) -> None:
        await self._show(turn, press, lambda given: asides.more(given, press.place))

    async def _show(self, turn: Turn, press: Press, aside: Callable[[Reply], Card]) -> None:
        given = await recall(self._desk, press.exchange)
        await self._bringing.answer(turn, aside(given) if given else sentence(wording.GONE))

    async def _open_follow_up(self, turn: Turn, press: Press) -> None:
        try:
            await self._bringing.slack.open(turn, panels.follow_up(press.exchange, carry(turn)))
        except TROUBLES:
            await self._bringing.answer(turn, sentence(wording.FORM_NOT_OPENED))
