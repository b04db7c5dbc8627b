"""The week in figures, for a channel of the maintainers' choice: what can be counted, never what somebody wrote."""

import secrets
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from bot.assistant import Assistant
from bot.model import Library
from bot.record import Act, Logged
from bot.review.helped import helped
from bot.store.store import Store

# A week goes from Monday to Sunday and is told of on Monday morning, all in universal time.
_MORNING = timedelta(hours=8)
_WEEK = timedelta(days=7)
# As long as one process may take to tell of it before another one tries.
_LEASE_SECONDS = 60.0
_ACTS = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """Seven days, from this Monday on."""

    first: date

    @property
    def last(self) -> date:
        """Return its Sunday."""
        return self.first + timedelta(days=6)

    @property
    def begins(self) -> int:
        """Return when it begins, as times are kept."""
        return int(datetime.combine(self.first, time(), UTC).timestamp() * 1000)

    @property
    def ends(self) -> int:
        """Return when the next one begins."""
        return int(datetime.combine(self.first + _WEEK, time(), UTC).timestamp() * 1000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """What there is to tell of a week; `gaps` are different questions, `topics` what was taught something about."""

    week: Week
    asked: int
    answered: int
    unsure: int
    declined: int
    helped: int
    not_helped: int
    gaps: int
    taught: int
    topics: tuple[str, ...] = ()


def last_week(now: int) -> Week:
    """Return the week that was over on the last Monday morning."""
    morning = datetime.fromtimestamp(now / 1000, UTC) - _MORNING
    monday = morning.date() - timedelta(days=morning.weekday())
    return Week(first=monday - _WEEK)


async def gather(store: Store, library: Library, week: Week) -> Digest | None:
    """Count what happened in a week; None if nobody asked and nothing was taught."""
    counts, gaps = Counter[str](), set[int]()
    closed = await store.items.closed()
    async for logged in store.log.all(since=week.begins, until=week.ends):
        counts.update(_judged(logged))
        if logged.exchange.status == "declined" and logged.item and logged.item not in closed:
            gaps.add(logged.item)
    acts = await store.items.acts(most=_ACTS)
    taught = [act for act in acts if act.kind == "teach" and not act.undone and week.begins <= act.at < week.ends]
    if not counts["asked"] and not taught:
        return None
    return Digest(
        week=week,
        asked=counts["asked"],
        answered=counts["answered"],
        unsure=counts["unsure"],
        declined=counts["declined"],
        helped=counts["helped"],
        not_helped=counts["not_helped"],
        gaps=len(gaps),
        taught=sum(len(act.details.get("questions", ())) for act in taught),
        topics=tuple(dict.fromkeys(_topics(taught, library))),
    )


def _judged(logged: Logged) -> Iterator[str]:
    """Give what an exchange counts as."""
    status = logged.exchange.status
    if status == "smalltalk":
        return
    yield from ("asked", status)
    if judged := helped(logged):
        yield judged


def _topics(taught: Iterable[Act], library: Library) -> Iterator[str]:
    """Name the documents of what was taught: its questions may be near to what somebody asked alone."""
    documents = {passage.id: passage.document.short for passage in library.passages}
    yield from filter(None, (documents.get(act.details.get("passage", "")) for act in taught))


class Weekly:
    """Has every week told of once, however many processes there are and however often they start."""

    def __init__(self, store: Store, assistant: Assistant, name: str) -> None:
        self._store, self._assistant, self._name = store, assistant, name
        self._holder = secrets.token_hex(8)
        self._told: Week | None = None
        self._arrived: Week | None = None

    async def look(self, bring: Callable[[Digest], Awaitable[bool]]) -> bool:
        """Have the last week brought, unless it was; tell whether there is no reason to wait longer than usual."""
        week = last_week(self._store.database.now())
        leases = self._store.leases
        if self._told == week:
            return True
        if not await leases.hold(self._name, self._holder, _LEASE_SECONDS):
            # Whoever holds it may fail: look again.
            return True
        try:
            if await self._is_told(week) or await self._brought(week, bring):
                self._told = week
            return self._told == week
        finally:
            await leases.release(self._name, self._holder)

    async def _is_told(self, week: Week) -> bool:
        return (await self._store.notes.read(self._name) or "") >= week.first.isoformat()

    async def _brought(self, week: Week, bring: Callable[[Digest], Awaitable[bool]]) -> bool:
        if self._arrived != week:
            found = await gather(self._store, self._assistant.knowledge.library, week)
            if found is not None and not await bring(found):
                return False
            # If this cannot be noted now, it is noted later, and not brought again.
            self._arrived = week
        await self._store.notes.write(self._name, week.first.isoformat())
        return True
