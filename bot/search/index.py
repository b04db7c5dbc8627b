"""The words of a library, laid out once: where each stands in the passages and in the questions listed under them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from itertools import accumulate, chain, groupby

import numpy as np

from bot.model import Passage
from bot.search.columns import Column, Columns, Floats, Rows
from bot.search.weighting import weight
from bot.words import Word, words

# How many times the heading path counts inside the term frequency of its passage.
HEADING_WEIGHT = 2
GRAM = 4
_NONE = range(0)


class Index:
    """Passages and their words, as columns.

    `text` holds rank-bm25's scores of the passages, each with its questions; `grams` the same for runs of four
    letters, which see through inflections and slips. `marks` says where a word stands among the single questions
    (rows from 0, as its part of the question's direction) and, after those, which passages have it at all (1 each).
    """

    def __init__(self, passages: Sequence[Passage]) -> None:
        self.passages = tuple(passages)
        self.questions = tuple(chain.from_iterable(passage.questions for passage in self.passages))
        asked = [[_informative(question) for question in passage.questions] for passage in self.passages]
        texts = [_words(passage, questions) for passage, questions in zip(self.passages, asked, strict=True)]
        self.vocabulary = frozenset(word.surface for text in texts for word in text)
        bags = [{word.stem for word in text} for text in texts]
        counts = Counter(chain.from_iterable(bags))
        self._weights = {stem: weight(count, len(bags)) for stem, count in counts.items()}
        self.text = Columns.fitted([[word.stem for word in text] for text in texts])
        self.grams = Columns.fitted([[gram for word in text for gram in grams(word.surface)] for text in texts])
        self.marks = Columns(len(self.questions) + len(bags), self._marked(chain.from_iterable(asked), bags))
        self._ranges = _ranges(asked)
        self._askers = np.asarray([*self._ranges], dtype=np.int32)
        self._first_questions = np.asarray([rows.start for rows in self._ranges.values()], dtype=np.int32)
        self._subject_starts, self._subjects = _subjects(self.passages)

    @property
    def known(self) -> AbstractSet[str]:
        """Return the stems of every word that stands anywhere."""
        return self._weights.keys()

    def weight(self, stems: Sequence[str]) -> float:
        """Return how much a word or phrase says by itself."""
        return max(self._weights.get(stem, 0.0) for stem in stems)

    def weight_of(self, marks: Column) -> float:
        """Return how much a word says, taken together with all that may stand for it: the rarer, the more."""
        passages = np.count_nonzero(marks.rows >= len(self.questions))
        return weight(int(passages), max(1, len(self.passages)))

    def subject(self, row: int) -> int:
        """Return the number of the subject that a passage is on."""
        return int(self._subjects[row])

    def questions_of(self, row: int) -> range:
        """Return the rows of the questions listed under a passage."""
        return self._ranges.get(row, _NONE)

    def best_question(self, likeness: Floats) -> Floats:
        """Return for each passage the highest figure among its questions."""
        best = np.zeros(len(self.passages))
        if len(self._askers):
            best[self._askers] = np.maximum.reduceat(likeness, self._first_questions)
        return best

    def best_of_subject(self, scores: Floats) -> Floats:
        """Return for each passage the highest score among the passages on its subject."""
        best: Floats = np.maximum.reduceat(scores, self._subject_starts)[self._subjects]
        return best

    def _marked(
        self, questions: Iterable[Sequence[Word]], bags: Sequence[AbstractSet[str]]
    ) -> dict[str, list[tuple[int, float]]]:
        postings: dict[str, list[tuple[int, float]]] = {stem: [] for stem in self._weights}
        for row, question in enumerate(questions):
            direction = {word.stem: self._weights[word.stem] for word in question}
            length = sum(share * share for share in direction.values()) ** 0.5
            for stem, share in direction.items():
                postings[stem].append((row, share / length))
        for row, bag in enumerate(bags, start=len(self.questions)):
            for stem in bag:
                postings[stem].append((row, 1.0))
        return postings


def grams(surface: str) -> list[str]:
    """Return the runs of four letters of a word; its ends count as letters."""
    framed = f"_{surface.casefold()}_"
    return [framed[i : i + GRAM] for i in range(max(1, len(framed) - GRAM + 1))]


def _informative(text: str) -> list[Word]:
    return [word for word in words(text) if not word.stop]


def _words(passage: Passage, asked: Sequence[Sequence[Word]]) -> list[Word]:
    """Return what a passage is found by: its text, the questions listed under it, and its place counted twice."""
    place = _informative(" ".join((passage.document.short, *passage.document.aliases, *passage.headings)))
    return [*_informative(passage.text), *chain.from_iterable(asked), *place * HEADING_WEIGHT]


def _ranges(asked: Sequence[Sequence[object]]) -> dict[int, range]:
    """Return for each passage that lists questions their rows."""
    ends = list(accumulate(len(questions) for questions in asked))
    return {row: range(end - len(asked[row]), end) for row, end in enumerate(ends) if asked[row]}


def _subjects(passages: Sequence[Passage]) -> tuple[Rows, Rows]:
    """Return where each subject starts and which one each passage is on: a topic page, or a section of a document."""
    starts, subjects, row = [], [], 0
    for number, (_, group) in enumerate(groupby(passages, key=_subject)):
        size = len(list(group))
        starts.append(row)
        subjects += [number] * size
        row += size
    return np.asarray(starts, dtype=np.int32), np.asarray(subjects, dtype=np.int32)


def _subject(passage: Passage) -> tuple[str, ...]:
    key = passage.document.key
    return (key,) if passage.document.kind == "topic" else (key, *passage.headings)
