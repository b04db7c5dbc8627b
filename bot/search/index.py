"""The words of a library, laid out once: where each stands in the passages and in the questions listed under them."""

from collections.abc import Iterable, Sequence
from itertools import chain, groupby

import numpy as np

from bot.model import Passage
from bot.search.columns import Column, Columns, Floats, Rows
from bot.search.directions import Directions
from bot.search.figures import tells_figure
from bot.search.glossary import Glossary
from bot.search.leaning import Leaning
from bot.search.listed import Listed
from bot.search.weighting import weight
from bot.words import Word, pairs, words

# How many times the heading path counts inside the term frequency of its passage.
HEADING_WEIGHT = 2
RUN = 4
# Two things side by side, and nothing else: "tea or coffee", "tea vs coffee".
_BETWEEN = {"or": "or", "vs": "versus", "versus": "versus"}
_SHORT = 5
# What a pair of neighbouring words counts beside the runs, where a question is compared with a listed one.
PAIR = 0.5


class Index:
    """Passages and their words, as columns.

    `text` holds rank-bm25's scores of the passages, each with its questions; `letters` the same for runs of four
    letters, which see through inflections and slips. `marks` holds a 1 for every passage that has a word, `listed`
    knows the single questions, `leaning` how questions sound that are answered and that are not, `figured` which
    texts of others have a figure, `directions` which way the questions of a passage go, and `glossary` what else a
    word may stand for.
    """

    def __init__(
        self,
        passages: Sequence[Passage],
        glossary: Sequence[Sequence[str]] = (),
        sides: Sequence[Sequence[str]] = (),
    ) -> None:
        self.passages = tuple(passages)
        self.glossary = Glossary(glossary)
        self.questions = tuple(chain.from_iterable(passage.questions for passage in self.passages))
        wordings = [[words(question) for question in passage.questions] for passage in self.passages]
        asked = [[_without_stops(every) for every in questions] for questions in wordings]
        texts = [_words(passage, questions) for passage, questions in zip(self.passages, asked, strict=True)]
        self.vocabulary = frozenset(word.surface for text in texts for word in text)
        stems = [[word.stem for word in text] for text in texts]
        self.text = Columns.fitted(stems)
        self.letters = Columns.fitted([_runs(text) for text in texts])
        self.marks = Columns(len(texts), _marked(stems))
        self._listed_under = {
            _wording(question): row
            for row, passage in reversed(list(enumerate(self.passages)))
            for question in passage.questions
        }
        self.listed = Listed([[_compared(every) for every in questions] for questions in wordings])
        self.leaning = Leaning(self.passages)
        self.directions = Directions(wordings, sides)
        self._subject_starts, self._subjects = _subjects(self.passages)
        # What was written to be answered from lists the questions that ask for its figures.
        self.figured = np.asarray(
            [not one.document.ours and tells_figure(one.text) for one in self.passages], dtype=bool
        )

    def knows(self, stems: Iterable[str]) -> bool:
        """Tell whether every word of a phrase stands somewhere."""
        return all(len(self.marks.column(stem).rows) for stem in stems)

    def listed_under(self, question: str) -> int | None:
        """Return the passage that lists a question word for word, if one does; the first of several."""
        return self._listed_under.get(_wording(question))

    def is_taught(self, question: str) -> bool:
        """Tell whether a question was taught word for word."""
        row = self.listed_under(question)
        return row is not None and _wording(question) in map(_wording, self.passages[row].taught)

    def weight(self, stems: Iterable[str]) -> float:
        """Return how much a word or phrase says by itself: as much as its rarest word."""
        return max(self.weight_of(self.marks.column(stem)) for stem in stems)

    def weight_of(self, marks: Column) -> float:
        """Return how much a word says that stands there: the rarer, the more."""
        return weight(len(marks.rows), max(1, len(self.passages)))

    def subject(self, row: int) -> int:
        """Return the number of the subject that a passage is on."""
        return int(self._subjects[row])

    def best_of_subject(self, scores: Floats) -> Floats:
        """Return for each passage the highest score among the passages on its subject."""
        best: Floats = np.maximum.reduceat(scores, self._subject_starts)[self._subjects]
        return best


def runs(surface: str) -> list[str]:
    """Return the runs of four letters of a word; its ends count as letters."""
    framed = f"_{surface.casefold()}_"
    return [framed[i : i + RUN] for i in range(max(1, len(framed) - RUN + 1))]


def _wording(question: str) -> str:
    """Return the words of a question without marks and capitals; which of two things comes first says nothing."""
    told = [word.surface.casefold() for word in words(question)]
    between = next((at for at, word in enumerate(told) if word in _BETWEEN), None)
    if len(told) <= _SHORT and between is not None:
        left, right = sorted((told[:between], told[between + 1 :]))
        told = [*left, _BETWEEN[told[between]], *right]
    return " ".join(told)


def _runs(text: Iterable[Word]) -> list[str]:
    return [run for word in text for run in runs(word.surface)]


def _marked(texts: Iterable[Iterable[str]]) -> dict[str, tuple[list[int], list[float]]]:
    postings: dict[str, tuple[list[int], list[float]]] = {}
    for row, stems in enumerate(texts):
        for stem in frozenset(stems):
            rows, values = postings.setdefault(stem, ([], []))
            rows.append(row)
            values.append(1.0)
    return postings


def _compared(every: Sequence[Word]) -> dict[str, float]:
    """Return what a question is compared by: the runs of its informative words, and its pairs of words."""
    return dict.fromkeys(_runs(_without_stops(every)), 1.0) | dict.fromkeys(pairs(every), PAIR)


def _informative(text: str) -> list[Word]:
    return _without_stops(words(text))


def _without_stops(every: Iterable[Word]) -> list[Word]:
    return [word for word in every if not word.stop]


def _words(passage: Passage, asked: Sequence[Sequence[Word]]) -> list[Word]:
    """Return what a passage is found by: its text, the questions listed under it, and its place counted twice."""
    place = _informative(" ".join((passage.document.short, *passage.document.aliases, *passage.headings)))
    return [*_informative(passage.text), *chain.from_iterable(asked), *place * HEADING_WEIGHT]


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
