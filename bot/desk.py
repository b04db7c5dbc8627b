"""The desk where people are served: ask, answer, remember. What every door talks to."""

import asyncio
import logging
import secrets
from base64 import b32encode
from collections import OrderedDict
from collections.abc import Coroutine
from dataclasses import replace
from time import perf_counter
from typing import Any, TypeVar

from bot import wording
from bot.assistant import Assistant
from bot.errors import StoreError
from bot.limits import Limits
from bot.model import Answer
from bot.record import Asker, Before, Exchange, Handled, Reply, Told, Wait
from bot.store.exchanges import gist
from bot.store.store import Store

_log = logging.getLogger(__name__)
_REMEMBERED_EVENTS = 10_000
# An answer waits no longer than this, twice, for the store.
_PATIENCE_SECONDS = 1.0

T = TypeVar("T")


class Desk:
    """Serves people: the assistant answers, the store remembers, and an answer never waits for a memory."""

    def __init__(
        self,
        assistant: Assistant,
        store: Store,
        limits: Limits,
        configuration: str,
        *,
        patience: float = _PATIENCE_SECONDS,
    ) -> None:
        self.assistant, self.store, self._patience = assistant, store, patience
        self._left: set[asyncio.Task[Any]] = set()
        self._limits, self._configuration = limits, configuration
        self._events: OrderedDict[str, None] = OrderedDict()

    async def ask(
        self, asker: Asker, message: str, *, after: str | None = None, careful: bool = True
    ) -> Reply | Wait | Handled:
        """Answer somebody once for each event, and remember it; `after` is the exchange that this follows up on.

        What is returned has not been sent: report it to `store.deliveries`. Without a store there is still an answer.
        """
        if not self._is_new(asker.event):
            return Handled()
        try:
            return await self._serve(asker, message, after, careful=careful)
        except BaseException:
            self._events.pop(asker.event or "", None)
            raise

    async def recall(self, exchange: str) -> Reply | None:
        """Return the answer under an old button, from today's knowledge; None once it is pruned or forgotten."""
        kept = await self.store.exchanges.load(exchange)
        if kept is None:
            return None
        answer = self.assistant.ask(kept.question, kept.previous, careful=kept.careful)
        return Reply(
            answer=replace(answer, id=kept.id), exchange=kept.id, changed=answer.version != kept.knowledge_version
        )

    async def _serve(self, asker: Asker, message: str, after: str | None, *, careful: bool) -> Reply | Wait | Handled:
        before = await self._before(asker, after)
        if before and before.handled:
            return Handled()
        seconds = self._limits.wait(asker.person, asker.place)
        previous = before.previous if before else None
        begin = perf_counter()
        answer = self.assistant.ask(message, previous, careful=careful)
        if seconds and answer.status != "care":  # which nobody has to wait for
            return Wait(seconds=seconds, text=wording.TOO_MANY.format(seconds=seconds))
        if before is None:
            return Reply(answer=answer, note=wording.FEEDBACK_OFF)
        elapsed = (perf_counter() - begin) * 1000
        reply = await self.remember(asker, answer, previous, careful=careful, elapsed_ms=elapsed)
        return replace(reply, first_time=before.first_time) if isinstance(reply, Reply) else reply

    async def _before(self, asker: Asker, after: str | None) -> Before | None:
        try:
            return await self._soon(self.store.exchanges.before(asker, after))
        except StoreError:
            return None

    async def remember(
        self,
        asker: Asker,
        answer: Answer,
        previous: str | None = None,
        *,
        careful: bool = True,
        elapsed_ms: float = 0.0,
    ) -> Reply | Handled:
        """Keep an answer that was given to somebody, if its event was not handled before; of care, only count it."""
        exchange = self._exchange(asker, answer, previous, careful=careful, elapsed_ms=elapsed_ms)
        exchanges = self.store.exchanges
        is_care = answer.status == "care"
        try:
            first = await self._soon(exchanges.count(asker.event, "care") if is_care else exchanges.add(exchange))
        except StoreError:
            # It may have been kept, with the news of that lost: then it must not be taken for a reply that was cut.
            self.store.deliveries.sent_later(exchange.id)
            return Reply(answer=answer, note=wording.FEEDBACK_OFF)
        if not first:
            return Handled()
        return Reply(answer=answer) if is_care else Reply(answer=replace(answer, id=exchange.id), exchange=exchange.id)

    def _exchange(
        self, asker: Asker, answer: Answer, previous: str | None, *, careful: bool, elapsed_ms: float
    ) -> Exchange:
        about = self.assistant.knowledge.about(answer)
        return Exchange(
            id=new_id(),
            asked_at=self.store.database.now(),
            asker=asker,
            question=answer.question,
            status=answer.status,
            knowledge_version=answer.version,
            configuration=self._configuration,
            gist=gist(answer.read_as or answer.question),
            read_as=answer.read_as,
            topic=answer.topic,
            previous=previous,
            careful=careful,
            confidence=answer.confidence,
            elapsed_ms=elapsed_ms,
            points=told(answer),
            key=about.key,
            nearest=tuple(about.nearest),
        )

    async def _soon(self, work: Coroutine[Any, Any, T]) -> T:
        """Wait for the store a moment; what takes longer is called off, however long that takes in turn."""
        task = asyncio.create_task(work)
        try:
            done, _ = await asyncio.wait({task}, timeout=self._patience)
        except asyncio.CancelledError:
            self._call_off(task)
            raise
        if done:
            return task.result()
        self._call_off(task)
        _log.warning("the database takes longer than an answer waits")
        raise StoreError(wording.STORE_DOWN)

    def _call_off(self, task: asyncio.Task[Any]) -> None:
        task.cancel()
        self._left.add(task)
        task.add_done_callback(self._left.discard)
        task.add_done_callback(lambda left: left.cancelled() or left.exception())  # it was told already

    def _is_new(self, event: str | None) -> bool:
        """Tell whether an event is new to this process; the store knows those of the others, while it is there."""
        if event is None:
            return True
        if event in self._events:
            return False
        self._events[event] = None
        if len(self._events) > _REMEMBERED_EVENTS:
            self._events.popitem(last=False)
        return True


def new_id() -> str:
    """Return an id for an exchange: random, so that it tells nothing, neither who nor when."""
    return b32encode(secrets.token_bytes(10)).decode().lower()


def told(answer: Answer) -> tuple[Told, ...]:
    """Return the points with the passages they rest on, and how well each matched."""
    scores = {hit.passage.id: round(hit.score, 4) for finding in answer.findings for hit in finding.hits}
    passages = {source.n: source.passage for source in answer.sources}
    return tuple(
        Told(
            text=point.text,
            label=point.label,
            passages={passages[n]: scores.get(passages[n]) for n in point.sources},
        )
        for point in answer.points
    )
