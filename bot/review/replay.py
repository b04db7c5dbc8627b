"""What other knowledge would say to the questions in the log: the difference, before anything is saved."""

import asyncio
from collections.abc import AsyncIterator, Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, takewhile

from bot.assistant import Assistant, Knowledge
from bot.model import Answer, Status
from bot.record import Exchange
from bot.store.store import Store
from bot.words import stems

MOST = 2_000
# So many questions are answered off the event loop at a time, and then told of.
_STEP = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What an answer comes down to: whether there is one, the passage and point it begins with, the other points."""

    status: Status
    passage: str | None
    text: str | None
    rest: tuple[str, ...] = ()

    @property
    def points(self) -> tuple[str, ...]:
        """Return all that was said, in order."""
        return (self.text, *self.rest) if self.text is not None else self.rest


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """A question of the log, how many times it was asked so, what was said and what would be said.

    `exchange` is one of those times, picked by what tells no time.
    """

    exchange: str
    question: str
    before: Said
    after: Said
    times: int = 1

    @property
    def changed(self) -> bool:
        """Tell whether the answer would be another one."""
        return self.before != self.after

    @property
    def differs_at(self) -> int:
        """Return the place of the first point that would be another one, 0 if the answer begins otherwise."""
        one, other = self.before, self.after
        if (one.status, one.passage) != (other.status, other.passage):
            return 0
        same = takewhile(lambda pair: pair[0] == pair[1], zip(one.points, other.points, strict=False))
        return sum(1 for _ in same) if self.changed else 0


async def sharing(store: Store, questions: Iterable[str], most: int = MOST) -> tuple[Exchange, ...]:
    """Return the newest questions of the log that share a word with one of these; without any, the newest.

    With little words alone nothing is shared.
    """
    asked = list(questions)
    wanted = sorted(set(chain.from_iterable(map(stems, asked))))
    return () if asked and not wanted else await store.log.sharing(wanted, most)


async def effects(
    exchanges: Sequence[Exchange],
    after: Knowledge,
    before: Knowledge | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> AsyncIterator[Effect]:
    """Yield what becomes of each question, once however often it was asked so, in the order in which it came first.

    Without a `before` it stands beside what was said at the time; what was said otherwise then is told apart.
    """
    new, old = Assistant(after), Assistant(before) if before else None
    distinct = _distinct(exchanges, by_what_was_said=before is None)
    for start in range(0, len(distinct), _STEP):
        step = distinct[start : start + _STEP]
        for effect in await asyncio.to_thread(_effects, step, new, old):
            yield effect
        if progress:
            progress(start + len(step), len(distinct))


async def changes(
    exchanges: Sequence[Exchange],
    after: Knowledge,
    before: Knowledge | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> tuple[Effect, ...]:
    """Return the questions whose answer would be another one, by their words: when they were asked is not told."""
    changed = [one async for one in effects(exchanges, after, before, progress) if one.changed]
    return tuple(sorted(changed, key=lambda one: (one.question.casefold(), one.exchange)))


def once(knowledge: Knowledge, question: str) -> Said:
    """Return what would be said to a question that nobody has asked."""
    return said(Assistant(knowledge).ask(question))


def _distinct(exchanges: Iterable[Exchange], *, by_what_was_said: bool) -> list[list[Exchange]]:
    found: dict[Hashable, list[Exchange]] = {}
    for one in exchanges:
        asked = (one.question, one.previous, one.careful, _was_said(one) if by_what_was_said else None)
        found.setdefault(asked, []).append(one)
    return list(found.values())


def _effects(distinct: Iterable[Sequence[Exchange]], new: Assistant, old: Assistant | None) -> list[Effect]:
    return [
        Effect(
            exchange=min(one.id for one in same),
            question=same[0].question,
            before=said(_ask(old, same[0])) if old else _was_said(same[0]),
            after=said(_ask(new, same[0])),
            times=len(same),
        )
        for same in distinct
    ]


def _ask(assistant: Assistant, exchange: Exchange) -> Answer:
    return assistant.ask(exchange.question, exchange.previous, careful=exchange.careful)


def said(answer: Answer) -> Said:
    """Return what an answer comes down to."""
    first = answer.points[0] if answer.points else None
    passages = {source.n: source.passage for source in answer.sources}
    passage = passages.get(first.sources[0]) if first and first.sources else None
    return _said(answer.status, passage, [point.text for point in answer.points])


def _was_said(exchange: Exchange) -> Said:
    first = exchange.points[0] if exchange.points else None
    passage = next(iter(first.passages), None) if first else None
    return _said(exchange.status, passage, [point.text for point in exchange.points])


def _said(status: Status, passage: str | None, texts: Sequence[str]) -> Said:
    return Said(status=status, passage=passage, text=texts[0] if texts else None, rest=tuple(texts[1:]))
