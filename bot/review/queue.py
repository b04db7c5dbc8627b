"""What needs a person, the most valuable first, each with the reason and the passages that may answer it."""

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from bot import wording
from bot.assistant import Knowledge
from bot.errors import InputError
from bot.intervals import interval
from bot.model import Document, Hit
from bot.record import Act, Item, Logged, State, Verdict
from bot.review.filed import NOTE
from bot.review.sources import SOURCE, Aged, aged
from bot.store.store import Store

MOST, NEAREST = 20, 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """A passage that may answer a question: how well it matched, and by which words."""

    passage: str
    text: str
    score: float
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of the queue: an item, or a source that has aged; a note or a younger source if it is asked for."""

    id: str
    question: str
    why: str
    state: State
    verdict: Verdict | None = None
    item: Item | None = None
    nearest: tuple[Near, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A line of the queue with all that is known: exchanges, how many more there are, and what was done."""

    entry: Entry
    exchanges: tuple[Logged, ...] = ()
    hidden: int = 0
    acts: tuple[Act, ...] = ()


class Queue:
    """The queue, as it is now."""

    def __init__(self, store: Store, knowledge: Knowledge) -> None:
        self._store, self.knowledge = store, knowledge

    async def list(self, most: int = MOST, *, everything: bool = False) -> tuple[Entry, ...]:
        """Return what needs a person, at most so much, sources last; with `everything` also what is closed."""
        items = await self._store.items.queue(most, everything=everything)
        sources = await self.aged(everything=everything) if len(items) < most else ()
        entries = await asyncio.to_thread(lambda: [self._entry(item) for item in items])
        return tuple([*entries, *map(_source, sources)][:most])

    async def length(self, *, everything: bool = False) -> int:
        """Return how many lines the whole queue has."""
        return await self._store.items.count(everything=everything) + len(await self.aged(everything=everything))

    async def page(self, number: int, size: int) -> tuple[tuple[Entry, ...], bool]:
        """Return a page of what needs a person, items before sources, and whether there is another."""
        begin = number * size
        end = begin + size
        items = await self._store.items.queue(end + 1)
        sources = await self.aged() if len(items) <= end else ()
        entries = await asyncio.to_thread(lambda: [self._entry(item) for item in items[begin:end]])
        after = [_source(source) for source in sources][max(0, begin - len(items)) : end - min(end, len(items))]
        return (*entries, *after), len(items) + len(sources) > end

    async def show(self, name: str) -> Shown:
        """Return a line of the queue by its id, or say that there is none."""
        if name.startswith((SOURCE, NOTE)):
            return await self._shown_page(name)
        item = await self.item(name)
        acts = await self._store.items.acts(str(item.id))
        exchanges = in_order(await self._store.log.of_item(item.id))
        hidden = max(0, item.asked - len(exchanges))
        return Shown(entry=self._entry(item), exchanges=exchanges, hidden=hidden, acts=acts)

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
        return search(self.knowledge, text, most)

    def _entry(self, item: Item) -> Entry:
        return Entry(
            id=str(item.id),
            question=item.question,
            why=why(item),
            state=item.state,
            verdict=item.verdict,
            item=item,
            nearest=self.search(item.read_as or item.question, NEAREST),
        )

    async def aged(self, *, everything: bool = False) -> Sequence[Aged]:
        """Return the sources that have aged; with `everything` also those that somebody looked at since."""
        if not aged(self.knowledge.library, self._today()):
            return ()
        looked_at = {name: day(at) for name, at in (await self._store.items.dismissed(SOURCE)).items()}
        found = aged(self.knowledge.library, self._today(), looked_at)
        return [one for one in found if everything or not one.dismissed]

    async def source(self, name: str) -> Aged | None:
        """Return a source that has aged, or None for one that has not; say so if there is none of this name."""
        if name not in {SOURCE + document.key for document in self.knowledge.library.documents}:
            raise InputError(wording.NO_ITEM.format(item=name))
        return next((one for one in await self.aged(everything=True) if one.id == name), None)

    async def _shown_page(self, name: str) -> Shown:
        """Return what was done about a source or a note, also of one that is gone."""
        acts = await self._store.items.acts(name)
        key = name.partition(":")[2]
        found = next((each for each in self.knowledge.library.documents if each.key == key), None)
        if found is None and not acts:
            raise InputError(wording.NO_ITEM.format(item=name))
        source = await self.source(name) if found and name.startswith(SOURCE) else None
        return Shown(entry=_source(source) if source else _page(name, found), acts=acts)

    def _today(self) -> str:
        return day(self._store.database.now())


def why(item: Item) -> str:
    """Say why an item stands where it stands."""
    said = {"declined": item.declined, "unsure": item.unsure, "answered": item.answered}
    answers = ", ".join(f"{status} {count}" for status, count in said.items() if count)
    unhelped_ones = wording.WHY_UNHELPED.format(low=max(1, round(100 * interval(item.unhelped, item.known)[0])))
    votes = wording.SOME_VOTES.format(helpful=item.helpful, not_helpful=item.not_helpful)
    return wording.WHY_ITEM.format(
        asked=_counted(item.asked, wording.ONE_TIME, wording.MORE_TIMES),
        people=_counted(item.people, wording.ONE_PERSON, wording.MORE_PEOPLE),
        answers=answers or wording.NO_ANSWER,
        votes=votes if item.helpful or item.not_helpful else wording.NO_VOTES,
        help=unhelped_ones if item.unhelped else wording.WHY_HELPED,
    )


def search(knowledge: Knowledge, text: str, most: int = MOST) -> tuple[Near, ...]:
    """Return the passages that share words with a text, the best first."""
    hits = [hit for hit in knowledge.searcher.search(text).hits if hit.matches]
    return _near(sorted(hits, key=lambda hit: -hit.score)[:most])


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
    state: State = "closed" if source.dismissed else "open"
    verdict: Verdict | None = "dismissed" if source.dismissed else None
    return Entry(id=source.id, question=source.title, why=source.why, state=state, verdict=verdict)


def _page(name: str, found: Document | None) -> Entry:
    """Tell of a note, or of a source that needs nobody."""
    if name.startswith(NOTE):
        told = wording.WHY_NOTE if found else wording.WHY_NOTE_GONE
    else:
        told = wording.WHY_NOT_DUE if found else wording.WHY_SOURCE_GONE
    return Entry(id=name, question=found.title if found else name, why=told, state="closed")


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


def _counted(count: int, one: str, more: str) -> str:
    return one if count == 1 else more.format(count=count)
