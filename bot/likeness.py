"""Which questions ask the same: told by their words and by what was found for them, cheap enough to look at each."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations, islice
from math import sqrt
from typing import NamedTuple
from zlib import crc32

from bot.words import Word, words

# From here on two questions ask the same by their words and letters alone.
LIKE = 0.74
# From here on they are one piece of work for a maintainer, by their words and by what was found for them.
AKIN = 0.4
# So much of what was found for a question is compared.
NEAREST = 10
_LONGEST_KEY = 500
# Pairs of so many words lead from a question to those like it, and what was found first.
_TELLING, _FIRST = 5, 3
MOST_TRACES = _TELLING * (_TELLING - 1) // 2 + _FIRST
# After these a word says where somebody comes from, or where to: the way there is not the way back.
# And these say what is asked about it.
_ASKING = frozenset({"why", "when", "who", "where", "much", "many", "long", "often"})
_MARKS = "<>?"
# Of so few words every one counts: then only the letters of one may differ.
_FEW, _SAME = 2, 0.86
# A word that is so much like another, of a hundred, is that one with a slip.
_SLIP = 70
# "To Rome", or "to a town": so near is the word that is meant.
_REACH = 2
_FROM, _TO = frozenset({"from", "after", "leave", "leaving", "left", "quit", "quitting"}), frozenset({"to", "into"})


class About(NamedTuple):
    """What a question is about: the key of its words, and the passages that were found for it, best first."""

    key: str
    nearest: Sequence[str] = ()


def key_of(question: str, meanings: Callable[[list[Word]], list[Word]] = list) -> str:
    """Return what a question is about, with the directions in it: the same for other orders and endings.

    `meanings` puts one word for all that mean the same. The key is empty for a question that names nothing.
    """
    found: dict[str, None] = {}
    every = meanings(words(question))
    for word in every:
        if not word.stop:
            found[word.stem] = None
        elif word.surface.casefold() in _ASKING:
            found[f"?{word.stem}"] = None
    for at, word in enumerate(every):
        if mark := "<" if word.surface.casefold() in _FROM else ">" if word.surface.casefold() in _TO else "":
            found |= {mark + goal.stem: None for goal in islice(_told(every[at + 1 : at + 1 + _REACH]), 1)}
    return " ".join(sorted(found))[:_LONGEST_KEY] if any(mark[0] not in _MARKS for mark in found) else ""


def _told(every: Iterable[Word]) -> Iterator[Word]:
    return (word for word in every if not word.stop)


def traces(about: About) -> list[str]:
    """Return under what a question is looked for: some pairs of its words, and what was found first."""
    # The same pairs for the same words. A word may stand in a key twice: a key is cut where it is too long, and ends
    # with a number where it was taken.
    stems = sorted(set(_plain(about.key.split())), key=lambda stem: crc32(stem.encode()))
    telling = sorted(stems[:_TELLING])
    pairs = [" ".join(pair) for pair in combinations(telling, 2)] or telling
    return [*pairs, *(f"@{passage}" for passage in about.nearest[:_FIRST])]


def kinship(one: About, other: About) -> float:
    """Return how much two questions are one piece of work, from 0 to 1; 0 if they are not, or share no word.

    Half is what their words have in common, half what was found for both, the first of it counting most.
    """
    if (by_words := likeness(one.key, other.key)) >= LIKE:
        return by_words
    left, right = set(one.key.split()), set(other.key.split())
    if not one.nearest or not other.nearest or not _plain(left & right) or _are_opposite(left, right):
        return 0.0
    near = (_shared(left, right) + _found_for_both(one.nearest, other.nearest)) / 2
    return near if near >= AKIN else 0.0


def likeness(one: str, other: str) -> float:
    """Return how like two questions are by their words alone, from 0 to 1.

    It is 0 for opposite directions, and for two that would be the same but for a word in the place of another: "2023"
    for "2024", "stay" for "leave".
    """
    # An answer compares nothing unless something was taught: `signpost ask` starts without it.
    from rapidfuzz.fuzz import ratio  # noqa: PLC0415

    left, right = set(one.split()), set(other.split())
    mine, theirs = _plain(left), _plain(right)
    if _are_opposite(left, right):
        return 0.0
    letters = ratio(" ".join(mine), " ".join(theirs)) / 100
    if mine != theirs and min(len(mine), len(theirs)) <= _FEW:
        like = letters if letters >= _SAME and len(mine) == len(theirs) else 0.0
    else:
        like = (_shared(left, right) + letters) / 2
    # Most are not like each other anyway: only then every word is looked at.
    return 0.0 if like >= LIKE and _foreign(mine, theirs) and _foreign(theirs, mine) else like


def ask_the_same(one: str, other: str) -> bool:
    """Tell whether two questions ask the same."""
    mine = key_of(one)
    return bool(mine) and likeness(mine, key_of(other)) >= LIKE


def _shared(left: set[str], right: set[str]) -> float:
    return 2 * len(left & right) / max(1, len(left) + len(right))


def _found_for_both(one: Sequence[str], other: Sequence[str]) -> float:
    mine, theirs = ({passage: 1 / place for place, passage in enumerate(found, 1)} for found in (one, other))
    both = sum(weight * theirs.get(passage, 0.0) for passage, weight in mine.items())
    return both / sqrt(sum(weight**2 for weight in mine.values()) * sum(weight**2 for weight in theirs.values()))


def _foreign(mine: Iterable[str], theirs: Sequence[str]) -> list[str]:
    """Return the words that the others do not have, not even with a slip; a figure has none."""
    from rapidfuzz.fuzz import ratio  # noqa: PLC0415 -- as above

    return [
        word
        for word in mine
        if word not in theirs and (any(map(str.isdigit, word)) or all(ratio(word, each) < _SLIP for each in theirs))
    ]


def _are_opposite(left: set[str], right: set[str]) -> bool:
    """Tell whether one goes where the other comes from, or each leaves for where the other goes."""
    if any(_opposite(mark) in right for mark in left):
        return True
    mine, theirs = ({mark[1:] for mark in key if mark[0] == ">"} for key in (left, right))
    return bool(mine and theirs) and not mine & theirs and mine <= right and theirs <= left


def _plain(key: Iterable[str]) -> list[str]:
    return sorted(stem for stem in key if stem[0] not in _MARKS)


def _opposite(stem: str) -> str | None:
    return {"<": ">", ">": "<"}[stem[0]] + stem[1:] if stem[0] in "<>" else None
