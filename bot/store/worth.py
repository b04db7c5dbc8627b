"""What an item of the queue is worth: how many people stay without help, cautiously guessed from what is known."""

from collections.abc import Mapping

from bot.intervals import interval


def unhelped(counts: Mapping[str, int]) -> tuple[float, float]:
    """Return how many answers left somebody without help, and of how many that is known.

    A decline does, and a vote against; a vote for it does not. An unsure answer that nobody voted on is a half.
    """
    unvoted = max(0, counts["unsure"] - counts["helpful"] - counts["not_helpful"])
    bad = counts["declined"] + counts["not_helpful"] + unvoted / 2
    return bad, counts["declined"] + counts["not_helpful"] + counts["helpful"] + unvoted


def worth(counts: Mapping[str, int]) -> float:
    """Return the people who ask, times the share of them that surely stays without help."""
    bad, known = unhelped(counts)
    return counts["people"] * interval(bad, known)[0] if bad else 0.0
