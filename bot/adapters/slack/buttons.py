"""What was pressed, chosen or written, read from what Slack tells of it; each is done by one process."""

from typing import Any

from bot.adapters.buttons import Verb, read
from bot.adapters.presses.presses import Presses
from bot.adapters.slack import panels
from bot.adapters.slack.reviewing import HomeReviewing
from bot.adapters.slack.turn import Turn

# These meet in the store by themselves, or open a form that Slack opens once.
_MET = frozenset(
    {Verb.HELPFUL, Verb.NOT_HELPFUL, Verb.SHARE_BOTH, Verb.SHARE_ANSWER, Verb.RELATED, Verb.SUGGEST}
    | {Verb.FOLLOW_UP, Verb.REVIEW_TEACH, Verb.REVIEW_DISMISS}
)


class Buttons:
    """Hands presses and sent forms over; what maintainers do on the page Home is shown there."""

    def __init__(self, presses: Presses, home: HomeReviewing) -> None:
        self._presses, self._home = presses, home

    async def obey(self, turn: Turn, action: dict[str, Any]) -> None:
        """Do what was pressed, or ask what was chosen."""
        press = read(str(action.get("action_id") or ""))
        if press is not None and press.verb not in _MET and not await turn.is_first():
            return
        if press is not None and self._home.is_for(turn, press):
            await self._home.press(turn, press)
        else:
            chosen = str(action["selected_option"]["value"]) if "selected_option" in action else ""
            await self._presses.press(turn, press, chosen)

    async def take(self, turn: Turn, view: dict[str, Any]) -> None:
        """Do what a form asks for that was sent."""
        press, written = panels.press_of(view), panels.written(view)
        # A question meets in the store, too.
        if press is not None and press.verb is not Verb.FOLLOW_UP and not await turn.is_first():
            return
        if press is not None and self._home.is_for(turn, press):
            await self._home.take(turn, press, written)
        else:
            await self._presses.take(turn, press, written)
