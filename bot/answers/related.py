"""What else to offer: related questions that the knowledge answers, and the topics nearest to one that it does not."""

import re
from collections.abc import Sequence

from bot.answers.alike import alike, said
from bot.model import Finding, Hit, Passage

MOST_RELATED = 3
MOST_TOPICS = 3
# A topic is near only if it shares a word that says something, not one that half of the passages have.
INFORMATIVE = 1.0
# Two questions that share more than this of their words ask the same.
ALIKE = 0.6
_ASKS = re.compile(
    r"(?:who|what|when|where|why|which|how|is|are|do|does|did|can|could|should|would|will|may)\b", re.IGNORECASE
)
_WELL_FORMED = range(4, 13)


def related(asked: str, used: Sequence[Passage], hits: Sequence[Hit]) -> tuple[str, ...]:
    """Return listed questions of other near passages: asked as they stand, each is answered by its passage."""
    seen = {_section(passage) for passage in used}
    found: list[str] = []
    for hit in hits:
        question = _presentable(hit.passage.questions)
        if (
            question
            and _section(hit.passage) not in seen
            and not any(alike(question, other, ALIKE) for other in (asked, *found))
        ):
            seen.add(_section(hit.passage))
            found.append(question)
    return tuple(found[:MOST_RELATED])


def nearest_topics(finding: Finding) -> tuple[str, ...]:
    """Return the headings nearest to a question that is not covered; none if only common words are shared."""
    near = [hit for hit in finding.hits if any(match.weight >= INFORMATIVE for match in hit.matches)]
    return tuple(dict.fromkeys(_topic(hit.passage) for hit in near))[:MOST_TOPICS]


def _topic(passage: Passage) -> str:
    """Return what a passage is about: its page, if that is on one subject, else its section."""
    if passage.document.kind == "topic" or not passage.headings:
        return passage.document.title
    return passage.headings[-1]


def _section(passage: Passage) -> tuple[str, tuple[str, ...]]:
    return passage.document.key, passage.headings


def _presentable(questions: Sequence[str]) -> str | None:
    """Return the first listed question that reads as one, with a capital and a question mark."""
    for question in questions:
        if _ASKS.match(question) and len(question.split()) in _WELL_FORMED and said(question):
            return f"{question[0].upper()}{question[1:].rstrip('?')}?"
    return None
