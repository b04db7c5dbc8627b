"""The sides of a comparison: which ones a text speaks of."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from bot.model import Side

_COMPARES = re.compile(
    r"\b(?:vs|versus|or|than|compar\w+|contrast|differ\w*|between|both|either|better|worse|more|less|which)\b|->|/",
    re.IGNORECASE,
)
# The side that a sentence speaks for is named where it begins.
_BEGINNING = 6


class _Names(NamedTuple):
    """The words that name sides, longest first, as written and in small letters alone, and the side of each."""

    pattern: re.Pattern[str]
    small: re.Pattern[str]
    side: dict[str, Side]


@lru_cache(maxsize=64)
def _names(sides: tuple[Side, ...]) -> _Names:
    words = sorted((word for side in sides for word in side.words), key=len, reverse=True)
    pattern = re.compile(_any_of(words), re.IGNORECASE)
    # Letters are compared several times faster if their case need not be looked at.
    small = re.compile(_any_of([word.casefold() for word in words]))
    return _Names(pattern, small, {word.casefold(): side for side in sides for word in side.words})


def _any_of(words: Sequence[str]) -> str:
    return rf"\b(?:{'|'.join(map(re.escape, words))})\b"


def mentions(text: str, sides: Sequence[Side]) -> list[tuple[Side, str]]:
    """Return the sides a text names, each with the words it uses, in order; longer names win."""
    if not sides:
        return []
    names = _names(tuple(sides))
    return [(names.side[found.casefold()], found) for found in names.pattern.findall(text)]


def named(text: str, sides: Sequence[Side]) -> list[Side]:
    """Return the different sides that a text names, in order."""
    if not sides:
        return []
    names = _names(tuple(sides))
    found = (names.side[name] for name in names.small.findall(text.casefold()))
    return list({side.label: side for side in found}.values())


def label(text: str, sides: Sequence[Side]) -> str | None:
    """Return the side that a sentence speaks for: the only one it names, and named where it begins."""
    found = named(text, sides)
    beginning = " ".join(text.split()[:_BEGINNING])
    return found[0].label if len(found) == 1 and named(beginning, sides) else None


def compared(question: str, sides: Sequence[Side]) -> list[Side]:
    """Return the sides that a question sets against each other; none if it compares nothing."""
    found = named(question, sides)
    return found if len(found) > 1 and _COMPARES.search(question) else []
