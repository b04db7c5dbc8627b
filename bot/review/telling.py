"""What every door tells a maintainer in the same words: a vote, what is not shown, what a lesson would do."""

from bot import wording
from bot.model import Taught
from bot.record import Vote
from bot.review.queue import Shown
from bot.review.replay import Said
from bot.review.trial import Tried


def vote(found: Vote) -> str:
    """Say what somebody thinks of an answer, and why."""
    value = wording.HELPFUL if found.value == "helpful" else wording.NOT_HELPFUL
    reason = wording.REASONS.get(found.reason or "", "")
    return ": ".join(filter(None, (value, ", ".join(filter(None, (reason, found.comment or ""))))))


def hidden(found: Shown) -> str:
    """Say how many exchanges of an item are not shown."""
    return wording.NOT_SHOWN.format(hidden=found.hidden, asked=found.hidden + len(found.exchanges))


def doubt(one: Taught, said: Said) -> str | None:
    """Say what is wrong with what would be said to the taught question itself; None if it is as it was meant."""
    if said.passage is None:
        return wording.NOT_YET.format(status=said.status)
    if said.passage != one.passage:
        return wording.FROM_ANOTHER.format(passage=said.passage)
    return None if said.status == "answered" else wording.IN_DOUBT


def reached(tried: Tried) -> tuple[int, int]:
    """Return how many questions of the item would be answered from the passage, and how many there are."""
    passages = {one.passage for one in tried.proposed}
    now = [effect.after for effect in tried.group]
    return sum(said.status == "answered" and said.passage in passages for said in now), len(now)


def reach(tried: Tried, otherwise: str = wording.REACHES) -> str:
    """Say how much of an item a lesson answers; `otherwise` is the sentence where that is not all of it."""
    answered, of = reached(tried)
    return (wording.REACHES_ALL if answered == of else otherwise).format(answered=answered, of=of)
