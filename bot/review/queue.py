"""What needs a person, the most valuable first, each with the reason and the passages that may answer it."""

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from bot import wording
from bot.assistant import Knowledge
from bot.errors import InputError
from bot.intervals import interval
from bot.model import Hit
from bot.record import Act, Item, Logged
from bot.review.sources import SOURCE, Aged, aged
from bot.store.store import Store

MOST, NEAREST = 20, 3
# However long the queue is, so many sources that have aged are shown.
SOURCES = 3
_ACTS = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """A passage that may answer a question: how well it matched, and by which words."""

    passage: str
    text: str
    score: float
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of the queue: an item, or a source that has aged."""

    id: str
    question: str
    why: str
    item: Item | None = None
    aged: Aged | None = None
    nearest: tuple[Near, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A line of the queue with all that is known: the newest exchanges, and what was done."""

    entry: Entry
    exchanges: tuple[Logged, ...] = ()
    acts: tuple[Act, ...] = ()


class Queue:
    """The queue, as it is now."""

    def __init__(self, store: Store, knowledge: Knowledge) -> None:
        self._store, self.knowledge = store, knowledge

    async def list(self, most: int = MOST, *, everything: bool = False) -> tuple[Entry, ...]:
        """Return what needs a person, at most so much; with `everything` also what is closed."""
        items = await self._store.items.queue(most, everything=everything)
        sources = (await self._aged())[: max(SOURCES, most - len(items))]
        items = items[: max(1, most - len(sources))]
        entries = await asyncio.to_thread(lambda: [self._entry(item) for item in items])
        return tuple([*entries, *map(_source, sources)][:most])

    async def page(self, number: int, size: int) -> tuple[tuple[Entry, ...], bool]:
        """Return a page of what needs a person, items before sources, and whether there is another."""
        begin = number * size
        end = begin + size
        items = await self._store.items.queue(end + 1)
        sources = await self._aged() if len(items) <= end else ()
        entries = await asyncio.to_thread(lambda: [self._entry(item) for item in items[begin:end]])
        after = [_source(source) for source in sources][max(0, begin - len(items)) : end - min(end, len(items))]
        return (*entries, *after), len(items) + len(sources) > end

    async def show(self, name: str) -> Shown:
        """Return a line of the queue by its id, or say that there is none."""
        if name.startswith(SOURCE):
            acts = await self._store.items.acts(name)
            found = next((one for one in aged(self.knowledge.library, self._today()) if one.id == name), None)
            if found is None:
                raise InputError(wording.NO_ITEM.format(item=name))
            return Shown(entry=_source(found), acts=acts)
        item = await self.item(name)
        acts = await self._store.items.acts(str(item.id))
        exchanges = in_order(await self._store.log.of_item(item.id))
        return Shown(entry=self._entry(item), exchanges=exchanges, acts=acts)

    async def item(self, name: str) -> Item:
        """Return an item by its id, or say that there is none."""
        item = await self.find(name)
        if item is None:
            raise InputError(wording.NO_ITEM.format(item=name))
        return item

    async def find(self, name: str) -> Item | None:
        """Return an item by its id; None where there is none, or its last exchange went."""
        is_number = name.isascii() and name.isdigit() and len(name) < 10  # noqa: PLR2004 -- what a column holds
        return await self._store.items.load(int(name)) if is_number else None

    def search(self, text: str, most: int = MOST) -> tuple[Near, ...]:
        """Return the passages nearest to some words."""
        return _near(self.knowledge.searcher.search(text).hits[:most])

    def _entry(self, item: Item) -> Entry:
        return Entry(
            id=str(item.id),
            question=item.question,
            why=why(item),
            item=item,
            nearest=self.search(item.read_as or item.question, NEAREST),
        )

    async def _aged(self) -> Sequence[Aged]:
        sources = aged(self.knowledge.library, self._today())
        if not sources:
            return ()
        acts = [act for act in await self._store.items.acts(most=_ACTS) if act.kind == "dismiss" and not act.undone]
        looked_at = {act.subject: day(act.at) for act in reversed(acts)}
        return aged(self.knowledge.library, self._today(), looked_at)

    def _today(self) -> str:
        return day(self._store.database.now())


def why(item: Item) -> str:
    """Say why an item stands where it stands."""
    said = {"declined": item.declined, "unsure": item.unsure, "answered": item.answered}
    answers = ", ".join(f"{status} {count}" for status, count in said.items() if count)
    low, high = interval(item.unhelped, item.known)
    return wording.WHY_ITEM.format(
        asked=_counted(item.asked, "time"),
        people=_counted(item.people, "person", "people"),
        answers=answers or "not answered",
        votes=f"{item.helpful} helpful, {item.not_helpful} not",
        low=round(100 * low),
        high=round(100 * high),
        worth=f"{item.worth:.1f}",
    )


def day(at: int) -> str:
    """Return the day of a time, as it is kept."""
    return datetime.fromtimestamp(at / 1000, UTC).date().isoformat()


def in_order(found: Iterable[Logged]) -> tuple[Logged, ...]:
    """Put exchanges in order, the newest first; of a day the private ones last, so that no place tells their time."""

    def at(logged: Logged) -> tuple[str, bool, int]:
        exchange = logged.exchange
        return day(exchange.asked_at), not exchange.asker.private, exchange.asked_at

    return tuple(sorted(found, key=at, reverse=True))


def _source(source: Aged) -> Entry:
    return Entry(id=source.id, question=source.title, why=source.why, aged=source)


def _near(hits: Sequence[Hit]) -> tuple[Near, ...]:
    return tuple(
        Near(
            passage=hit.passage.id,
            text=hit.passage.text,
            score=round(hit.score, 3),
            words=tuple(dict.fromkeys(match.word for match in hit.matches)),
        )
        for hit in hits
    )


def _counted(count: int, one: str, more: str | None = None) -> str:
    return f"{count} {one if count == 1 else more or one + 's'}"
