"""How good the answers to golden questions are: each judged, and the figures."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean, median
from time import perf_counter
from typing import Any, Literal

from bot.assistant import Assistant
from bot.model import Answer, Taught
from bot.review.golden import Golden
from bot.review.proof import Proof

Verdict = Literal["found", "declined", "wrong"]

# What a person reads without scrolling; what comes later does not count.
READ = 1200
_SPOKEN = ("answered", "unsure")
_VERDICTS: tuple[Verdict, ...] = ("found", "declined", "wrong")


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A golden question with what it got. A share is None where it says nothing about the question."""

    golden: Golden
    answer: Answer
    elapsed_ms: float
    facts: float | None
    missing: tuple[str, ...]
    first_source: float | None

    @property
    def spoken(self) -> bool:
        """Tell whether the answer says something about the subject."""
        return self.answer.status in _SPOKEN

    @property
    def verdict(self) -> Verdict:
        """Sum up: an uncovered question is well declined, and wrong only if it was answered confidently."""
        if not self.golden.answerable:
            return "wrong" if self.answer.status == "answered" else "declined"
        if not self.spoken:
            return "declined"
        right = self.facts == 1 if self.facts is not None else self.first_source in (None, 1)
        return "found" if right else "wrong"

    @property
    def trouble(self) -> str | None:
        """Say what went wrong, if anything did."""
        if not self.golden.answerable:
            return "answered, though the sources do not cover it" if self.verdict == "wrong" else None
        if not self.spoken:
            return f"{self.answer.status}, though the sources cover it"
        if self.missing:
            return f"does not say {'; '.join(self.missing)}"
        if self.first_source == 0:
            return f"rests first on {self.answer.sources[0].section.document.key if self.answer.sources else 'nothing'}"
        return None


def judge(assistant: Assistant, questions: Iterable[Golden]) -> Iterator[Judged]:
    """Ask every question and judge the answer; sources that are no documents here are not counted."""
    known = {document.key for document in assistant.knowledge.library.documents}
    for golden in questions:
        begin = perf_counter()
        answer = assistant.ask(golden.question)
        elapsed = (perf_counter() - begin) * 1000
        facts, missing = _facts(golden, answer)
        wanted = known & {stem for name in golden.sources for stem in (name, name.rpartition(".")[0])}
        yield Judged(
            golden=golden,
            answer=answer,
            elapsed_ms=elapsed,
            facts=facts,
            missing=missing,
            first_source=_first_source(answer, wanted) if wanted and golden.answerable else None,
        )


def figures(judged: Sequence[Judged]) -> dict[str, Any]:
    """Sum the judgements up."""
    covered = [one for one in judged if one.golden.answerable]
    uncovered = [one for one in judged if not one.golden.answerable]
    times = sorted(one.elapsed_ms for one in judged)
    return {
        "covered": {"questions": len(covered), **_verdicts(covered)},
        "uncovered": {"questions": len(uncovered), **_verdicts(uncovered)},
        "facts": _mean(one.facts for one in covered),
        "first_source": _mean(one.first_source for one in covered),
        "confident": _mean(float(one.answer.status == "answered") for one in covered),
        "held_back": _mean(float(one.answer.status != "answered") for one in uncovered),
        "declined": _mean(float(not one.spoken) for one in uncovered),
        "words_median": median([_words(one.answer) for one in judged if one.spoken] or [0]),
        "elapsed_ms_p50": round(times[len(times) // 2], 3) if times else None,
        "elapsed_ms_p99": round(times[int(len(times) * 0.99)], 3) if times else None,
    }


def taught_figures(proofs: Sequence[Proof], lost: Sequence[Taught] = ()) -> dict[str, int]:
    """Sum up what became of the taught questions, each left out of its own passage; `confident` are some of the found.

    Those whose passage is gone count as lost: nothing is left to prove.
    """
    found = [one for one in proofs if one.verdict == "found"]
    return {
        "questions": len(proofs) + len(lost),
        **{name: sum(one.verdict == name for one in proofs) for name in _VERDICTS},
        "lost": len(lost),
        "confident": sum(one.answer.status == "answered" for one in found),
    }


def _facts(golden: Golden, answer: Answer) -> tuple[float | None, tuple[str, ...]]:
    if not golden.answerable or not golden.facts:
        return None, ()
    text = "\n".join(point.text for point in answer.points)[:READ] if answer.status in _SPOKEN else ""
    missing = tuple(
        " or ".join(pattern.pattern for pattern in fact)
        for fact in golden.facts
        if not any(pattern.search(text) for pattern in fact)
    )
    return 1 - len(missing) / len(golden.facts), missing


def _first_source(answer: Answer, wanted: set[str]) -> float:
    return float(bool(answer.sources) and answer.sources[0].section.document.key in wanted)


def _verdicts(judged: Sequence[Judged]) -> dict[str, int]:
    return {name: sum(one.verdict == name for one in judged) for name in _VERDICTS}


def _mean(values: Iterable[float | None]) -> float | None:
    counted = [value for value in values if value is not None]
    return round(fmean(counted), 3) if counted else None


def _words(answer: Answer) -> int:
    return sum(len(point.text.split()) for point in answer.points)
