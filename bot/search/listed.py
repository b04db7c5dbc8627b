"""The listed questions: how like one of them is to what was asked, told by runs of letters and pairs of words."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, chain, pairwise

import numpy as np
import numpy.typing as npt

from bot.search.weighting import idf

Numbers = npt.NDArray[np.intp]
Shares = npt.NDArray[np.float32]
Mask = npt.NDArray[np.bool_]

# What a question that goes the opposite way is like.
OPPOSITE = 0.5

_NO_RUN: Numbers = np.zeros(1, dtype=np.intp)
_NO_SHARE: Shares = np.zeros(1, dtype=np.float32)


class Nearest:
    """How like the listed questions of some passages are to what was asked."""

    def __init__(self, spans: Mapping[int, range], likeness: Shares) -> None:
        """Take for each passage the rows of its questions, and the likeness of all these questions in order."""
        self._spans = spans
        self._likeness = likeness
        lengths = [len(span) for span in spans.values()]
        self._starts = dict(zip(spans, accumulate(lengths, initial=0), strict=False))

    @property
    def best(self) -> tuple[list[int], Shares]:
        """Return the passages that list questions, and the likeness of the nearest one of each."""
        starts = list(self._starts.values())
        best = np.maximum.reduceat(self._likeness, starts) if starts else self._likeness
        return list(self._spans), np.minimum(best, 1.0)

    def question(self, passage: int) -> int | None:
        """Return the row of the question of a passage that is nearest, if any is near at all."""
        span = self._spans.get(passage)
        if span is None:
            return None
        part = self._likeness[self._starts[passage] : self._starts[passage] + len(span)]
        place = int(part.argmax())
        return span[place] if part[place] > 0 else None


class Listed:
    """The questions of all passages, each as a direction in the space of runs of letters and pairs of words."""

    def __init__(self, asked: Sequence[Sequence[Mapping[str, float]]]) -> None:
        """Take the runs and pairs of each question of each passage, and how much each counts."""
        questions = [*chain.from_iterable(asked)]
        counts = Counter(chain.from_iterable(questions))
        self._numbers = {run: number for number, run in enumerate(counts)}
        self._weights = [idf(count, len(questions)) for count in counts.values()]
        directions = [self._direction(self._known(runs)) for runs in questions]
        self._runs: Numbers = np.asarray([run for direction in directions for run, _ in direction], dtype=np.intp)
        self._shares: Shares = np.asarray([share for direction in directions for _, share in direction], np.float32)
        self._lengths: Numbers = np.asarray([*map(len, directions)], dtype=np.intp)
        starts = [0, *accumulate(self._lengths.tolist())]
        ends = list(accumulate(map(len, asked), initial=0))
        self._questions = [range(first, end) for first, end in pairwise(ends)]
        self._spans = [slice(starts[first], starts[end]) for first, end in pairwise(ends)]

    def numbers(self, runs: Iterable[str]) -> tuple[int, ...]:
        """Return the numbers of those runs and pairs that some question has."""
        return tuple(self._numbers[run] for run in runs if run in self._numbers)

    def nearest(self, numbers: Mapping[int, float], passages: Sequence[int], against: Mask | None = None) -> Nearest:
        """Compare what was asked, as the numbers of runs and pairs with their factors, to the questions of passages.

        Those `against` it go the opposite way: what they share with it is but words.
        """
        spans = {row: self._questions[row] for row in passages if self._questions[row]}
        if not spans:
            return Nearest({}, np.zeros(0, dtype=np.float32))
        asked = np.zeros(len(self._weights), dtype=np.float32)
        for number, share in self._direction(numbers):
            asked[number] = share
        places = [self._spans[row] for row in spans]
        # A question of which no run is known takes no room: it gets an empty place of its own at the end.
        runs = np.concatenate([*(self._runs[place] for place in places), _NO_RUN])
        products = asked.take(runs, mode="clip")
        products *= np.concatenate([*(self._shares[place] for place in places), _NO_SHARE])
        lengths = np.concatenate([self._lengths[span.start : span.stop] for span in spans.values()])
        sums = np.add.reduceat(products, lengths.cumsum() - lengths)
        sums[lengths == 0] = 0
        if against is not None:
            sums[np.concatenate([against[span.start : span.stop] for span in spans.values()])] *= OPPOSITE
        return Nearest(spans, sums)

    def _known(self, runs: Mapping[str, float]) -> dict[int, float]:
        return {self._numbers[run]: factor for run, factor in runs.items()}

    def _direction(self, numbers: Mapping[int, float]) -> list[tuple[int, float]]:
        """Return the numbers, each with its share of a direction of length one."""
        weighed = [(number, factor * self._weights[number]) for number, factor in numbers.items()]
        length = sum(weight * weight for _, weight in weighed) ** 0.5
        return [(number, weight / length) for number, weight in weighed]
