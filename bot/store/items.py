"""The maintainers' queue as it is kept: items, best first, and every act, with who and when."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Select, func, insert, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot import wording
from bot.errors import ConflictError
from bot.record import Act, Deed, Item, State, Verdict
from bot.store import tables
from bot.store.database import Database
from bot.store.grouping import Grouping
from bot.store.notes import put_note
from bot.store.wishes import fulfilled, withheld

_item, _act = tables.item.c, tables.act.c
_HIDDEN = ("key", "lead")
_NEEDED = (_item.state == "open", _item.worth > 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Along:
    """What is done in the same transaction as an act: notices to those who wished, and a note for the running bots."""

    notices: Literal["due", "withheld"] | None = None
    note: tuple[str, str] | None = None
    # Only those notices are withheld that came into the outbox since.
    since: int = 0


_ALONE = Along()


class Items:
    """Pieces of work, and what was done about them; whoever looks finds what has happened until now."""

    def __init__(self, database: Database, grouping: Grouping) -> None:
        self._database, self._grouping = database, grouping

    async def queue(self, most: int, *, everything: bool = False) -> tuple[Item, ...]:
        """Return what needs a person, the most valuable first; with `everything` also what is closed or needs none."""
        wanted = _items().order_by(_item.state.desc(), _item.worth.desc(), _item.id).limit(most)
        return await self._found(wanted if everything else wanted.where(*_NEEDED))

    async def load(self, item: int) -> Item | None:
        """Return an item; None where there is none, or its last exchange went."""
        found = await self._found(_items().where(_item.id == item))
        return found[0] if found else None

    async def of_exchange(self, exchange: str) -> Item | None:
        """Return the item that an exchange belongs to."""
        belongs = select(tables.exchange.c.item).where(tables.exchange.c.id == exchange).scalar_subquery()
        found = await self._found(_items().where(_item.id == belongs))
        return found[0] if found else None

    async def verdicts(self) -> dict[int, str]:
        """Return what was decided, by item."""
        decided = select(_item.id, _item.verdict).where(_item.verdict.is_not(None))

        async def look(connection: AsyncConnection) -> dict[int, str]:
            return {row.id: row.verdict for row in await connection.execute(decided)}

        await self._grouping.catch_up()
        return await self._database.read(look)

    async def closed(self) -> set[int]:
        """Return what needs nobody any more."""
        wanted = select(_item.id).where(_item.state == "closed")

        async def look(connection: AsyncConnection) -> set[int]:
            return set((await connection.execute(wanted)).scalars())

        await self._grouping.catch_up()
        return await self._database.read(look)

    async def decide(  # noqa: PLR0913 -- what an act is made of
        self,
        item: Item,
        kind: Deed,
        *,
        person: str,
        state: State,
        verdict: Verdict | None,
        details: Mapping[str, Any],
        undoes: int | None = None,
        along: Along = _ALONE,
    ) -> Act:
        """Change an item as it was read, with the act that tells of it; whoever comes second is told.

        The details of an act that makes notices due say how many there are.
        """
        change = update(tables.item).where(_item.id == item.id, _item.version == item.version)
        values = {"state": state, "verdict": verdict, "version": item.version + 1}

        async def change_both(connection: AsyncConnection) -> Act:
            if not (await connection.execute(change.values(**values))).rowcount:
                raise ConflictError(wording.CHANGED_MEANWHILE)
            if undoes is not None:
                await connection.execute(update(tables.act).where(_act.id == undoes).values(undone=True))
            now = self._database.now()
            told = await self._go_along(connection, item.id, along, now)
            return await self._write(connection, str(item.id), kind, person, {**details, **told}, now)

        return await self._database.write(change_both)

    async def record(  # noqa: PLR0913 -- as above
        self,
        subject: str,
        kind: Deed,
        person: str,
        details: Mapping[str, Any],
        *,
        undoes: int | None = None,
        along: Along = _ALONE,
    ) -> Act:
        """Write down an act that changes no item."""

        async def write(connection: AsyncConnection) -> Act:
            if undoes is not None:
                undone = update(tables.act).where(_act.id == undoes, _act.undone.is_(False)).values(undone=True)
                if not (await connection.execute(undone)).rowcount:
                    raise ConflictError(wording.CHANGED_MEANWHILE)
            now = self._database.now()
            await self._go_along(connection, None, along, now)
            return await self._write(connection, subject, kind, person, details, now)

        return await self._database.write(write)

    async def standing(self, subject: str, kind: Deed, person: str, details: Mapping[str, Any]) -> Act | None:
        """Return an act that is just this and not undone, once whoever was writing one has come to an end."""
        mine = (_act.subject == subject, _act.kind == kind, _act.person == person, _act.undone.is_(False))
        wanted = select(tables.act).where(*mine).order_by(_act.id.desc())

        async def look(connection: AsyncConnection) -> Act | None:
            if connection.dialect.name == "postgresql":
                await connection.execute(text("LOCK TABLE act IN SHARE MODE"))
            found = [Act(**row) for row in (await connection.execute(wanted)).mappings()]
            return next((act for act in found if details.items() <= dict(act.details).items()), None)

        # SQLite has one writer: it is this one now.
        return await self._database.write(look)

    async def files_needed(self, besides: int | None = None) -> set[str]:
        """Name the files of lessons that are not undone, other than those of one act."""
        taught = select(_act.details).where(_act.kind == "teach", _act.undone.is_(False), _act.id != (besides or 0))

        async def look(connection: AsyncConnection) -> set[str]:
            found = (await connection.execute(taught)).scalars()
            return {name for details in found for name in details.get("files", ())}

        return await self._database.read(look)

    async def acts(self, subject: str | None = None, most: int = 100) -> tuple[Act, ...]:
        """Return what was done, to one subject or at all, the last first."""
        wanted = select(tables.act).order_by(_act.id.desc()).limit(most)

        async def look(connection: AsyncConnection) -> tuple[Act, ...]:
            found = wanted.where(_act.subject == subject) if subject else wanted
            return tuple(Act(**row) for row in (await connection.execute(found)).mappings())

        return await self._database.read(look)

    async def dismissed(self, begins: str) -> dict[str, int]:
        """Return when each subject whose name begins so was dismissed, unless that was undone or it was reopened."""
        decided = select(func.max(_act.id)).where(_act.kind.in_(("dismiss", "reopen")), _act.undone.is_(False))
        last = decided.where(_act.subject.startswith(begins, autoescape=True)).group_by(_act.subject)
        wanted = select(_act.subject, _act.at).where(_act.kind == "dismiss", _act.id.in_(last))

        async def look(connection: AsyncConnection) -> dict[str, int]:
            return {row.subject: row.at for row in await connection.execute(wanted)}

        return await self._database.read(look)

    async def count(self, *, everything: bool = False) -> int:
        """Return how many need a person; with `everything` also those that are closed or need none."""
        wanted = select(func.count()).select_from(tables.item).where(*(() if everything else _NEEDED))

        async def look(connection: AsyncConnection) -> int:
            return (await connection.execute(wanted)).scalar_one()

        await self._grouping.catch_up()
        return await self._database.read(look)

    async def _go_along(
        self, connection: AsyncConnection, item: int | None, along: Along, now: int
    ) -> Mapping[str, int]:
        if along.note:
            await put_note(self._database, connection, *along.note)
        if item is None or along.notices is None:
            return {}
        due = along.notices == "due"
        change = fulfilled(item, now) if due else withheld(item, along.since)
        count = (await connection.execute(change)).rowcount
        return {"told": count} if due else {}

    async def _write(  # noqa: PLR0913, PLR0917 -- as above
        self, connection: AsyncConnection, subject: str, kind: Deed, person: str, details: Mapping[str, Any], now: int
    ) -> Act:
        row = {"subject": subject, "kind": kind, "person": person, "at": now, "undone": False}
        new = insert(tables.act).values(**row, details=dict(details)).returning(*tables.act.c)
        return Act(**(await connection.execute(new)).mappings().one())

    async def _found(self, wanted: Select[Any]) -> tuple[Item, ...]:
        async def look(connection: AsyncConnection) -> tuple[Item, ...]:
            return tuple(Item(**row) for row in (await connection.execute(wanted)).mappings())

        await self._grouping.catch_up()
        return await self._database.read(look)


def _items() -> Select[Any]:
    """Select items as they travel: with the wording of the exchange that speaks for them."""
    columns = [column for column in tables.item.c if column.name not in _HIDDEN]
    lead = tables.exchange
    return select(*columns, lead.c.question, lead.c.read_as).join(lead, lead.c.id == _item.lead)
