"""Abbreviations and synonyms: which other words a word of the question may stand for, and how much they count."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from bot.words import Word, words

# A synonym is a good guess and no more: what people wrote themselves counts fully.
SYNONYM = 0.7


class Alternative(NamedTuple):
    """Stems that may stand for a word; several stems are a phrase and share the weight."""

    stems: tuple[str, ...]
    factor: float


class Phrase(NamedTuple):
    """A phrase of the question that means something of its own, and what may stand for it."""

    words: tuple[Word, ...]
    alternatives: tuple[Alternative, ...]


class Glossary:
    """Groups of words and phrases that mean the same."""

    def __init__(self, groups: Iterable[Sequence[str]]) -> None:
        self._groups: list[tuple[tuple[str, ...], ...]] = []
        self._single: dict[str, list[int]] = {}
        self._by_pair: dict[tuple[str, ...], list[tuple[tuple[str, ...], int]]] = {}
        for group in groups:
            number = len(self._groups)
            members = []
            for entry in map(words, group):
                stems = tuple(word.stem for word in entry)
                if len(stems) > 1:
                    self._by_pair.setdefault(stems[:2], []).append((stems, number))
                elif stems:
                    self._single.setdefault(stems[0], []).append(number)
                # Little words are not searched, so they cannot be found for others either.
                members.append(tuple(word.stem for word in entry if not word.stop))
            self._groups.append(tuple(dict.fromkeys(filter(None, members))))

    def alternatives(self, stem: str) -> tuple[Alternative, ...]:
        """Return what a word may stand for, itself left out."""
        return self._others(self._single.get(stem, ()), {stem})

    def phrases(self, question: Sequence[Word]) -> list[Phrase]:
        """Return the phrases of a question that stand in the glossary."""
        return [
            Phrase(words, self._others(numbers, {word.stem for word in words}))
            for words, numbers in self._found(question)
        ]

    def meanings(self, question: Sequence[Word]) -> list[Word]:
        """Return the words of a question, each as its group is called, and after them what its phrases are called."""
        each = [self._called((word,), self._single.get(word.stem, ())) or word for word in question]
        return [*each, *filter(None, (self._called(*found) for found in self._found(question)))]

    def _found(self, question: Sequence[Word]) -> list[tuple[tuple[Word, ...], list[int]]]:
        """Return the phrases of a question with the numbers of their groups."""
        stems = tuple(word.stem for word in question)
        found: dict[tuple[int, int], list[int]] = {}
        for start, pair in enumerate(pairwise(stems)):
            for entry, number in self._by_pair.get(pair, ()):
                if stems[start : start + len(entry)] == entry:
                    found.setdefault((start, start + len(entry)), []).append(number)
        return [(tuple(question[start:end]), numbers) for (start, end), numbers in found.items()]

    def _called(self, of: Sequence[Word], numbers: Sequence[int]) -> Word | None:
        """Return what the first of some groups is called: by the first that stands in it."""
        if not numbers:
            return None
        return Word(" ".join(word.surface for word in of), "_".join(self._groups[numbers[0]][0]), stop=False)

    def _others(self, numbers: Iterable[int], own: set[str]) -> tuple[Alternative, ...]:
        others = (entry for number in numbers for entry in self._groups[number] if not set(entry) <= own)
        return tuple(Alternative(entry, SYNONYM) for entry in dict.fromkeys(others))
