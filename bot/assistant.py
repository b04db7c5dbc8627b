"""The story of an answer, in a paragraph: read, search, weigh, answer."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, islice
from typing import Self

from bot.answers.language import languages_of
from bot.answers.parts import Part
from bot.answers.reading import Kind, read
from bot.answers.reply import Weighed, answer, fixed, may_stand_apart, stand_apart, weigh
from bot.likeness import NEAREST, About, key_of
from bot.model import Answer, Library, Passage, Profile
from bot.search.index import Index
from bot.search.searcher import Searcher

# A find tells what a question is about if it has so much of it; in a small folder something is found for everything.
_TELLING = 0.34


@dataclass(frozen=True, slots=True)
class Knowledge:
    """A library with its search: immutable, built off the event loop, swapped in one step.

    `leads` are the passages that open the topic pages and sum them up.
    """

    library: Library
    searcher: Searcher
    leads: Mapping[str, Passage]

    @classmethod
    def of(cls, library: Library, index: Index | None = None) -> Self:
        """Lay out the search of a library, unless that has been done before."""
        if not library.profile.languages:
            profile = replace(library.profile, languages=languages_of(_openings(library)))
            library = replace(library, profile=profile)
        pages = [passage for passage in library.passages if passage.document.kind == "topic"]
        leads = {passage.document.key: passage for passage in reversed(pages)}
        return cls(library, Searcher(index or _index(library)), leads)

    def about(self, answer: Answer) -> About:
        """Return what an answered question is about, to find those that ask the same."""
        hits = [
            hit for finding in answer.findings for hit in (*finding.hits, *finding.gaps) if hit.coverage >= _TELLING
        ]
        ranked = sorted(hits, key=lambda hit: -hit.score)
        nearest = tuple(dict.fromkeys(hit.passage.id for hit in ranked))[:NEAREST]
        return About(key_of(answer.read_as or answer.question, self.searcher.index.glossary.meanings), nearest)


def _index(library: Library) -> Index:
    profile = library.profile
    return Index(library.passages, profile.glossary, [side.words for side in profile.sides])


def _openings(library: Library) -> Iterator[str]:
    """Yield the beginning of every document: enough to tell its language."""
    for _, passages in groupby(library.passages, key=lambda passage: passage.document.key):
        yield " ".join(passage.text for passage in islice(passages, 3))


class Assistant:
    """Answers questions from the knowledge it was last given."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge

    @property
    def knowledge(self) -> Knowledge:
        """Return the knowledge in use."""
        return self._knowledge

    def use(self, knowledge: Knowledge) -> None:
        """Answer from other knowledge from now on."""
        self._knowledge = knowledge

    def ask(self, message: str, previous: str | None = None, *, careful: bool = True) -> Answer:
        """Answer a message; `previous` is the question before it in the same conversation.

        `careful` is false once somebody said that a cry for help was a question after all.
        """
        knowledge = self._knowledge
        profile, version = knowledge.library.profile, knowledge.library.version
        reading = read(message, previous, profile, careful=careful)
        if reading.kind is not Kind.QUESTION:
            return fixed(reading, profile, version)
        search = knowledge.searcher.search
        # What was taught word for word is one question, whatever it is made of.
        taught = knowledge.searcher.index.is_taught(reading.completed or reading.question)
        whole = Part(reading.completed or reading.question) if taught else reading.whole
        parts = [] if taught else self._apart(reading.parts, profile)
        weighed = parts or [weigh(whole, search(*whole), profile)]
        return answer(reading, weighed, profile, version, knowledge.leads)

    def _apart(self, parts: Sequence[Part], profile: Profile) -> list[Weighed]:
        """Search for each part of a message, as long as they may be answered one by one; nothing if they are not."""
        weighed: list[Weighed] = []
        for part in parts:
            weighed.append(weigh(part, self._knowledge.searcher.search(*part), profile))
            if not may_stand_apart(weighed):
                return []
        return weighed if stand_apart(weighed) else []
