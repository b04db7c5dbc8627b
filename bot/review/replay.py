"""What other knowledge would say to the questions in the log: the difference, before anything is saved."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

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
    """What an answer comes down to: whether there is one, and the passage and sentence that it begins with."""

    status: Status
    passage: str | None
    text: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """A question of the log, with what was said and what would be said."""

    exchange: str
    question: str
    before: Said
    after: Said

    @property
    def changed(self) -> bool:
        """Tell whether the answer would be another one."""
        return self.before != self.after


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
    """Yield what becomes of each question, in order; without a `before`, beside what was said at the time."""
    new, old = Assistant(after), Assistant(before) if before else None
    for start in range(0, len(exchanges), _STEP):
        step = exchanges[start : start + _STEP]
        for effect in await asyncio.to_thread(_effects, step, new, old):
            yield effect
        if progress:
            progress(start + len(step), len(exchanges))


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


def _effects(exchanges: Iterable[Exchange], new: Assistant, old: Assistant | None) -> list[Effect]:
    return [
        Effect(
            exchange=one.id,
            question=one.question,
            before=said(_ask(old, one)) if old else _was_said(one),
            after=said(_ask(new, one)),
        )
        for one in exchanges
    ]


def _ask(assistant: Assistant, exchange: Exchange) -> Answer:
    return assistant.ask(exchange.question, exchange.previous, careful=exchange.careful)


def said(answer: Answer) -> Said:
    """Return what an answer comes down to."""
    first = answer.points[0] if answer.points else None
    passages = {source.n: source.passage for source in answer.sources}
    passage = passages.get(first.sources[0]) if first and first.sources else None
    return Said(status=answer.status, passage=passage, text=first.text if first else None)


def _was_said(exchange: Exchange) -> Said:
    first = exchange.points[0] if exchange.points else None
    passage = next(iter(first.passages), None) if first else None
    return Said(status=exchange.status, passage=passage, text=first.text if first else None)
