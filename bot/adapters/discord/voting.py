"""Votes: kept at the click, told to the voter alone; what was wrong may follow and never stands in the way."""

import asyncio
from typing import cast, get_args

from bot import wording
from bot.adapters.buttons import Press, Verb
from bot.adapters.discord import panels
from bot.adapters.discord.forms import written
from bot.adapters.discord.listen import Listener
from bot.adapters.discord.sending import Turn
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

    def __init__(self, desk: Desk, listener: Listener) -> None:
        self._votes, self._listener = desk.store.votes, listener

    async def press(self, turn: Turn, press: Press) -> None:
        """Vote, change the vote, or take it back."""
        asker = self._listener.of_interaction(turn.interaction)
        voting = asyncio.create_task(self._votes.press(asker, press.exchange, _VALUES[press.verb]))
        done, _ = await asyncio.wait({voting}, timeout=_SLOW)
        if done and voting.result() == "not_helpful":
            await turn.open(panels.reason(press.exchange))
            return
        await turn.acknowledge()
        await turn.reply(panels.sentence(_TOLD[await voting]))

    async def explain(self, turn: Turn, press: Press) -> None:
        """Add what was wrong to a vote."""
        await turn.acknowledge()
        reason = written(turn.interaction, panels.REASON_FIELD)
        known = cast("Reason", reason) if reason in get_args(Reason) else None
        comment = written(turn.interaction, panels.COMMENT_FIELD) or None
        person = self._listener.person(turn.interaction.user)
        kept = await self._votes.explain(person, press.exchange, known, comment, value="not_helpful")
        await turn.reply(panels.sentence(wording.REASON_THANKS if kept else wording.REASON_VOTE_GONE))
