"""The confidence, fitted: to golden questions, or to the listed ones, each asked of knowledge that does not list it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.answers.calibration import FOLDS, cross_validated, fit
from bot.answers.confidence import signals
from bot.answers.reading import Kind, read
from bot.assistant import Knowledge
from bot.errors import InputError
from bot.model import Passage

# What a saved threshold has to hold back of the uncovered.
SAFE = 0.9
# From which chance on the bot would answer, in the table that shows what each choice costs.
CHOICES = (0.4, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9)


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A question's signals, and whether the sources answer it."""

    signals: dict[str, float]
    covered: bool


def examples(knowledge: Knowledge, labelled: Iterable[tuple[str, bool]]) -> Iterator[Example]:
    """Search for each question; what finds nothing or asks nothing needs no confidence."""
    for question, covered in labelled:
        reading = read(question, None, knowledge.library.profile)
        if reading.kind is Kind.QUESTION:
            finding = knowledge.searcher.search(*reading.whole)
            if finding.hits:
                yield Example(signals=signals(finding), covered=covered)


def held_out(knowledge: Knowledge) -> Iterator[Example]:
    """Ask every listed question of knowledge from which its fold of the questions was taken out."""
    passages = knowledge.library.passages
    for fold in range(FOLDS):
        rest = Knowledge.of(replace(knowledge.library, passages=tuple(_without(passages, fold))))
        taken = [(question, not passage.gap) for passage in passages for question in passage.questions[fold::FOLDS]]
        yield from examples(rest, taken)


def fitted(found: Sequence[Example]) -> dict[str, Any]:
    """Return the fitted weights, and what each threshold would cost, judged on folds that the fit had not seen."""
    if {example.covered for example in found} != {True, False}:
        raise InputError(
            "A fit needs questions that the knowledge answers and some that it does not; there are not both."
        )
    rows, truth = [example.signals for example in found], [example.covered for example in found]
    chances = cross_validated(rows, truth)
    covered = [chance for chance, is_covered in zip(chances, truth, strict=True) if is_covered]
    uncovered = [chance for chance, is_covered in zip(chances, truth, strict=True) if not is_covered]
    thresholds = [
        {
            "from": choice,
            "covered answered": _share(covered, choice),
            "uncovered held back": round(1 - _share(uncovered, choice), 3),
        }
        for choice in CHOICES
    ]
    safe = next((row["from"] for row in thresholds if row["uncovered held back"] >= SAFE), CHOICES[-1])
    return {
        "questions": {"covered": len(covered), "uncovered": len(uncovered)},
        "calibration": {name: round(value, 2) for name, value in fit(rows, truth).items()} | {"answered": safe},
        "thresholds": thresholds,
    }


def _without(passages: Iterable[Passage], fold: int) -> Iterator[Passage]:
    for passage in passages:
        kept = (question for number, question in enumerate(passage.questions) if number % FOLDS != fold)
        yield replace(passage, questions=tuple(kept))


def _share(chances: Sequence[float], choice: float) -> float:
    return round(sum(chance >= choice for chance in chances) / len(chances), 3) if chances else 0.0
