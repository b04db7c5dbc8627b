"""Repair of words that nobody here knows: a slip of the finger becomes the word of the knowledge that was meant."""

from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.words import STOP_WORDS

# Shorter words have too many neighbours, very long ones can take two slips.
_SHORTEST = 4
_CHANGED_FROM = 6
_TWO_SLIPS_FROM = 11


class Spelling:
    """The words of the knowledge, to repair others by."""

    def __init__(self, known: Iterable[str]) -> None:
        usable = {word.casefold() for word in known if len(word) >= _SHORTEST and word.isalpha()}
        # People seldom miss the first letter.
        self._near: dict[tuple[str, int], list[str]] = {}
        for word in sorted(usable | {word for word in STOP_WORDS if len(word) >= _SHORTEST}):
            self._near.setdefault((word[0], len(word)), []).append(word)
        self.repair = lru_cache(maxsize=4096)(self._repair)

    def _repair(self, word: str) -> str | None:
        """Return the known word that was most likely meant, if one is near enough."""
        folded = word.casefold()
        if len(folded) < _SHORTEST or not folded.isalpha():
            return None
        slips = 2 if len(folded) >= _TWO_SLIPS_FROM else 1
        lengths = range(len(folded) - slips, len(folded) + slips + 1)
        candidates = [known for length in lengths for known in self._near.get((folded[0], length), ())]
        near = process.extract(folded, candidates, scorer=OSA.distance, score_cutoff=slips, limit=5)
        likely = [(slips, known) for known, slips, _ in near if _is_a_slip(folded, known)]
        return min(likely)[1] if likely else None


def same_word(one: str, other: str) -> bool:
    """Tell whether two spellings are those of two countries, and no slip at all."""
    return _levelled(one) == _levelled(other)


def _levelled(word: str) -> str:
    return word.casefold().replace("z", "s").replace("our", "or")


def _is_a_slip(written: str, known: str) -> bool:
    """In short words a changed letter is mostly another word; letters swapped, doubled or lost are slips."""
    return len(written) >= _CHANGED_FROM or len(written) != len(known) or sorted(written) == sorted(known)
