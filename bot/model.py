"""The nouns that travel between the rooms, frozen: documents become passages, questions become hits and answers."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Literal

# Told after every file that is read: how many, and of how many.
Progress = Callable[[int, int], None]
_AFTER_A_FULL_STOP = re.compile(r"(?<=[。！？”」』）]) (?=[\u2e80-\u9fff\u3000-\u30ff“「『])")  # noqa: RUF001 -- their marks


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One source: what a source line says about it.

    `ours` is true for what was written for Signpost, by the rules of `knowledge/README.md`: a digest, a topic page.
    """

    key: str
    title: str
    short: str
    url: str | None = None
    author: str | None = None
    published: str | None = None
    read: str | None = None
    kind: str = "document"
    scope: str | None = None
    aliases: tuple[str, ...] = ()
    ours: bool = field(default=True, repr=False)
    path: Path | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A place in a document: what a link opens and a source line names."""

    document: Document
    slug: str
    heading: str
    url: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One claim and the places it rests on."""

    text: str
    rests_on: tuple[Section, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell of a table row under its column's header."""

    header: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """A page that a source merely points to."""

    title: str
    url: str | None = None


def joined(sentences: Iterable[str]) -> str:
    """Write sentences one after the other; in scripts without blanks none stands between them."""
    return _AFTER_A_FULL_STOP.sub("", " ".join(sentences))


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """What a reader can get: one idea, with the questions it answers.

    A table row keeps its cells; its one sentence reads the row with its headers. `taught` are those of its questions
    that a maintainer said it answers. A gap has no sentences: it names
    something that the sources leave out.
    """

    id: str
    document: Document
    headings: tuple[str, ...]
    sentences: tuple[Sentence, ...]
    cells: tuple[Cell, ...] = ()
    questions: tuple[str, ...] = ()
    taught: tuple[str, ...] = ()
    gap: bool = False
    unread: Unread | None = None
    line: int = 0

    @property
    def text(self) -> str:
        """The whole passage as one string."""
        return joined(sentence.text for sentence in self.sentences)


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side of the comparisons that people draw, and the words that name it."""

    label: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What makes an installation one about its subject: read from `signpost.yaml`."""

    name: str = "Signpost"
    subject: str = "reference"
    scope: str = "what is in its documents"
    languages: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    sides: tuple[Side, ...] = ()
    glossary: tuple[tuple[str, ...], ...] = ()
    outside: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    ask: str | None = None
    care: str | None = None
    calibration: Mapping[str, float] = field(default_factory=dict)


class Severity(StrEnum):
    """How bad a finding of `signpost check` is."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something a maintainer should mend, as a sentence, with its place."""

    path: Path
    line: int | None
    severity: Severity
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Taught:
    """A question that a maintainer taught: the passage that answers it, with a quote of it, and who said so when."""

    question: str
    passage: str
    quote: str
    by: str
    at: str
    path: Path | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """All that was read from the knowledge folders; the version changes when any of it does.

    `taught` are the taught questions whose passages are there, `lost` those that no passage can be given any more.
    """

    documents: tuple[Document, ...]
    passages: tuple[Passage, ...]
    profile: Profile
    problems: tuple[Problem, ...]
    version: str
    taught: tuple[Taught, ...] = ()
    lost: tuple[Taught, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """An informative word of a question: how it was understood and how much it says.

    `meant` is the word it was repaired to; `known` is false for a word that stands nowhere in the knowledge.
    """

    word: str
    stem: str
    weight: float
    known: bool
    meant: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A word of the question that a passage has, or one that means the same, and what it weighs."""

    word: str
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A passage that matched, and why: every figure is a share, between 0 and about 1.

    `text` is how well its words fit and `letters` how well runs of letters do, `likeness` how like the question is to
    the nearest listed one (`asked`), `coverage` the share of the question's informative weight that the passage has.
    `subject` tells apart what is about something else.
    """

    passage: Passage
    subject: int
    score: float
    text: float
    letters: float
    likeness: float
    coverage: float
    asked: str | None
    matches: tuple[Match, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What a search found: passages, and gaps that the sources are known to leave, each best first.

    `leaning` tells whether it was asked as what is answered is (1) or as what is left out (-1). `knows_gaps` is false
    where the knowledge names nothing that it leaves out.
    """

    terms: tuple[Term, ...]
    hits: tuple[Hit, ...]
    gaps: tuple[Hit, ...]
    leaning: float = 0.0
    knows_gaps: bool = False


Status = Literal["answered", "unsure", "declined", "smalltalk", "care"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A numbered line under an answer: the place it names, and the passage it was cited in."""

    n: int
    section: Section
    passage: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One claim of an answer with the numbers of its sources, and the side it speaks for in a comparison."""

    text: str
    sources: tuple[int, ...]
    label: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a person gets. `before` and `after` are the bot's own sentences around the points.

    `topic` is the question that a follow-up leans on, `more` are passages that did not fit, `related` questions that
    the knowledge answers, and `findings` how each part was searched (for "Why this?" and `--why`).
    """

    id: str
    question: str
    status: Status
    version: str
    read_as: str | None = None
    topic: str | None = None
    before: tuple[str, ...] = ()
    points: tuple[Point, ...] = ()
    after: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    more: tuple[Passage, ...] = ()
    related: tuple[str, ...] = ()
    confidence: float = 0.0
    findings: tuple[Finding, ...] = ()
