"""Votes: kept at the click, told to the voter alone; what was wrong may follow and never stands in the way."""

import asyncio
from collections.abc import Mapping
from typing import cast, get_args

from bot import wording
from bot.adapters.buttons import Press, Verb
from bot.adapters.cards import sentence
from bot.adapters.presses import forms
from bot.adapters.turn import Turn
from bot.desk import Desk
from bot.record import Reason, Value, Voted

# A form can only be opened at once. A store that is slower than this gets its time, and the voter no form.
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

    def __init__(self, desk: Desk) -> None:
        self._votes = desk.store.votes

    async def press(self, turn: Turn, press: Press) -> None:
        """Vote, change the vote, or take it back."""
        voting = asyncio.create_task(self._votes.press(turn.asker, press.exchange, _VALUES[press.verb]))
        done, _ = await asyncio.wait({voting}, timeout=_SLOW)
        # Without the form the vote stands all the same.
        if done and voting.result() == "not_helpful" and await turn.open(forms.reason(press.exchange)):
            return
        await turn.acknowledge()
        await turn.reply(sentence(_TOLD[await voting]))

    async def explain(self, turn: Turn, press: Press, written: Mapping[str, str]) -> None:
        """Add what was wrong to a vote."""
        await turn.acknowledge()
        reason, comment = written.get(forms.REASON), written.get(forms.COMMENT) or None
        known = cast("Reason", reason) if reason in get_args(Reason) else None
        kept = await self._votes.explain(turn.asker.person, press.exchange, known, comment, value="not_helpful")
        await turn.reply(sentence(wording.REASON_THANKS if kept else wording.REASON_VOTE_GONE))
