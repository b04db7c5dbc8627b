"""Where a question comes from and where it goes: "from Rome to Naples" has all the words of its opposite."""

from collections.abc import Iterable, Sequence
from itertools import chain, pairwise
from math import copysign, hypot
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from bot.words import Word, words

Way = list[float]
Ways = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]

# So many little words may stand between "to" and where it goes: "to an old town".
_REACH = 3
# And more between "after" and where that was: "after six years in Rome".
_LATER = 5
_TO = frozenset({"to", "into", "toward", "towards", "join", "joining", "become", "becoming", "enter", "entering"})
_FROM = frozenset({"from", "leave", "leaves", "leaving", "left", "quit", "quits", "quitting", "exit", "exiting"})
# "Close to" goes nowhere.
_STANDS = frozenset(
    {"according", "close", "closer", "compare", "compared", "compares", "opposed", "related", "relative", "similar"}
)
_ARROWS = str.maketrans({"→": " to ", "⇒": " to "})
# A passage goes one way if enough of what is listed under it goes anywhere, and most of that one way.
_FEWEST, _SHARE, _ONE_WAY = 2, 0.15, 0.6
# Two that are so far apart go opposite ways: "to Rome" and "from Rome to Naples" are.
_APART = -0.5


class Against(NamedTuple):
    """Which passages, and which of the listed questions, go the opposite way."""

    passages: Mask
    questions: Mask


class Directions:
    """Which way the questions under each passage go between the sides of a comparison."""

    def __init__(self, asked: Sequence[Sequence[Sequence[Word]]], sides: Sequence[Iterable[str]]) -> None:
        """Take the words of the questions of each passage, and the names of each side."""
        self._names: dict[str, list[tuple[list[str], int]]] = {}
        for number, side in enumerate(sides):
            for name in (_surfaces(words(each)) for each in side):
                self._names.setdefault(name[0], []).append((name, number))
        for names in self._names.values():
            names.sort(key=lambda name: -len(name[0]))
        self._sides = len(sides)
        ways = [[self._way(question) for question in each] for each in asked]
        self._passages = self._laid_out([_whole(each, self._sides) for each in ways])
        self._questions = self._laid_out([*chain.from_iterable(ways)])

    def against(self, question: str) -> Against | None:
        """Return what goes the opposite way; nothing does if the question goes no way."""
        way = self._way(words(question.translate(_ARROWS).replace("->", " to ")))
        if not any(way):
            return None
        return Against(self._passages @ way <= _APART, self._questions @ way <= _APART)

    def _laid_out(self, ways: Sequence[Way]) -> Ways:
        return np.asarray(ways, dtype=np.float64).reshape(len(ways), self._sides)

    def _way(self, question: Sequence[Word]) -> Way:
        """Return for each side whether a question goes there or comes from there, all together of length one."""
        way = [0.0] * self._sides
        told = _surfaces(question)
        named = self._named(told)
        for start, _, side in named:
            way[side] += _sign(told[:start])
        for (start, end, one), (begin, _, other) in pairwise(named):
            between = told[end:begin]
            if between in (["to"], ["into"]) or (between[:1] == ["for"] and _sign(told[:start]) < 0):
                way[one], way[other] = min(way[one], -1.0), max(way[other], 1.0)
        return _of_length_one([copysign(1.0, part) if part else 0.0 for part in way])

    def _named(self, told: Sequence[str]) -> list[tuple[int, int, int]]:
        """Return where sides are named, and which; longer names win."""
        found, at = list[tuple[int, int, int]](), 0
        while at < len(told):
            names = self._names.get(told[at], ())
            size, side = next(((len(name), side) for name, side in names if told[at : at + len(name)] == name), (0, 0))
            if size:
                found.append((at, at + size, side))
            at += size or 1
        return found


def _whole(ways: Sequence[Way], sides: int) -> Way:
    """Return which way a passage goes; nowhere if its questions go both ways, or few go anywhere."""
    going = [way for way in ways if any(way)]
    whole = [sum(parts) for parts in zip(*going, strict=True)] if going else [0.0] * sides
    steady = hypot(*whole) >= _ONE_WAY * len(going) and len(going) >= max(_FEWEST, _SHARE * len(ways))
    return _of_length_one(whole) if steady else [0.0] * sides


def _of_length_one(way: Way) -> Way:
    length = hypot(*way)
    return [part / length for part in way] if length else way


def _surfaces(told: Iterable[Word]) -> list[str]:
    return [word.surface.casefold() for word in told]


def _sign(before: Sequence[str]) -> float:
    """Return 1 for what stands after "to", -1 after "from", else 0."""
    for back, word in enumerate(before[: -_LATER - 1 : -1], 1):
        if word == "after" or (word in _FROM and back <= _REACH):
            return -1.0
        if word in _TO and back <= _REACH:
            return 0.0 if before[-back - 1 : -back] and before[-back - 1] in _STANDS else 1.0
    return 0.0
