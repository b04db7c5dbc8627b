"""A search: a question is read, summed up over the index and comes back as passages with the reasons for each."""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from bot.model import Finding, Hit, Match, Passage, Term
from bot.search.columns import Column, Floats
from bot.search.engine import K1
from bot.search.glossary import Alternative, Glossary
from bot.search.index import Index, grams
from bot.search.spelling import Spelling
from bot.words import Word, words

# What a repaired word counts: a little less than one that was spelled right.
REPAIRED = 0.9
# The words around the question itself (a story, a greeting) count less than the question.
CONTEXT = 0.7
# The shares of the ranking: whole words, runs of letters, likeness to a listed question.
TEXT, GRAMS, LIKENESS = 0.35, 0.5, 0.15
# A passage gains from the best one on its subject: where much is near, the place is probably right.
SUBJECT = 0.3
HITS = 12
GAPS = 3


class _Asked(NamedTuple):
    """A term, where it stands (in texts, as runs of letters, in questions and bags), and how much it counts here."""

    term: Term
    text: Column
    grams: Column
    marks: Column
    factor: float


class Searcher:
    """The search in one library."""

    def __init__(self, passages: Sequence[Passage], glossary: Sequence[Sequence[str]] = ()) -> None:
        self._index = Index(passages)
        self._glossary = Glossary(glossary)
        self._spelling = Spelling(self._index.vocabulary)
        self._is_gap = np.asarray([passage.gap for passage in passages], dtype=bool)
        self._understood = lru_cache(maxsize=20_000)(self._understand)

    def search(self, question: str, context: str = "") -> Finding:
        """Return what the knowledge has on a question; the context around it counts less."""
        asked = self._read(question, 1.0) + (self._read(context, CONTEXT) if context else [])
        terms = tuple(one.term for one in asked)
        if not self._index.passages or not asked:
            return Finding(terms=terms, hits=(), gaps=())
        scores = _Scores(self._index, asked)
        return Finding(
            terms=terms,
            hits=tuple(self._hit(scores, asked, row) for row in scores.best(HITS, ~self._is_gap)),
            gaps=tuple(self._hit(scores, asked, row) for row in scores.best(GAPS, self._is_gap)),
        )

    def _read(self, text: str, factor: float) -> list[_Asked]:
        every = words(text)
        others = self._glossary.alternatives([word.stem for word in every])
        picked = [i for i, word in enumerate(every) if not word.stop] or range(len(every))
        understood = [self._understood(every[i], others[i]) for i in picked]
        return [_Asked(*one, factor) for one in understood]

    def _understand(self, word: Word, others: tuple[Alternative, ...]) -> tuple[Term, Column, Column, Column]:
        """Find out what a word may stand for: itself, its synonyms, or what was meant by a slip."""
        known = word.stem in self._index.known or any(set(stems) <= self._index.known for stems, _ in others)
        meant = None if known else self._spelling.repair(word.surface)
        if meant:
            stem = words(meant)[0].stem
            others = (Alternative((stem,), REPAIRED), *self._glossary.alternatives([stem])[0])
        readings = (Alternative((word.stem,), 1.0), *others)
        marks = self._index.marks.best_of(readings)
        weight = self._index.weight_of(marks)
        text = self._index.text.best_of(self._levelled(reading, weight) for reading in readings)
        runs = self._index.grams.sum_of(grams(meant or word.surface))
        known = known or meant is not None
        return Term(word=word.surface, stem=word.stem, weight=weight, known=known, meant=meant), text, runs, marks

    def _levelled(self, reading: Alternative, weight: float) -> Alternative:
        """Keep a rare synonym from saying more than the idea that it stands for."""
        own = self._index.weight(reading.stems)
        return reading._replace(factor=reading.factor * min(1.0, weight / own)) if own else reading

    def _hit(self, scores: "_Scores", asked: Sequence[_Asked], row: int) -> Hit:
        nearest = scores.nearest_question(row)
        return Hit(
            passage=self._index.passages[row],
            score=float(scores.total[row]),
            text=float(scores.text[row]),
            likeness=float(scores.likeness[row]),
            coverage=float(scores.coverage[row]),
            asked=None if nearest is None else self._index.questions[nearest],
            matches=self._matches(asked, row),
        )

    def _matches(self, asked: Sequence[_Asked], row: int) -> tuple[Match, ...]:
        bag = len(self._index.questions) + row
        return tuple(
            Match(word=one.term.word, weight=one.term.weight) for one in asked if _stands_in(one.marks, bag)
        )


class _Scores:
    """What a question brings to every passage, each figure as a share."""

    def __init__(self, index: Index, asked: Sequence[_Asked]) -> None:
        self._index = index
        text = np.zeros(len(index.passages))
        runs = np.zeros(len(index.passages))
        marks = np.zeros(index.marks.size)
        weights: Counter[str] = Counter()
        for one in asked:
            weight = one.factor * one.term.weight
            weights[one.term.stem] += weight
            text[one.text.rows] += one.factor * one.text.values
            runs[one.grams.rows] += one.factor / len(grams(one.term.word)) * one.grams.values
            marks[one.marks.rows] += weight * one.marks.values
        whole = sum(weights.values())
        length = sum(weight * weight for weight in weights.values()) ** 0.5
        self._questions = np.minimum(marks[: len(index.questions)] / length, 1.0)
        self.text: Floats = text / (whole * (K1 + 1))
        self.runs: Floats = runs / (whole * (K1 + 1))
        self.coverage: Floats = marks[len(index.questions) :] / whole
        self.likeness: Floats = index.best_question(self._questions)
        own = TEXT * self.text + GRAMS * self.runs + LIKENESS * self.likeness
        self.total: Floats = np.where(own > 0, own + SUBJECT * index.best_of_subject(own), 0.0)

    def best(self, count: int, among: npt.NDArray[np.bool_]) -> list[int]:
        """Return the best rows, none that matches nothing; equal scores stay in the order of the knowledge."""
        rows = np.flatnonzero((self.total > 0) & among)
        order = np.argsort(-self.total[rows], kind="stable")
        return [int(row) for row in rows[order[:count]]]

    def nearest_question(self, row: int) -> int | None:
        """Return the listed question of a passage that is most like the one asked."""
        listed = self._index.questions_of(row)
        if not listed or not self.likeness[row]:
            return None
        return listed.start + int(np.argmax(self._questions[listed.start : listed.stop]))


def _stands_in(column: Column, row: int) -> bool:
    place = int(np.searchsorted(column.rows, row))
    return place < column.rows.size and int(column.rows[place]) == row
