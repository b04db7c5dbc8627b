"""The sides of a comparison: which ones a text speaks of."""

import re
from collections.abc import Sequence
from functools import lru_cache

from bot.model import Side

_COMPARES = re.compile(
    r"\b(?:vs|versus|compar\w+|differ\w*|better|worse|rather|instead|pros?\s+and\s+cons?|both|either|between)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=64)
def _pattern(sides: tuple[Side, ...]) -> re.Pattern[str]:
    names = sorted((word for side in sides for word in side.words), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b", re.IGNORECASE)


def mentions(text: str, sides: Sequence[Side]) -> list[tuple[Side, str]]:
    """Return the sides a text names, each with the words it uses, in order; longer names win."""
    if not sides:
        return []
    owner = {word.casefold(): side for side in sides for word in side.words}
    return [(owner[found.casefold()], found) for found in _pattern(tuple(sides)).findall(text)]


def named(text: str, sides: Sequence[Side]) -> list[Side]:
    """Return the different sides that a text names, in order."""
    return list(dict.fromkeys(side for side, _ in mentions(text, sides)))


def label(text: str, sides: Sequence[Side]) -> str | None:
    """Return the side that a sentence speaks for, if it is one only."""
    found = named(text, sides)
    return found[0].label if len(found) == 1 else None


def compared(question: str, sides: Sequence[Side]) -> list[Side]:
    """Return the sides that a question sets against each other; none if it compares nothing."""
    found = named(question, sides)
    if len(found) > 1:
        return found
    return list(sides) if _COMPARES.search(question) and found else []
