"""rank-bm25's scores, laid out once as sparse columns: a question then costs what it matches, not what there is."""

from array import array
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, repeat
from typing import NamedTuple, Self

import numpy as np
import numpy.typing as npt

from bot.search.weighting import K1, B

Rows = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float64]


class Column(NamedTuple):
    """Where one word stands, and what it brings there."""

    rows: Rows
    values: Floats


NOWHERE = Column(np.empty(0, np.int32), np.empty(0, np.float64))
# A column that fills more than this share of its rows is added up faster, and kept smaller, with its gaps.
FULL = 0.2


class Summand:
    """A column made ready to be added up again and again."""

    __slots__ = ("_rows", "_values")

    def __init__(self, column: Column, size: int) -> None:
        rows, values = column
        if rows.size > FULL * size:
            self._rows = None
            self._values: Floats = np.zeros(size)
            self._values[rows] = values
        else:
            self._rows, self._values = rows.astype(np.intp), values

    def add_to(self, total: Floats, factor: float) -> None:
        """Add the column to a total, counted by a factor."""
        values = self._values if factor == 1.0 else factor * self._values
        if self._rows is None:
            total += values
        else:
            total[self._rows] += values


class Columns:
    """For each word the rows that have it and what it brings to each, in two long arrays."""

    def __init__(self, size: int, postings: Mapping[str, tuple[Sequence[int], Sequence[float]]]) -> None:
        self.size = size
        self._numbers = {word: number for number, word in enumerate(postings)}
        self._starts = np.cumsum([0, *(len(rows) for rows, _ in postings.values())]).tolist()
        self._rows: Rows = np.fromiter(chain.from_iterable(rows for rows, _ in postings.values()), dtype=np.int32)
        self._values: Floats = np.fromiter(
            chain.from_iterable(values for _, values in postings.values()), dtype=np.float64
        )

    @classmethod
    def fitted(cls, texts: Sequence[Sequence[str]]) -> Self:
        """Fit rank-bm25 on the words of each text and keep every score it can give."""
        if not any(texts):  # rank-bm25 divides by the number of texts and by their mean length
            return cls(len(texts), {})
        # The engine is needed to lay out, not to answer.
        from bot.search.engine import Bm25  # noqa: PLC0415

        model = Bm25(texts, k1=K1, b=B)
        postings: dict[str, tuple[array[int], array[float]]] = {}
        for row, (length, frequencies) in enumerate(zip(model.doc_len, model.doc_freqs, strict=True)):
            damping = K1 * (1 - B + B * length / model.avgdl)
            for word, count in frequencies.items():
                rows, values = postings.setdefault(word, (array("i"), array("d")))
                rows.append(row)
                values.append(model.idf[word] * (count * (K1 + 1) / (count + damping)))
            # A large collection would stand in memory twice.
            frequencies.clear()
        return cls(len(texts), postings)

    def column(self, word: str) -> Column:
        """Return the rows that have a word; none for an unknown one."""
        number = self._numbers.get(word)
        if number is None:
            return NOWHERE
        start, end = self._starts[number], self._starts[number + 1]
        return Column(self._rows[start:end], self._values[start:end])

    def scores(self, words: Iterable[str], weights: Iterable[float] = repeat(1.0)) -> Floats:
        """Return what rank-bm25's `get_scores` returns for these words, each counted by its weight."""
        total = np.zeros(self.size)
        for word, weight in zip(words, weights, strict=False):
            rows, values = self.column(word)
            total[rows] += weight * values
        return total

    def sum_of(self, words: Iterable[str], weights: Iterable[float] = repeat(1.0)) -> Column:
        """Return the scores for these words as one column."""
        return _column_of(self.scores(words, weights))

    def best_of(self, readings: Sequence[tuple[Sequence[str], float]]) -> Column:
        """Return one column for all that a word may stand for, each with its factor: in each row the best counts."""
        if len(readings) == 1 and readings[0][1] == 1.0:
            return self._all_of(readings[0][0])
        best = np.zeros(self.size)
        for phrase, factor in readings:
            rows, values = self._all_of(phrase)
            best[rows] = np.maximum(best[rows], factor * values)
        return _column_of(best)

    def _all_of(self, phrase: Sequence[str]) -> Column:
        """Return the rows that have every word of a phrase: parts of it mean something else."""
        first, *rest = phrase
        rows, values = self.column(first)
        for part in rest:
            others, brought = self.column(part)
            rows, here, there = np.intersect1d(rows, others, assume_unique=True, return_indices=True)
            values = np.minimum(values[here], brought[there])
        return Column(rows, values)


def _column_of(scores: Floats) -> Column:
    rows = np.flatnonzero(scores).astype(np.int32)
    return Column(rows, scores[rows])
