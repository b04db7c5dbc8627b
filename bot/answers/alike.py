"""Whether two sentences say or ask the same: told by the words they share."""

from functools import lru_cache

from bot.words import stems


def alike(one: str, other: str, most: float) -> bool:
    """Tell whether two sentences share more than this part of the shorter one's words."""
    left, right = said(one), said(other)
    return len(left & right) > most * min(len(left), len(right))


@lru_cache(maxsize=8192)
def said(sentence: str) -> frozenset[str]:
    """Return what a sentence is about; kept, because the same sentences come up again and again."""
    return frozenset(stems(sentence))
