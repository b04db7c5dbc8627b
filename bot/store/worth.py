"""What an item of the queue is worth: how many people stay without help, cautiously guessed from what is known."""

from collections.abc import Mapping

from bot.intervals import interval


def worth(counts: Mapping[str, float]) -> float:
    """Return the people who ask, times the share of the judged answers that surely left somebody without help."""
    return counts["people"] * interval(counts["unhelped"], counts["known"])[0] if counts["unhelped"] else 0.0
