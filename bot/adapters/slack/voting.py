"""Votes: kept at the click, told to the voter alone; what was wrong may follow and never stands in the way."""

import asyncio
import logging
from typing import Any, cast, get_args

from bot import wording
from bot.adapters.buttons import Press, Verb
from bot.adapters.cards import sentence
from bot.adapters.slack import panels
from bot.adapters.slack.bringing import TROUBLES, Bringing
from bot.adapters.slack.listen import Listener
from bot.adapters.slack.turns import Turn, carry
from bot.desk import Desk
from bot.record import Reason, Value, Voted

_log = logging.getLogger(__name__)
# A form can only be opened within three seconds. A store that is slower gets its time, and the voter no form.
_SLOW = 0.8
_VALUES: dict[Verb, Value] = {Verb.HELPFUL: "helpful", Verb.NOT_HELPFUL: "not_helpful"}
_TOLD: dict[Voted, str] = {
    "helpful": wording.VOTED_HELPFUL,
    "not_helpful": wording.VOTED_NOT_HELPFUL,
    "withdrawn": wording.VOTE_WITHDRAWN,
    "gone": wording.GONE_VOTE,
}


class Voting:
    """What people found helpful, press by press."""

    def __init__(self, desk: Desk, listener: Listener, bringing: Bringing) -> None:
        self._votes, self._listener, self._bringing = desk.store.votes, listener, bringing

    async def press(self, turn: Turn, press: Press) -> None:
        """Vote, change the vote, or take it back."""
        asker = self._listener.of_turn(turn)
        voting = asyncio.create_task(self._votes.press(asker, press.exchange, _VALUES[press.verb]))
        done, _ = await asyncio.wait({voting}, timeout=_SLOW)
        if done and voting.result() == "not_helpful" and await self._opened(turn, press):
            return
        await self._bringing.answer(turn, sentence(_TOLD[await voting]))

    async def _opened(self, turn: Turn, press: Press) -> bool:
        """Open the form for a reason; tell whether that worked: if not, the vote stands all the same."""
        try:
            await self._bringing.slack.open(turn, panels.reason(press.exchange, carry(turn)))
        except TROUBLES as error:
            _log.info("a form could not be opened: %s", error)
            return False
        return True

    async def explain(self, turn: Turn, press: Press, view: dict[str, Any]) -> None:
        """Add what was wrong to a vote."""
        reason = panels.written(view, panels.REASON_FIELD)
        known = cast("Reason", reason) if reason in get_args(Reason) else None
        comment = panels.written(view, panels.COMMENT_FIELD) or None
        kept = await self._votes.explain(
            self._listener.person(turn.user), press.exchange, known, comment, value="not_helpful"
        )
        await self._bringing.answer(turn, sentence(wording.REASON_THANKS if kept else wording.REASON_VOTE_GONE))
