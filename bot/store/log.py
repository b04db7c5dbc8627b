"""The log as maintainers read it: by item, by words, or all of it page by page, with the votes."""

from collections import defaultdict
from collections.abc import AsyncIterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, case, exists, func, literal, or_, select, tuple_
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.record import Exchange, Logged, Vote
from bot.store import tables
from bot.store.database import Database
from bot.store.exchanges import LONGEST_GIST, read_row
from bot.words import stems

PAGE = 500
_PASSING = ("smalltalk", "care")
_exchange, _vote = tables.exchange.c, tables.vote.c


class Log:
    """All exchanges."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of_item(self, item: int, most: int = 100) -> tuple[Logged, ...]:
        """Return the exchanges of an item, those with votes first, then the newest."""
        voted = case((exists().where(_vote.exchange == _exchange.id), 0), else_=1)
        wanted = select(tables.exchange).where(_exchange.item == item)
        return await self._page(wanted.order_by(voted, _exchange.asked_at.desc(), _exchange.id).limit(most))

    async def sharing(self, wanted: Sequence[str], most: int) -> tuple[Exchange, ...]:
        """Return the newest questions that have one of these words, or the newest of all."""
        if not wanted:
            return await self._newest(most)
        gist = literal(" ") + _exchange.gist + literal(" ")
        said = or_(*(gist.contains(f" {stem} ", autoescape=True) for stem in wanted))
        # The end of what a long question is about is not kept: it has to be read.
        long = func.length(_exchange.gist) >= LONGEST_GIST
        found = [*await self._newest(most, said, ~long)]
        found += [each for each in await self._newest(most, long) if not set(wanted).isdisjoint(_stems(each))]
        return tuple(sorted(found, key=lambda each: (-each.asked_at, each.id))[:most])

    async def _newest(self, most: int, *conditions: ColumnElement[bool]) -> tuple[Exchange, ...]:
        wanted = select(tables.exchange).where(_exchange.status.not_in(_PASSING), *conditions)
        found = await self._page(wanted.order_by(_exchange.asked_at.desc(), _exchange.id).limit(most), voted=False)
        return tuple(each.exchange for each in found)

    async def count(self) -> int:
        """Return how many exchanges there are."""

        async def look(connection: AsyncConnection) -> int:
            return (await connection.execute(select(func.count()).select_from(tables.exchange))).scalar_one()

        return await self._database.read(look)

    async def counts(self, since: int) -> dict[str, int]:
        """Count the questions since a time by what was said, and the votes on them by what they say."""
        asked = select(_exchange.status, func.count()).where(_exchange.asked_at >= since).group_by(_exchange.status)
        voted = select(_vote.value, func.count()).join(tables.exchange, _exchange.id == _vote.exchange)
        voted = voted.where(_exchange.asked_at >= since).group_by(_vote.value)

        async def look(connection: AsyncConnection) -> dict[str, int]:
            rows = [*(await connection.execute(asked)), *(await connection.execute(voted))]
            return {name: count for name, count in rows}  # noqa: C416 -- rows are no pairs to the type checker

        return await self._database.read(look)

    async def all(self, since: int = 0, until: int | None = None) -> AsyncIterator[Logged]:
        """Yield every exchange, or those of a time, the oldest first, a page at a time; all private ones come last.

        Between two whose times are told, a place in the line would be a time.
        """
        for private in (False, True):
            wanted = select(tables.exchange).where(_exchange.private.is_(private), _exchange.asked_at >= since)
            wanted = wanted.order_by(_exchange.asked_at, _exchange.id).limit(PAGE)
            if until is not None:
                wanted = wanted.where(_exchange.asked_at < until)
            page = await self._page(wanted)
            while page:
                for logged in page:
                    yield logged
                last = page[-1].exchange
                later = wanted.where(tuple_(_exchange.asked_at, _exchange.id) > (last.asked_at, last.id))
                page = await self._page(later) if len(page) == PAGE else ()

    async def _page(self, wanted: Select[Any], *, voted: bool = True) -> tuple[Logged, ...]:
        async def look(connection: AsyncConnection) -> tuple[Logged, ...]:
            rows = (await connection.execute(wanted)).mappings().all()
            votes = await _votes(connection, [row["id"] for row in rows]) if voted else {}
            return tuple(
                Logged(exchange=read_row(row), votes=tuple(votes.get(row["id"], ())), item=row["item"]) for row in rows
            )

        return await self._database.read(look)


def _stems(exchange: Exchange) -> list[str]:
    return stems(exchange.read_as or exchange.question)


async def _votes(connection: AsyncConnection, exchanges: Sequence[str]) -> dict[str, list[Vote]]:
    found: dict[str, list[Vote]] = defaultdict(list)
    wanted = select(tables.vote).where(_vote.exchange.in_(exchanges)).order_by(_vote.at, _vote.person)
    for row in (await connection.execute(wanted)).mappings():
        found[row["exchange"]].append(Vote(**row))
    return found
