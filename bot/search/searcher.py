"""A search: a question is read, summed up over the index and comes back as passages with the reasons for each."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import repeat
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from bot.model import Finding, Hit, Match, Term
from bot.search.columns import NOWHERE, Column, Floats, Rows
from bot.search.glossary import Alternative, Phrase
from bot.search.index import PAIR, Index, runs
from bot.search.spelling import Spelling, same_word
from bot.search.weighting import K1
from bot.words import Word, pairs, words

# What a repaired word counts: a little less than one that was spelled right.
REPAIRED = 0.9
# The words around the question itself (a story, a greeting) count less than the question.
CONTEXT = 0.85
# The shares of the ranking: whole words, runs of letters, likeness to a listed question.
TEXT, LETTERS, LIKENESS = 0.3, 0.4, 0.35
# A passage gains from the best one on its subject: where much is near, the place is probably right.
SUBJECT = 0.2
# A phrase of the glossary says more than a word: it is what the words together mean.
PHRASE = 4.0
# A question that is listed word for word is answered by its passage: it stands before the others by so much.
LISTED = 1.2
# Nor is it a chance where the near ones agree on a source: what rests on that one first gains a little.
AGREED = 0.12
# How many passages are compared question by question.
NEAR = 25
HITS = 12
GAPS = 3


class _Standing(NamedTuple):
    """A term, which passages have it, and what it brings: to texts, to letters and to coverage, in one long column."""

    term: Term
    marks: Column
    brings: Column
    runs: tuple[str, ...]


class _Asked(NamedTuple):
    """A term in a question, and how much it counts there."""

    standing: _Standing
    factor: float


class Searcher:
    """The search in one library."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self._is_gap = np.asarray([passage.gap for passage in index.passages], dtype=bool)
        self._understood = lru_cache(maxsize=4_000)(self._understand)
        self._understood_phrase = lru_cache(maxsize=1_000)(self._understand_phrase)

    @cached_property
    def _spelling(self) -> Spelling:
        """Lay out the words to repair others by; most questions have nothing to repair."""
        return Spelling(self.index.vocabulary)

    def search(self, question: str, context: str = "") -> Finding:
        """Return what the knowledge has on a question; the context around it counts less."""
        asked = self._read(question, 1.0) + (self._read(context, CONTEXT) if context else [])
        terms = tuple(one.standing.term for one in asked)
        if not self.index.passages or not asked:
            return Finding(terms=terms, hits=(), gaps=())
        listed = self.index.listed_under(_mended(question, terms))
        scores = _Scores(self.index, asked, _paired(question, context), listed)
        near, gaps = scores.best(HITS, ~self._is_gap), scores.best(GAPS, self._is_gap)
        hits = self._hits(scores, asked, [*near, *gaps])
        return Finding(
            terms=terms,
            hits=_agreed(hits[: len(near)]),
            gaps=hits[len(near) :],
            leaning=self._leaning(question, context, listed),
            knows_gaps=bool(self._is_gap.any()),
        )

    def _leaning(self, question: str, context: str, listed: int | None) -> float:
        """Return how a question leans; one that is listed word for word leans fully to where it is listed."""
        if listed is None:
            return self.index.leaning.of(context, question)
        return -1.0 if self._is_gap[listed] else 1.0

    def _read(self, text: str, factor: float) -> list[_Asked]:
        every = words(text)
        if every and _is_a_name(every[0].surface):
            # A capital says nothing where a text begins.
            every[0] = every[0]._replace(surface=every[0].surface.lower())
        single = [word for word in every if not word.stop] or every
        understood = [self._understood(word) for word in single]
        phrases = [phrase for phrase in self.index.glossary.phrases(every) if phrase.alternatives]
        meant = [_Asked(self._understood_phrase(phrase), PHRASE * factor) for phrase in phrases]
        return [_Asked(standing, factor) for standing in understood if standing] + meant

    def _understand(self, word: Word) -> _Standing | None:
        """Find out what a word may stand for: itself, its synonyms, or what was meant by a slip.

        A slip in a little word ("teh") says nothing.
        """
        others = self.index.glossary.alternatives(word.stem)
        known = self.index.knows((word.stem,)) or any(self.index.knows(stems) for stems, _ in others)
        meant = None if known or _is_a_name(word.surface) else self._spelling.repair(word.surface)
        if meant:
            (_, stem, stop), *_ = words(meant)
            if stop:
                return None
            others = (Alternative((stem,), REPAIRED), *self.index.glossary.alternatives(stem))
        weight, text, marks = self._places((Alternative((word.stem,), 1.0), *others))
        spelled = tuple(runs(meant or word.surface))
        known = known or meant is not None
        slip = None if meant and same_word(meant, word.surface) else meant
        term = Term(word=word.surface, stem=word.stem, weight=weight, known=known, meant=slip)
        letters = self.index.letters.sum_of(spelled, repeat(1 / len(spelled)))
        return _Standing(term, marks, self._brings(text, letters, marks, weight), spelled)

    def _understand_phrase(self, phrase: Phrase) -> _Standing:
        """A phrase says something of its own beside its words: "to industry" is a direction."""
        weight, text, marks = self._places(phrase.alternatives)
        written = " ".join(word.surface for word in phrase.words)
        term = Term(word=written, stem=written, weight=weight, known=True)
        return _Standing(term, marks, self._brings(text, NOWHERE, marks, weight), ())

    def _brings(self, text: Column, letters: Column, marks: Column, weight: float) -> Column:
        """Lay out side by side what a term brings, so that a question is summed up in one step a term."""
        size = len(self.index.passages)
        return Column(
            np.concatenate((text.rows, letters.rows + size, marks.rows + 2 * size)),
            np.concatenate((text.values, letters.values, weight * marks.values)),
        )

    def _places(self, readings: Sequence[Alternative]) -> tuple[float, Column, Column]:
        """Return how much an idea says, and which texts and passages have it, whatever word they use for it."""
        marks = self.index.marks.best_of(readings)
        weight = self.index.weight_of(marks)
        return weight, self.index.text.best_of([self._levelled(reading, weight) for reading in readings]), marks

    def _levelled(self, reading: Alternative, weight: float) -> Alternative:
        """Keep a rare synonym from saying more than the idea that it stands for."""
        own = self.index.weight(reading.stems)
        return reading._replace(factor=reading.factor * min(1.0, weight / own)) if own else reading

    def _hits(self, scores: "_Scores", asked: Sequence[_Asked], rows: Sequence[int]) -> tuple[Hit, ...]:
        found = _matches(asked, np.asarray(rows, dtype=np.int32))
        return tuple(self._hit(scores, row, matches) for row, matches in zip(rows, found, strict=True))

    def _hit(self, scores: "_Scores", row: int, matches: tuple[Match, ...]) -> Hit:
        nearest = scores.nearest.question(row)
        return Hit(
            passage=self.index.passages[row],
            subject=self.index.subject(row),
            score=float(scores.total[row]),
            text=float(scores.text[row]),
            letters=float(scores.letters[row]),
            likeness=float(scores.likeness[row]),
            coverage=float(scores.coverage[row]),
            asked=None if nearest is None else self.index.questions[nearest],
            matches=matches,
        )


class _Scores:
    """What a question brings to every passage, each figure as a share.

    Only passages that are near by their words are compared question by question: others cannot come first.
    """

    def __init__(
        self, index: Index, asked: Sequence[_Asked], paired: Mapping[str, float], listed: int | None = None
    ) -> None:
        brought = np.zeros(3 * len(index.passages))
        direction: dict[str, float] = defaultdict(float, paired)
        whole = 0.0
        for standing, factor in asked:
            whole += factor * standing.term.weight
            brought[standing.brings.rows] += factor * standing.brings.values
            for run in standing.runs:
                direction[run] += factor
        text, letters, marks = brought.reshape(3, -1)
        self.text: Floats = text / (whole * (K1 + 1))
        self.letters: Floats = letters / (whole * (K1 + 1))
        self.coverage: Floats = marks / whole
        own = TEXT * self.text + LETTERS * self.letters
        near = np.argsort(-own, kind="stable")[:NEAR].tolist()
        self.nearest = index.listed.nearest(direction, near)
        rows, likeness = self.nearest.best
        self.likeness: Floats = np.zeros(len(own))
        self.likeness[rows] = likeness
        own += LIKENESS * self.likeness
        self.total: Floats = np.where(own > 0, own + SUBJECT * index.best_of_subject(own), 0.0)
        if listed is not None:
            self.total[listed] = LISTED * self.total.max()

    def best(self, count: int, among: npt.NDArray[np.bool_]) -> list[int]:
        """Return the best rows, none that matches nothing; equal scores stay in the order of the knowledge."""
        rows = np.flatnonzero((self.total > 0) & among)
        order = np.argsort(-self.total[rows], kind="stable")
        return [int(row) for row in rows[order[:count]]]


def _paired(question: str, context: str) -> dict[str, float]:
    """Return the pairs of words of a question and of what stands around it, with what each counts."""
    around = dict.fromkeys(pairs(words(context)), PAIR * CONTEXT)
    return around | dict.fromkeys(pairs(words(question)), PAIR)


def _mended(question: str, terms: Sequence[Term]) -> str:
    """Write a question as it was understood: a slip does not make it another one."""
    for term in terms:
        if term.meant:
            question = re.sub(re.escape(term.word), term.meant, question, flags=re.IGNORECASE)
    return question


def _is_a_name(surface: str) -> bool:
    """Tell whether a word is written as names are: with a capital and small letters after it."""
    return surface[:1].isupper() and surface[1:].islower()


def _agreed(hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """Put first, among passages that are about as near, those whose source most of the near ones rest on."""
    support: dict[str, float] = defaultdict(float)
    for hit in hits:
        first = hit.passage.sentences[0].rests_on
        for section in first:
            support[section.document.key] += hit.score / len(first)
    most = max(support.values(), default=1.0)

    def rank(hit: Hit) -> float:
        leading = hit.passage.sentences[0].rests_on[:1]
        return hit.score + AGREED * hits[0].score * sum(support[section.document.key] / most for section in leading)

    return tuple(sorted(hits, key=rank, reverse=True))


def _matches(asked: Sequence[_Asked], rows: Rows) -> list[tuple[Match, ...]]:
    """Return for each row the terms that stand there."""
    found: list[list[Match]] = [[] for _ in rows]
    for (term, marks, _, _), _ in asked:
        if marks.rows.size:
            match = Match(word=term.word, weight=term.weight)
            places = np.minimum(marks.rows.searchsorted(rows), marks.rows.size - 1)
            for number in np.flatnonzero(marks.rows[places] == rows).tolist():
                found[number].append(match)
    return [tuple(matches) for matches in found]
