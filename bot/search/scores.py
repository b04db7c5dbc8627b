"""What a question brings to every passage, summed up from what each of its words brings."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from bot.model import Match, Term
from bot.search.columns import Column, Floats, Summand
from bot.search.directions import Against
from bot.search.index import Index
from bot.search.weighting import K1

# The shares of the ranking: whole words, runs of letters, likeness to a listed question.
TEXT, LETTERS, LIKENESS = 0.3, 0.4, 0.35
# A passage gains from the best one on its subject: where much is near, the place is probably right.
SUBJECT = 0.2
# A question that is listed word for word is answered by its passage: it stands before the others by so much.
LISTED = 1.2
# A question for a figure is rather answered where there is one.
FIGURE = 0.15
# What goes the opposite way has all the words, and is no answer.
OPPOSITE = 0.7
# How many passages are compared question by question.
NEAR = 25


class Standing(NamedTuple):
    """A term, which passages have it, and what it brings: to texts, to letters and to coverage, in one long column.

    `runs` are the numbers of its runs of letters among those of the listed questions.
    """

    term: Term
    match: Match
    marks: Column
    brings: Summand
    runs: tuple[int, ...]


class Asked(NamedTuple):
    """A term in a question, and how much it counts there."""

    standing: Standing
    factor: float


class Manner(NamedTuple):
    """How a question is asked: its pairs of words, whether for a figure, and what goes the opposite way.

    `listed` is the passage that lists it word for word.
    """

    pairs: Mapping[int, float]
    sought: bool
    against: Against | None
    listed: int | None


class Scores:
    """What a question brings to every passage, each figure as a share.

    Only passages that are near by their words are compared question by question: others cannot come first.
    """

    def __init__(self, index: Index, asked: Sequence[Asked], manner: Manner) -> None:
        brought = np.zeros(3 * len(index.passages))
        direction: dict[int, float] = defaultdict(float, manner.pairs)
        whole = 0.0
        for standing, factor in asked:
            whole += factor * standing.term.weight
            standing.brings.add_to(brought, factor)
            for run in standing.runs:
                direction[run] += factor
        text, letters, marks = brought.reshape(3, -1)
        self.text: Floats = text / (whole * (K1 + 1))
        self.letters: Floats = letters / (whole * (K1 + 1))
        self.coverage: Floats = marks / whole
        own = TEXT * self.text + LETTERS * self.letters
        against, listed = manner.against, manner.listed
        self.nearest = index.listed.nearest(direction, highest(own, NEAR), against and against.questions)
        rows, likeness = self.nearest.best
        self.likeness: Floats = np.zeros(len(own))
        self.likeness[rows] = likeness
        own += LIKENESS * self.likeness
        self.total: Floats = np.where(own > 0, own + SUBJECT * index.best_of_subject(own), 0.0)
        if manner.sought:
            self.total[index.figured] *= 1 + FIGURE
        if against:
            self.total[against.passages] *= OPPOSITE
        if listed is not None:
            self.total[listed] = LISTED * self.total.max()

    @property
    def figures(self) -> tuple[Floats, ...]:
        """Return what a hit tells of itself, in the order in which it tells it."""
        return self.total, self.text, self.letters, self.likeness, self.coverage

    def best(self, count: int, among: npt.NDArray[np.bool_]) -> list[int]:
        """Return the best rows, none that matches nothing; equal scores stay in the order of the knowledge."""
        rows = highest(np.where(among, self.total, 0.0), count)
        return [row for row in rows if self.total[row] > 0 and among[row]]


def highest(scores: Floats, count: int) -> list[int]:
    """Return the rows with the highest scores, best first; equal ones stay in order."""
    rows = np.flatnonzero(scores >= np.partition(scores, -count)[-count]) if scores.size > count else slice(None)
    order = (-scores[rows]).argsort(kind="stable")[:count]
    found: list[int] = (order if isinstance(rows, slice) else rows[order]).tolist()
    return found
