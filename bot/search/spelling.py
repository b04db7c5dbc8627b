"""Repair of words that nobody here knows: a slip of the finger becomes the word of the knowledge that was meant."""

from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

# Shorter words have too many neighbours, longer ones can take two slips.
_SHORTEST = 4
_TWO_SLIPS_FROM = 8


class Spelling:
    """The words of the knowledge, to repair others by."""

    def __init__(self, known: Iterable[str]) -> None:
        self._known = sorted({word.casefold() for word in known if len(word) >= _SHORTEST and word.isalpha()})
        self.repair = lru_cache(maxsize=4096)(self._repair)

    def _repair(self, word: str) -> str | None:
        """Return the known word that was most likely meant, if one is near enough."""
        folded = word.casefold()
        if len(folded) < _SHORTEST or not folded.isalpha():
            return None
        slips = 2 if len(folded) >= _TWO_SLIPS_FROM else 1
        near = process.extract(folded, self._known, scorer=OSA.distance, score_cutoff=slips, limit=5)
        if not near:
            return None
        # People seldom miss the first letter: prefer neighbours that keep it.
        best = min(near, key=lambda found: (found[1], found[0][0] != folded[0], found[0]))
        return str(best[0])
