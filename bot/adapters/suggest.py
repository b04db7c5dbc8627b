"""What is suggested while a question is being written: listed and taught questions only, never what somebody asked."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from math import log

from bot.model import Library
from bot.words import words

# The platforms take 25 suggestions of 100 characters (Slack 75, in its menus); a phone shows five.
MOST = 25
LONGEST = 100
_WHOLE = range(3, 16)
_ASKS = re.compile(
    r"(?:who|what|when|where|why|which|how|is|are|do|does|did|can|could|should|would|will|may)\b", re.IGNORECASE
)
# Listed as people write them, so that they are found; not to be put into anybody's mouth.
_SLOPPY = re.compile(r"\b(?:u|ur|w|r|rn|bc|i|i'm)\b|/")
# A letter or two begin thousands of questions.
_LOOKED_AT = 300


class Suggestions:
    """The listed questions that read as questions, found by the words that have been written so far."""

    def __init__(self, library: Library) -> None:
        self._examples = tuple(one for one in library.profile.examples if len(one) <= LONGEST)
        listed = _listed(library)
        self._questions = list(listed)
        self._passages = list(listed.values())
        found: defaultdict[str, list[int]] = defaultdict(list)
        for number, question in enumerate(self._questions):
            for word in _words(question):
                found[word].append(number)
        self._found = dict(found)
        self._words = sorted(found)
        in_order = sorted(range(len(self._questions)), key=lambda number: self._questions[number].casefold())
        self._in_order = in_order
        self._alphabet = [self._questions[number].casefold() for number in in_order]

    def of(self, begun: str) -> tuple[str, ...]:
        """Return what the person may want to ask: first what begins like it, then what shares its words."""
        text = " ".join(begun.split()).casefold()
        if not text:
            return self._examples[:MOST]
        scores = self._scores(text)
        best = sorted(scores, key=lambda number: (-scores[number], len(self._questions[number]), number))
        return tuple(self._varied(dict.fromkeys((*self._beginning_with(text), *best))))

    def _beginning_with(self, text: str) -> list[int]:
        found = [self._in_order[place] for place in islice(_starting(self._alphabet, text), _LOOKED_AT)]
        return sorted(found, key=lambda number: (len(self._questions[number]), number))

    def _scores(self, text: str) -> dict[int, float]:
        """Weigh the questions by the words that they share; the last word may not be finished."""
        typed = words(text)
        last = typed[-1].surface if typed else ""
        telling = [word.surface for word in typed if not word.stop]
        scores: defaultdict[int, float] = defaultdict(float)
        for word in telling or [last] * (len(last) > 1):
            begun = [self._words[place] for place in _starting(self._words, word)] if word == last else [word]
            for number in {number for one in begun for number in self._found.get(one, ())}:
                scores[number] += log(1 + len(self._questions) / (1 + len(self._found.get(word, ()))))
        return scores

    def _varied(self, best: Iterable[int]) -> Iterator[str]:
        """Give the best question of each passage: two that are answered alike help nobody."""
        seen: set[str] = set()
        for number in best:
            if len(seen) == MOST:
                return
            if self._passages[number] not in seen:
                seen.add(self._passages[number])
                yield self._questions[number]


def _starting(ordered: Sequence[str], text: str) -> Iterator[int]:
    """Give the places of an ordered list at which something begins with a text."""
    for place in range(bisect_left(ordered, text), len(ordered)):
        if not ordered[place].startswith(text):
            return
        yield place


def _listed(library: Library) -> dict[str, str]:
    """Return the presentable questions, each with the passage that answers it."""
    found: dict[str, str] = {}
    for passage in library.passages:
        for question in () if passage.gap else passage.questions:
            if (
                _ASKS.match(question)
                and len(question.split()) in _WHOLE
                and len(question) < LONGEST
                and not _SLOPPY.search(question)
            ):
                found.setdefault(f"{question[0].upper()}{question[1:].rstrip('?')}?", passage.id)
    return found


def _words(question: str) -> set[str]:
    return {word.surface.casefold() for word in words(question)}
