"""A search: a question is read, summed up over the index and comes back as passages with the reasons for each."""

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property, lru_cache
from itertools import repeat

import numpy as np

from bot.model import Finding, Hit, Match, Term
from bot.search.columns import NOWHERE, Column, Summand
from bot.search.figures import asks_for_figure
from bot.search.glossary import Alternative, Phrase
from bot.search.index import PAIR, Index, runs
from bot.search.scores import Asked, Manner, Scores, Standing
from bot.search.spelling import Spelling, same_word
from bot.words import Word, pairs, words

# What a repaired word counts: a little less than one that was spelled right.
REPAIRED = 0.9
# The words around the question itself (a story, a greeting) count less than the question.
CONTEXT = 0.85
# A phrase of the glossary says more than a word: it is what the words together mean.
PHRASE = 4.0
# Nor is it a chance where the near ones agree on a source: what rests on that one first gains a little.
AGREED = 0.12
HITS = 12
GAPS = 3


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
        manner = Manner(
            pairs=self._paired(question, context),
            sought=asks_for_figure(question),
            against=self.index.directions.against(f"{context} {question}"),
            listed=listed,
        )
        scores = Scores(self.index, asked, manner)
        near, gaps = scores.best(HITS, ~self._is_gap), scores.best(GAPS, self._is_gap)
        hits = self._hits(scores, asked, [*near, *gaps])
        return Finding(
            terms=terms,
            hits=_agreed(hits[: len(near)]),
            gaps=hits[len(near) :],
            leaning=self._leaning(question, context, listed),
            knows_gaps=bool(self._is_gap.any()),
        )

    def _paired(self, question: str, context: str) -> dict[int, float]:
        """Return the pairs of words of a question and of what stands around it, with what each counts."""
        numbers = self.index.listed.numbers
        around = dict.fromkeys(numbers(pairs(words(context))), PAIR * CONTEXT)
        return around | dict.fromkeys(numbers(pairs(words(question))), PAIR)

    def _leaning(self, question: str, context: str, listed: int | None) -> float:
        """Return how a question leans; one that is listed word for word leans fully to where it is listed."""
        if listed is None:
            return self.index.leaning.of(context, question)
        return -1.0 if self._is_gap[listed] else 1.0

    def _read(self, text: str, factor: float) -> list[Asked]:
        every = words(text)
        if every and _is_a_name(every[0].surface):
            # A capital says nothing where a text begins.
            every[0] = every[0]._replace(surface=every[0].surface.lower())
        single = [word for word in every if not word.stop] or every
        understood = [self._understood(word) for word in single]
        phrases = [phrase for phrase in self.index.glossary.phrases(every) if phrase.alternatives]
        meant = [Asked(self._understood_phrase(phrase), PHRASE * factor) for phrase in phrases]
        return [Asked(standing, factor) for standing in understood if standing] + meant

    def _understand(self, word: Word) -> Standing | None:
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
        brings = self._brings(text, letters, marks, weight)
        return Standing(term, _told(term), marks, brings, self.index.listed.numbers(spelled))

    def _understand_phrase(self, phrase: Phrase) -> Standing:
        """A phrase says something of its own beside its words: "to industry" is a direction."""
        weight, text, marks = self._places(phrase.alternatives)
        written = " ".join(word.surface for word in phrase.words)
        term = Term(word=written, stem=written, weight=weight, known=True)
        return Standing(term, _told(term), marks, self._brings(text, NOWHERE, marks, weight), ())

    def _brings(self, text: Column, letters: Column, marks: Column, weight: float) -> Summand:
        """Lay out side by side what a term brings, so that a question is summed up in one step a term."""
        size = len(self.index.passages)
        rows = np.concatenate((text.rows, letters.rows + size, marks.rows + 2 * size))
        values = np.concatenate((text.values, letters.values, weight * marks.values))
        return Summand(Column(rows, values), 3 * size)

    def _places(self, readings: Sequence[Alternative]) -> tuple[float, Column, Column]:
        """Return how much an idea says, and which texts and passages have it, whatever word they use for it."""
        marks = self.index.marks.best_of(readings)
        weight = self.index.weight_of(marks)
        return weight, self.index.text.best_of([self._levelled(reading, weight) for reading in readings]), marks

    def _levelled(self, reading: Alternative, weight: float) -> Alternative:
        """Keep a rare synonym from saying more than the idea that it stands for."""
        own = self.index.weight(reading.stems)
        return reading._replace(factor=reading.factor * min(1.0, weight / own)) if own else reading

    def _hits(self, scores: Scores, asked: Sequence[Asked], rows: Sequence[int]) -> tuple[Hit, ...]:
        found = _matches(asked, rows, len(self.index.passages))
        figures = zip(*(figure[rows].tolist() for figure in scores.figures), strict=True)
        return tuple(
            self._hit(scores, row, told, matches) for row, told, matches in zip(rows, figures, found, strict=True)
        )

    def _hit(self, scores: Scores, row: int, told: tuple[float, ...], matches: tuple[Match, ...]) -> Hit:
        nearest = scores.nearest.question(row)
        score, text, letters, likeness, coverage = told
        return Hit(
            passage=self.index.passages[row],
            subject=self.index.subject(row),
            score=score,
            text=text,
            letters=letters,
            likeness=likeness,
            coverage=coverage,
            asked=None if nearest is None else self.index.questions[nearest],
            matches=matches,
        )


def _told(term: Term) -> Match:
    return Match(word=term.word, weight=term.weight)


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
    """Put first, among passages that are about as near, those whose source most of the near ones rest on.

    One that has little of the question says little about where the rest of it is answered.
    """
    support: dict[str, float] = defaultdict(float)
    for hit in hits:
        first = hit.passage.sentences[0].rests_on
        for section in first:
            support[section.document.key] += hit.score * hit.coverage / len(first)
    most = max(support.values(), default=1.0) or 1.0

    def rank(hit: Hit) -> float:
        leading = hit.passage.sentences[0].rests_on[:1]
        return hit.score + AGREED * hits[0].score * sum(support[section.document.key] / most for section in leading)

    return tuple(sorted(hits, key=rank, reverse=True))


def _matches(asked: Sequence[Asked], rows: Sequence[int], size: int) -> list[tuple[Match, ...]]:
    """Return for each row the terms that stand there."""
    found: list[list[Match]] = [[] for _ in rows]
    place = np.full(size, -1)
    place[rows] = range(len(rows))
    marked = [standing.marks.rows for standing, _ in asked]
    owners = np.arange(len(asked)).repeat([each.size for each in marked])
    places = place[np.concatenate(marked)]
    here = (places >= 0).nonzero()[0]
    for owner, at in zip(owners[here].tolist(), places[here].tolist(), strict=True):
        found[at].append(asked[owner].standing.match)
    return [tuple(matches) for matches in found]
