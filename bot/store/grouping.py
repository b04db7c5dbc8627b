"""Exchanges join their like, and items of the maintainers' queue are counted: right after what is stored, not with it.

Whatever comes, changes or goes leaves a row in `uncounted` (triggers see to it); the row goes in the transaction that
counts. So nobody who asks or votes waits for counting, two who vote at once do not wait for each other, and nothing is
ever missed.
"""

import asyncio
import logging
from collections.abc import Iterable
from functools import partial
from time import monotonic
from typing import Any

from sqlalchemy import (
    JSON,
    BindParameter,
    ColumnElement,
    Integer,
    Row,
    String,
    and_,
    bindparam,
    cast,
    delete,
    exists,
    func,
    insert,
    or_,
    select,
    text,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.errors import StoreError
from bot.likeness import LIKE, MOST_TRACES, About, kinship, likeness, traces
from bot.model import Progress
from bot.store import tables
from bot.store.database import ClashError, Database, reason
from bot.store.recounting import ASKED, FIGURES, about, count_alone, recount
from bot.store.wishes import due_already

# So few at once that nobody waits long for the database meanwhile.
STEP = 20
# Whoever looks at the queue waits no longer for counting; the rest is counted in the background.
_BEFORE_A_LOOK = 1.0
_PAUSE = 5.0
# After a step, others have the database for at least as long as the step took.
_SHARE = 1.0
# Of the items that share a trace only the newest are looked at, and of all those the ones that share most.
_A_TRACE, _NEAREST = 40, 20
# By then every running bot knows what was taught.
_RELOADED_MS = 60_000
_item, _exchange, _uncounted, _vote, _act = (
    table.c for table in (tables.item, tables.exchange, tables.uncounted, tables.vote, tables.act)
)
# These are laid out once: putting a statement together costs more than what it asks of the database.
# What is to be counted next: exchanges that are still there, with the items they belong to, and items that lost some.
_NOTED = (
    select(
        _uncounted.id,
        _exchange.id.label("exchange"),
        func.coalesce(_uncounted.item, _exchange.item).label("item"),
        *ASKED,
        _exchange.asked_at,
    )
    .outerjoin_from(tables.uncounted, tables.exchange, _exchange.id == _uncounted.exchange)
    .order_by(_uncounted.id)
    .limit(STEP)
)
_SAME = select(_item.id).where(_item.key == bindparam("key"))
# In plain words, because it is laid out anew for every question that somebody asks otherwise.
_EACH = " UNION ALL ".join(
    "SELECT * FROM (SELECT item FROM bucket "  # noqa: S608 -- only numbers are put in
    f"WHERE pair = :trace{number} ORDER BY item DESC LIMIT {_A_TRACE}) AS by{number}"
    for number in range(MOST_TRACES)
)
_NEAR = (
    text(
        "SELECT item.id, item.key, item.state, exchange.nearest FROM (SELECT item, count(*) AS shared "  # noqa: S608 -- as above
        f"FROM ({_EACH}) AS each_trace GROUP BY item ORDER BY shared DESC, item LIMIT {_NEAREST}) AS near "
        "JOIN item ON item.id = near.item LEFT JOIN exchange ON exchange.id = item.lead"
    )
    .bindparams(*(bindparam(f"trace{number}", type_=tables.Words) for number in range(MOST_TRACES)))
    .columns(id=Integer, key=tables.Words, state=String, nearest=JSON)
)
_NOTES: BindParameter[Any] = bindparam("notes", expanding=True)
_DONE = delete(tables.uncounted).where(_uncounted.id.in_(_NOTES))
_JOIN = update(tables.exchange).where(_exchange.id == bindparam("joins")).values(item=bindparam("its"))
_BEGIN = (
    insert(tables.item)
    .values({name: bindparam(name) for name in ("key", "lead", "first", "last")})
    .values(dict.fromkeys(FIGURES, 0) | {"worth": 0.0, "state": "open", "version": 1})
    .returning(_item.id)
)
# SQLite gives the number of an item that went to the next one, and its history and its undo would be another's.
_SUBJECTS = select(func.max(cast(_act.subject, Integer))).scalar_subquery()
_LAST = select(func.max(_item.id)).scalar_subquery()
_BEGIN_NUMBERED = _BEGIN.values(id=func.max(func.coalesce(_LAST, 0), func.coalesce(_SUBJECTS, 0)) + 1)
_TRACE = insert(tables.bucket)
_log = logging.getLogger(__name__)


class Grouping:
    """Finds the item that an exchange belongs to, or makes one, and keeps the counts."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def run(self) -> None:
        """Count what happened, now and again, until cancelled; a database that is away is tried again."""
        while True:
            try:
                while await self._is_due() and await self.share() == STEP:
                    pass
            except StoreError:
                _log.info("counting waits for the database")
            await asyncio.sleep(_PAUSE)

    async def share(self) -> int:
        """Do a step and leave others as much time; return how much was counted."""
        begin = monotonic()
        if done := await self.step():
            await asyncio.sleep((monotonic() - begin) * _SHARE)
        return done

    async def catch_up(self, seconds: float = _BEFORE_A_LOOK) -> None:
        """Count what happened before somebody looks, but no longer than that."""
        end = monotonic() + seconds
        while await self._is_due() and monotonic() < end:
            await self.step()

    async def finish(self, progress: Progress) -> None:
        """Count all that happened, however long that takes."""
        done, whole = 0, await self._database.read(_waiting)
        while done < whole and (more := await self.step()):
            done += more
            progress(min(done, whole), whole)

    async def step(self) -> int:
        """Count a little of what happened; return how much."""
        try:
            return await self._database.write(self._count)
        except ClashError:
            return await self._alone()

    async def _is_due(self) -> bool:
        """Tell whether anything waits, without keeping anybody from writing."""
        return await self._database.read(_first) is not None

    async def _alone(self) -> int:
        """Count one note; if that is what cannot be counted leave it out, or nothing would be counted ever after."""
        its = _uncounted.id == await self._database.read(_first)
        try:
            return await self._database.write(partial(self._count, which=its))
        except ClashError as error:
            _log.warning("something that was asked cannot be counted: %s", reason(error))
            return await self._database.write(partial(_leave_out, which=its))

    async def _count(self, connection: AsyncConnection, which: ColumnElement[bool] | None = None) -> int:
        await count_alone(connection)
        rows = (await connection.execute(_NOTED if which is None else _NOTED.where(which))).all()
        if not rows:
            return 0
        taught = await recount(connection, await self._items_of(connection, rows))
        if taught:
            await _come_back(connection, taught)
            exchanges = [row.exchange for row in rows if row.exchange]
            await connection.execute(due_already(exchanges, self._database.now()))
        await connection.execute(_DONE, {"notes": [row.id for row in rows]})
        return len(rows)

    async def _items_of(self, connection: AsyncConnection, rows: Iterable[Any]) -> set[int]:
        """Return the items that something was noted of, after exchanges that have none have joined one."""
        joined: dict[str, int | None] = {}
        for row in rows:
            if row.exchange and not row.item and row.exchange not in joined:
                joined[row.exchange] = await self._join(connection, row)
        return {item for item in (*joined.values(), *(row.item for row in rows)) if item}

    async def _join(self, connection: AsyncConnection, row: Row[Any]) -> int | None:
        """Let an exchange join those like it, or begin an item; a question without words has none."""
        what = about(row)
        if not what.key:
            return None
        item = await self._like(connection, what) or await self._begin(connection, what, row.exchange, row.asked_at)
        await connection.execute(_JOIN, {"joins": row.exchange, "its": item})
        return item

    async def _like(self, connection: AsyncConnection, what: About) -> int | None:
        same: int | None = (await connection.execute(_SAME, {"key": what.key})).scalar()
        if same is not None:
            return same
        wanted = traces(what)
        named = {f"trace{number}": wanted[number] if number < len(wanted) else "" for number in range(MOST_TRACES)}
        rows = (await connection.execute(_NEAR, named)).all()
        best = max(((_nearness(what, row), -row.id) for row in rows), default=(0.0, 0))
        return -best[1] if best[0] else None

    async def _begin(self, connection: AsyncConnection, what: About, exchange: str, at: int) -> int:
        """Begin an item; it is counted in the same transaction."""
        new = _BEGIN_NUMBERED if connection.dialect.name == "sqlite" else _BEGIN
        row = {"key": what.key, "lead": exchange, "first": at, "last": at}
        item: int = (await connection.execute(new, row)).scalar_one()
        await connection.execute(_TRACE, [{"pair": trace, "item": item} for trace in traces(what)])
        return item


def _nearness(what: About, row: Row[Any]) -> float:
    """Return how near a question is to an item; what was decided takes in only what asks the same in the same words."""
    if row.state == "open":
        return kinship(what, About(row.key, row.nearest or ()))
    same = likeness(what.key, row.key)
    return same if same >= LIKE else 0.0


async def _first(connection: AsyncConnection) -> int | None:
    return (await connection.execute(select(_uncounted.id).order_by(_uncounted.id).limit(1))).scalar()


async def _waiting(connection: AsyncConnection) -> int:
    return (await connection.execute(select(func.count()).select_from(tables.uncounted))).scalar_one()


async def _leave_out(connection: AsyncConnection, which: ColumnElement[bool]) -> int:
    return (await connection.execute(delete(tables.uncounted).where(which))).rowcount


async def _come_back(connection: AsyncConnection, items: set[int]) -> None:
    """Put items back into the queue that were taught, and whose answers help no more than before.

    What was asked right after the teaching may still have been answered without it.
    """
    taught = select(func.max(_act.at)).where(
        _act.subject == cast(_item.id, String), _act.kind == "teach", _act.undone.is_(False)
    )
    late = _exchange.asked_at - _RELOADED_MS > taught.scalar_subquery()
    helped, against = (
        exists().where(_vote.exchange == _exchange.id, _vote.value == value) for value in ("helpful", "not_helpful")
    )
    unsure = and_(_exchange.status == "unsure", ~helped)
    helpless = exists().where(_exchange.item == _item.id, late, or_(_exchange.status == "declined", unsure, against))
    closed = update(tables.item).where(_item.id.in_(items), _item.state == "closed", _item.verdict == "taught")
    await connection.execute(closed.where(helpless).values(state="open", version=_item.version + 1))
