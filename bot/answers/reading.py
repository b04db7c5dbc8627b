"""A message is read: what it asks, in which parts, and whether it asks for something else than an answer."""

from dataclasses import dataclass, field
from enum import Enum

from bot.answers import care, followup, language, smalltalk
from bot.answers.care import Need
from bot.answers.clean import LONGEST, clean
from bot.answers.parts import Part, parts
from bot.model import Profile


class Kind(Enum):
    """What a message is."""

    QUESTION = "question"
    SMALLTALK = "smalltalk"
    CARE = "care"
    FOREIGN = "foreign"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How a message was understood: as a `whole`, and in `parts` if it asks more than one thing.

    `completed` is set when it leaned on the question before, and `topic` is what the next one would lean on.
    """

    question: str
    kind: Kind = Kind.QUESTION
    whole: Part = field(default_factory=lambda: Part(""))
    parts: tuple[Part, ...] = ()
    completed: str | None = None
    topic: str = ""
    strained: bool = False


def read(message: str, previous: str | None, profile: Profile, *, careful: bool = True) -> Reading:
    """Read a message; `previous` is the question before it in the same conversation."""
    question = clean(message)
    need = care.need(question)
    if need is Need.CARE and careful:
        return Reading(question=question, kind=Kind.CARE)
    if smalltalk.is_smalltalk(question, profile.name) or smalltalk.is_noise(message[:LONGEST], question):
        return Reading(question=question, kind=Kind.SMALLTALK)
    if language.foreign_language(question, profile.languages):
        return Reading(question=question, kind=Kind.FOREIGN)
    completed, topic = None, question
    if previous and followup.leans(question, profile.sides):
        completed, topic = followup.completed(question, clean(previous), profile.sides)
    asked = parts(completed or question)
    return Reading(
        question=question,
        whole=Part(" ".join(part.question for part in asked), asked[0].context),
        parts=asked if len(asked) > 1 else (),
        completed=completed,
        topic=topic,
        strained=need is Need.KINDNESS,
    )
