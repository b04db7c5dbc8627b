"""The words of a library, laid out once: where each stands in the texts and in the questions listed under them."""

from collections import Counter
from collections.abc import Sequence, Set
from itertools import chain

import numpy as np

from bot.model import Passage
from bot.search.columns import Column, Columns, Rows, idf
from bot.words import stems, words

# How many times the heading path counts inside the term frequency of its passage.
HEADING_WEIGHT = 2


class Index:
    """Passages and their words, as columns.

    `text` holds rank-bm25's scores of the passages, each with its questions. `marks` says where a word stands among
    the single questions (rows from 0, as its part of the question's direction) and, after those, which passages have
    it at all (1 each).
    """

    def __init__(self, passages: Sequence[Passage]) -> None:
        self.passages = tuple(passages)
        self.questions = tuple(chain.from_iterable(passage.questions for passage in self.passages))
        listed = [[stems(question) for question in passage.questions] for passage in self.passages]
        self.owners: Rows = np.repeat(np.arange(len(listed), dtype=np.int32), [len(asked) for asked in listed])
        texts = [_stems(passage, asked) for passage, asked in zip(self.passages, listed, strict=True)]
        bags = [set(text) for text in texts]
        self._weights = {
            stem: idf(count, len(bags)) for stem, count in Counter(chain.from_iterable(bags)).items()
        }
        self.text = Columns.fitted(texts)
        self.marks = Columns(
            len(self.questions) + len(bags), self._marked([*chain.from_iterable(listed)], bags)
        )

    @property
    def known(self) -> Set[str]:
        """Return the stems of every word that stands anywhere."""
        return self._weights.keys()

    def weight_of(self, marks: Column) -> float:
        """Return how much a word says, taken together with all that may stand for it: the rarer, the more."""
        passages = np.count_nonzero(marks.rows >= len(self.questions))
        return idf(int(passages), max(1, len(self.passages)))

    def weight(self, stems: Sequence[str]) -> float:
        """Return how much a word or phrase says by itself."""
        return max(self._weights.get(stem, 0.0) for stem in stems)

    def vocabulary(self) -> set[str]:
        """Return every word of the knowledge as it is written there."""
        texts = (text for passage in self.passages for text in (passage.text, *passage.headings, *passage.questions))
        return {word.surface for text in texts for word in words(text)}

    def _marked(self, questions: Sequence[Sequence[str]], bags: Sequence[Set[str]]) -> dict[str, list[tuple[int, float]]]:
        postings: dict[str, list[tuple[int, float]]] = {}
        for row, question in enumerate(questions):
            direction = {stem: self._weights[stem] for stem in question}
            length = sum(weight * weight for weight in direction.values()) ** 0.5
            for stem, weight in direction.items():
                postings.setdefault(stem, []).append((row, weight / length))
        for row, bag in enumerate(bags, start=len(questions)):
            for stem in bag:
                postings.setdefault(stem, []).append((row, 1.0))
        return postings


def _stems(passage: Passage, asked: Sequence[Sequence[str]]) -> list[str]:
    """Return what a passage is found by: its text, the questions listed under it, and its place counted twice."""
    place = stems(" ".join((passage.document.short, *passage.document.aliases, *passage.headings)))
    return [*stems(passage.text), *chain.from_iterable(asked), *place * HEADING_WEIGHT]
