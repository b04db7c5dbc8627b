"""Every taught question is a golden test: asked of knowledge that does not list it under its passage."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from bot.assistant import Assistant, Knowledge
from bot.documents.taught import without_taught
from bot.model import Answer, Taught


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """A taught question with what it would get if it were only alike to what is known."""

    taught: Taught
    answer: Answer

    @property
    def verdict(self) -> Literal["found", "declined", "wrong"]:
        """Tell whether the answer begins with the passage that was taught, or says something else."""
        if self.answer.status not in ("answered", "unsure"):
            return "declined"
        return "found" if self.taught.passage in self._first else "wrong"

    @property
    def _first(self) -> set[str]:
        """The passages behind the first point, and the one that was searched best."""
        hits = {finding.hits[0].passage.id for finding in self.answer.findings if finding.hits}
        numbers = self.answer.points[0].sources if self.answer.points else ()
        return hits | {source.passage for source in self.answer.sources if source.n in numbers}


def prove(knowledge: Knowledge, progress: Callable[[int, int], None] | None = None) -> Iterator[Proof]:
    """Ask all taught questions: in each round one of every passage is left out."""
    done, whole = 0, len(knowledge.library.taught)
    for left_out in _rounds(knowledge.library.taught):
        rest = Assistant(Knowledge.of(without_taught(knowledge.library, left_out)))
        for taught in left_out:
            yield Proof(taught=taught, answer=rest.ask(taught.question))
            done += 1
            if progress:
                progress(done, whole)


def _rounds(every: Sequence[Taught]) -> list[list[Taught]]:
    rounds: dict[int, list[Taught]] = defaultdict(list)
    counts: dict[str, int] = defaultdict(int)
    for taught in every:
        rounds[counts[taught.passage]].append(taught)
        counts[taught.passage] += 1
    return list(rounds.values())
