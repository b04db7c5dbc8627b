"""Which questions ask the same, told by their words and letters alone: cheap enough to look while one arrives."""

from collections.abc import Iterable
from itertools import combinations, pairwise
from zlib import crc32

from bot.words import words

# From here on two questions are one item of the queue.
LIKE = 0.74
_LONGEST_KEY = 500
# Pairs of so many words lead from a question to those like it.
_TELLING = 5
MOST_PAIRS = _TELLING * (_TELLING - 1) // 2
# After these a word says where somebody comes from, or where to: the way there is not the way back.
# And these say what is asked about it.
_ASKING = frozenset({"why", "when", "who", "where", "much", "many", "long", "often"})
_MARKS = "<>?"
# Of so few words every one counts: then only the letters of one may differ.
_FEW, _SAME = 2, 0.86
_FROM, _TO = frozenset({"from", "after", "leave", "leaving", "left", "quit", "quitting"}), frozenset({"to", "into"})


def key_of(question: str) -> str:
    """Return what a question is about, with the directions in it: the same for other orders and endings.

    It is empty for a question that names nothing.
    """
    found: dict[str, None] = {}
    every = words(question)
    for word in every:
        if not word.stop:
            found[word.stem] = None
        elif word.surface.casefold() in _ASKING:
            found[f"?{word.stem}"] = None
    for before, word in pairwise(every):
        mark = "<" if before.surface.casefold() in _FROM else ">" if before.surface.casefold() in _TO else ""
        if mark and not word.stop:
            found[mark + word.stem] = None
    return " ".join(sorted(found))[:_LONGEST_KEY] if any(mark[0] not in _MARKS for mark in found) else ""


def pairs(key: str) -> list[str]:
    """Return the pairs of words under which a question is looked for, some only: the same ones for the same words."""
    # A word may stand in a key twice: a key is cut where it is too long, and ends with a number where it was taken.
    stems = sorted(set(_plain(key.split())), key=lambda stem: crc32(stem.encode()))
    telling = sorted(stems[:_TELLING])
    return [" ".join(pair) for pair in combinations(telling, 2)] or telling


def likeness(one: str, other: str) -> float:
    """Return how like two questions are by their keys, from 0 to 1; 0 for opposite directions."""
    # An answer compares nothing unless something was taught: `signpost ask` starts without it.
    from rapidfuzz.fuzz import ratio  # noqa: PLC0415

    left, right = set(one.split()), set(other.split())
    if any(_opposite(mark) in right for mark in left):
        return 0.0
    shared = 2 * len(left & right) / max(1, len(left) + len(right))
    mine, theirs = _plain(left), _plain(right)
    letters = ratio(" ".join(mine), " ".join(theirs)) / 100
    if mine != theirs and min(len(mine), len(theirs)) <= _FEW:
        return letters if letters >= _SAME and len(mine) == len(theirs) else 0.0
    return (shared + letters) / 2


def ask_the_same(one: str, other: str) -> bool:
    """Tell whether two questions ask the same."""
    mine = key_of(one)
    return bool(mine) and likeness(mine, key_of(other)) >= LIKE


def _plain(key: Iterable[str]) -> list[str]:
    return sorted(stem for stem in key if stem[0] not in _MARKS)


def _opposite(stem: str) -> str | None:
    return {"<": ">", ">": "<"}[stem[0]] + stem[1:] if stem[0] in "<>" else None
