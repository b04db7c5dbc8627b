"""A question that leans on the one before ("and the other one?"), completed from it."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from bot.answers.parts import begins_as_question
from bot.answers.sides import mentions
from bot.model import Side
from bot.words import words

_LEADS_IN = re.compile(
    r"^\W*(?:(?:and|but|so|ok(?:ay)?|also|or|then)\W+)*(?:what\s+about|how\s+about|what\s+if|what\s+of|vs|versus|same\s+for)?\W*",
    re.IGNORECASE,
)
_POINTS_BACK = re.compile(r"\b(?:that|this|they|them|those|these|one|ones|same)\b", re.IGNORECASE)
_COMPARES = re.compile(r"^\W*(?:vs|versus|compared|or)\b", re.IGNORECASE)
# What stands before a name: two that are said of a place, or two with an article, can take each other's place.
_BEFORE = r"(?:\b(?P<where>in|at)\s+)?(?:\b(?P<article>an?|the)\s+)?"
# A message with more to say than this stands on its own.
_FEW_WORDS = 3
_SHORT = 12


class Completed(NamedTuple):
    """A completed question, and the one that a further follow-up leans on: chains of them would drift away."""

    question: str
    topic: str


def leans(question: str, sides: Sequence[Side]) -> bool:
    """Tell whether a question cannot be understood without the one before."""
    every = words(question)
    own = sum(not word.stop for word in every)
    lead = _LEADS_IN.match(question)
    rest = question[lead.end() :] if lead else question
    led = rest != question.lstrip(" \t")
    if own <= 1:
        return own == 0 or led or bool(mentions(question, sides)) or bool(_POINTS_BACK.search(question))
    if own > _FEW_WORDS or len(every) > _SHORT:
        return False
    stands = begins_as_question(rest) and not _POINTS_BACK.search(rest)
    return (led and not stands) or bool(_POINTS_BACK.search(question))


def completed(question: str, previous: str, sides: Sequence[Side]) -> Completed:
    """Return the question with what it leaves out taken from the previous one."""
    before = previous.rstrip(" ?.!")
    new, old = mentions(question, sides), mentions(before, sides)
    own = [word for word in words(question) if not word.stop]
    only_a_side = bool(new) and len(own) <= len(new[0][1].split())
    if only_a_side and len(old) == 1 and not _COMPARES.search(question):
        swapped = _swapped(question, before, new[0], old[0])
        if swapped:
            return Completed(swapped, swapped)
    return Completed(f"{before} \u2014 {question.strip()}", previous)


def _swapped(question: str, before: str, new: tuple[Side, str], old: tuple[Side, str]) -> str | None:
    """Return the previous question with the new name in the place of the old one, if it fits there."""
    here, there = _placed(new[1], question), _placed(old[1], before)
    if new[1].casefold() != old[1].casefold() and _alike(here, there):
        return f"{before[: there.start()]}{here[0]}{before[there.end() :]}?"
    # Only the sides' own names fit in any place.
    if new[0] != old[0] and all(word.casefold() == side.label.casefold() for side, word in (new, old)):
        return re.sub(rf"\b{re.escape(old[1])}\b", new[1], before, count=1, flags=re.IGNORECASE) + "?"
    return None


def _placed(name: str, text: str) -> re.Match[str]:
    """Return where a name stands in a text, with the little words before it."""
    found = re.search(rf"{_BEFORE}\b{re.escape(name)}\b", text, re.IGNORECASE)
    if found is None:
        raise LookupError(name)
    return found


def _alike(one: re.Match[str], other: re.Match[str]) -> bool:
    """Tell whether two names are both said of a place, or both with an article."""
    if one["where"] or other["where"]:
        return bool(one["where"] and other["where"])
    return bool(one["article"] and other["article"])
