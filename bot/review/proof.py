"""Every taught question is a golden test: asked of knowledge that does not list it under its passage."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Literal

from bot.assistant import Assistant, Knowledge
from bot.documents.taught import without_taught
from bot.likeness import LIKE, key_of, likeness
from bot.model import Answer, Taught
from bot.words import Word, stems

# Knowledge is laid out anew for each round. With more questions for one passage, several are left out at a time.
MOST_ROUNDS = 8
# Two questions that share so much of their words may be found by each other, or lead each other astray.
_AKIN = 0.5


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
        """Return the passages behind the first point: what comes later is not what the answer begins with."""
        numbers = self.answer.points[0].sources if self.answer.points else ()
        return {source.passage for source in self.answer.sources if source.n in numbers}


def prove(knowledge: Knowledge, progress: Callable[[int, int], None] | None = None) -> Iterator[Proof]:
    """Ask all taught questions, each while those that are like it are listed: also under other passages."""
    done, whole = 0, len(knowledge.library.taught)
    for left_out in rounds(knowledge.library.taught, knowledge.searcher.index.glossary.meanings):
        rest = Assistant(Knowledge.of(without_taught(knowledge.library, left_out)))
        for taught in left_out:
            yield Proof(taught=taught, answer=rest.ask(taught.question))
            done += 1
            if progress:
                progress(done, whole)


def rounds(every: Sequence[Taught], meanings: Callable[[list[Word]], list[Word]] = list) -> list[list[Taught]]:
    """Part the taught questions into rounds, in each of which those are left out that have little to do with another.

    Two that are alike and were taught for different passages never share one: they contradict each other. As long as
    there are few, those for one passage share none either; then those that are alike are spread the widest.
    """
    found: list[_Round] = []
    for taught in every:
        lesson = _Lesson.of(taught, meanings)
        open_ = [(crowd, each) for each in found if (crowd := each.crowd(lesson)) is not None]
        (_, crowded), least = min(open_, key=itemgetter(0), default=((0, 1), None))
        if least is None or (crowded and len(found) < MOST_ROUNDS):
            found.append(least := _Round())
        least.lessons.append(lesson)
    return [[lesson.taught for lesson in each.lessons] for each in found]


@dataclass(frozen=True, slots=True)
class _Lesson:
    taught: Taught
    key: str
    stems: frozenset[str]

    @classmethod
    def of(cls, taught: Taught, meanings: Callable[[list[Word]], list[Word]]) -> "_Lesson":
        return cls(taught, key_of(taught.question, meanings), frozenset(stems(taught.question)))

    def is_like(self, other: "_Lesson") -> bool:
        """Tell whether one has to do with the other, also if they go opposite ways."""
        shared = 2 * len(self.stems & other.stems) / max(1, len(self.stems) + len(other.stems))
        return shared >= _AKIN or likeness(self.key, other.key) >= LIKE


@dataclass(frozen=True, slots=True)
class _Round:
    lessons: list[_Lesson] = field(default_factory=list)

    def crowd(self, lesson: _Lesson) -> tuple[int, int] | None:
        """Count what would be left out with a lesson for the same passage: those like it, and all of them.

        None if there is one like it for another passage.
        """
        like = [each for each in self.lessons if each.is_like(lesson)]
        if any(each.taught.passage != lesson.taught.passage for each in like):
            return None
        return len(like), sum(each.taught.passage == lesson.taught.passage for each in self.lessons)
