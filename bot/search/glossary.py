"""Abbreviations and synonyms: which other words a word of the question may stand for, and how much they count."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from bot.words import words

# A synonym is a good guess and no more: what people wrote themselves counts fully.
SYNONYM = 0.7


class Alternative(NamedTuple):
    """Stems that may stand for a word; several stems are a phrase and share the weight."""

    stems: tuple[str, ...]
    factor: float


class Glossary:
    """Groups of words and phrases that mean the same."""

    def __init__(self, groups: Iterable[Sequence[str]]) -> None:
        self._groups: list[tuple[tuple[str, ...], ...]] = []
        self._by_first: dict[str, list[tuple[tuple[str, ...], int]]] = {}
        for group in groups:
            number = len(self._groups)
            members = []
            for phrase in map(words, group):
                stems = tuple(word.stem for word in phrase)
                if stems:
                    self._by_first.setdefault(stems[0], []).append((stems, number))
                # Little words are not searched, so they cannot be found for others either.
                members.append(tuple(word.stem for word in phrase if not word.stop))
            self._groups.append(tuple(dict.fromkeys(filter(None, members))))
        for entries in self._by_first.values():
            entries.sort(key=lambda entry: -len(entry[0]))  # the longest phrase wins

    def __contains__(self, stem: str) -> bool:
        return stem in self._by_first

    def stems(self) -> Iterable[str]:
        """Return every stem that stands in a group."""
        return (stem for group in self._groups for phrase in group for stem in phrase)

    def alternatives(self, stems: Sequence[str]) -> list[tuple[Alternative, ...]]:
        """Return for each stem of a question what it may stand for, itself left out."""
        found: list[tuple[Alternative, ...]] = [()] * len(stems)
        for start in range(len(stems)):
            for phrase, group in self._by_first.get(stems[start], ()):
                if tuple(stems[start : start + len(phrase)]) != phrase:
                    continue
                others = self._others(phrase, group)
                for position in range(start, start + len(phrase)):
                    found[position] = found[position] + others
        return found

    def _others(self, phrase: tuple[str, ...], group: int) -> tuple[Alternative, ...]:
        return tuple(Alternative(other, SYNONYM) for other in self._groups[group] if not set(other) <= set(phrase))
