"""Hits become points: the best passage whole, the others by their first sentence, each with its sources."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from math import ceil
from types import MappingProxyType
from typing import Final

from bot.answers.alike import alike, said
from bot.answers.sides import label, named
from bot.model import Hit, Passage, Point, Section, Side, Source, joined
from bot.words import size

MOST_POINTS = 4
MOST_SOURCES = 3
# A reply is read on a phone: what would make it longer waits behind "More". Where a passage on another subject is
# nearly as near as the best, the reader sees more, first what each of some passages answers, and picks.
MOST_WORDS = 84
MOST_WORDS_IF_CLOSE = 110
CLOSE = 0.8
RIVALS = 3
# Texts that were not written to be answered from say less in as many words.
MOST_WORDS_OF_OTHERS = 125
EXCERPT = 45
# A sentence that begins like this needs the one before it.
_POINTS_BACK = frozenset({"this", "these", "those", "that", "they", "he", "she", "it", "such", "however", "but", "so"})
# A further passage has to be nearly as good as the best.
NEARLY = 0.6
# Two sentences that share more than this of their words say the same.
SAME = 0.45
NO_LEADS: Final[Mapping[str, Passage]] = MappingProxyType({})


@dataclass(slots=True)
class Draft:
    """An answer in the making: it refuses what repeats a point or needs more sources than a reply may name.

    `sides` are those that can be compared, `asked` those that the question names, and `compares` whether it compares.
    `wanted` is what each word of the question weighs.
    """

    sides: Sequence[Side] = ()
    asked: Sequence[Side] = ()
    compares: bool = False
    wanted: Mapping[str, float] = field(default_factory=dict)
    most_points: int = MOST_POINTS
    most_sources: int = MOST_SOURCES
    points: list[Point] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)
    used: dict[str, Passage] = field(default_factory=dict)

    @property
    def words(self) -> int:
        """Return the length of the points."""
        return sum(size(point.text) for point in self.points)

    def add(self, passage: Passage) -> None:
        """Add what a passage says first, unless it says what a point says."""
        text = self.excerpt(passage)
        if not any(alike(text, point.text, SAME) for point in self.points):
            self._put(text, passage.sentences[0].rests_on, passage)

    def excerpt(self, passage: Passage) -> str:
        """Return the first sentence of a passage; of one that was not written for it, those nearest to the question."""
        told = [sentence.text for sentence in passage.sentences]
        if passage.document.ours or len(told) == 1:
            return told[0]
        weights = [sum(self.wanted.get(stem, 0.0) for stem in said(text)) for text in told]
        start = end = weights.index(max(weights))
        while end + 1 < len(told) and size(joined(told[start : end + 2])) <= EXCERPT:
            end += 1
        while start and size(joined(told[start - 1 : end + 1])) <= EXCERPT:
            start -= 1
        if start and told[start].split(" ", 1)[0].lower() in _POINTS_BACK:
            start -= 1
        return joined(told[start : end + 1])

    def add_first(self, passage: Passage) -> bool:
        """Add the first sentence of a passage, whatever has been said, and tell whether there was room."""
        first = passage.sentences[0]
        return self._put(first.text, first.rests_on, passage)

    def add_rest(self, passage: Passage) -> None:
        """Add what follows the first sentence of a passage, parted by the sources it rests on."""
        for sections, sentences in groupby(passage.sentences[1:], key=lambda sentence: sentence.rests_on):
            self._put(joined(sentence.text for sentence in sentences), sections, passage)

    def add_row(self, row: Passage) -> None:
        """Add a table row side by side: a labelled point for each cell, or for the one side that was asked about."""
        name, *cells = row.cells
        if len(self.asked) == 1:
            cells = [cell for cell in cells if self._is_asked(cell.header)] or cells
        for cell in cells:
            self._put(f"{name.text} \u2014 {cell.text}", row.sentences[0].rests_on, row, cell.header)

    def _is_asked(self, header: str) -> bool:
        """Tell whether a column speaks for the one side that was asked about, or for a kind of it.

        "Industry" can be two things; a side whose label holds another's is a kind of it.
        """
        wanted = self.asked[0].label.casefold()
        return any(wanted in side.label.casefold() for side in named(header, self.sides))

    def _put(self, text: str, rests_on: Sequence[Section], passage: Passage, side: str | None = None) -> bool:
        """Add a point if its sources still fit, and tell whether they did."""
        # The first heading of several that open at the same place names it.
        places = {_place(section): section for section in reversed(rests_on)}
        sections = list(reversed(places.values()))[:MOST_SOURCES]
        new = [section for section in sections if self._number(section) is None]
        if len(self.points) >= self.most_points or len(self.sources) + len(new) > self.most_sources:
            return False
        for section in new:
            self.sources.append(Source(n=len(self.sources) + 1, section=section, passage=passage.id))
        numbers = (self._number(section) for section in sections)
        side = side or (label(text, self.sides) if self.compares else None)
        said = Point(text=text, sources=tuple(n for n in numbers if n), label=side)
        self.points.append(said)
        self.used.setdefault(passage.id, passage)
        return True

    def _number(self, section: Section) -> int | None:
        """Return the number of a place; two headings that open at the same place are one source."""
        return next((source.n for source in self.sources if _place(source.section) == _place(section)), None)


def compose(draft: Draft, hits: Sequence[Hit], leads: Mapping[str, Passage] = NO_LEADS, *, share: float = 1.0) -> None:
    """Add to a draft what was found, best first; after the best, how its page as a whole answers.

    `share` is how much of the reply may be filled when this is done, so that another part finds room.
    """
    draft.most_points, draft.most_sources = ceil(share * MOST_POINTS), ceil(share * MOST_SOURCES)
    best = hits[0].passage
    near = [hit.passage for hit in hits[1:] if hit.score >= NEARLY * hits[0].score]
    close = any(hit.subject != hits[0].subject and hit.score >= CLOSE * hits[0].score for hit in hits)
    # A text that was not written to be answered from needs its next sentences.
    rivals = near[:RIVALS] if close and best.document.ours else []
    if lead := leads.get(best.document.key):
        near.insert(0, lead)
    if _has_sides(best, draft.sides):
        # Side by side nothing answers in a sentence: what is nearly as near says it first.
        for passage in [passage for passage in near if not passage.cells][: len(draft.asked) != 1]:
            draft.add(passage)
        draft.add_row(best)
    elif draft.add_first(best):
        for passage in rivals:
            draft.add(passage)
        draft.add_rest(best)
    most_words = share * _most_words(best, close=close)
    for passage in near:
        if draft.words + size(draft.excerpt(passage)) <= most_words:
            draft.add(passage)


def _most_words(best: Passage, *, close: bool) -> int:
    if not best.document.ours:
        return MOST_WORDS_OF_OTHERS
    return MOST_WORDS_IF_CLOSE if close else MOST_WORDS


def _has_sides(row: Passage, sides: Sequence[Side]) -> bool:
    """Tell whether a passage is a table row whose columns are sides."""
    return sum(bool(named(cell.header, sides)) for cell in row.cells[1:]) > 1


def _place(section: Section) -> tuple[str, str]:
    return section.document.key, section.url or section.slug
