"""Whether an exchange helped: judged once, and the same wherever it is counted."""

from collections import Counter
from typing import Literal

from bot.record import Logged

Helped = Literal["helped", "not_helped"]


def helped(logged: Logged) -> Helped | None:
    """Tell whether an exchange helped: its votes decide where it has any, else what was said.

    A decline nobody voted on did not. Nobody knows about an answer without votes, or with as many for it as against it.
    """
    votes = Counter(vote.value for vote in logged.votes)
    if not votes:
        return "not_helped" if logged.exchange.status == "declined" else None
    if votes["helpful"] == votes["not_helpful"]:
        return None
    return "helped" if votes["helpful"] > votes["not_helpful"] else "not_helped"
