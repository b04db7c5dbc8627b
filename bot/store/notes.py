"""Small things that processes share: notes under a name, and leases that one of them holds at a time."""

from sqlalchemy import delete, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store import tables
from bot.store.clocks import is_over
from bot.store.database import Database


class Notes:
    """A text under a name: the fingerprint of what was registered, the version that was announced."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def read(self, name: str) -> str | None:
        """Return what was written last."""

        async def look(connection: AsyncConnection) -> str | None:
            wanted = select(tables.note.c.text).where(tables.note.c.name == name)
            text: str | None = (await connection.execute(wanted)).scalar()
            return text

        return await self._database.read(look)

    async def write(self, name: str, text: str) -> None:
        """Write it, over what was there."""
        await self._database.write(lambda connection: put_note(self._database, connection, name, text))

    async def keep(self, name: str, text: str) -> str:
        """Write it, unless something is there; return what is there now."""
        new = self._database.insert(tables.note).values(name=name, text=text)
        wanted = select(tables.note.c.text).where(tables.note.c.name == name)

        async def put(connection: AsyncConnection) -> str:
            await connection.execute(new.on_conflict_do_nothing())
            return str((await connection.execute(wanted)).scalar_one())

        return await self._database.write(put)

    async def drop(self, name: str) -> None:
        """Keep nothing under a name any more."""
        gone = delete(tables.note).where(tables.note.c.name == name)

        async def forget(connection: AsyncConnection) -> None:
            await connection.execute(gone)

        await self._database.write(forget)


async def put_note(database: Database, connection: AsyncConnection, name: str, text: str) -> None:
    """Write a note in a transaction that does more."""
    new = database.insert(tables.note).values(name=name, text=text)
    await connection.execute(new.on_conflict_do_update(index_elements=["name"], set_={"text": text}))


class Leases:
    """What only one process may do at a time."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def hold(self, name: str, holder: str, seconds: float) -> bool:
        """Take a lease or keep it for some seconds more; false while somebody else holds it."""
        now = self._database.now()
        span = int(seconds * 1000)
        until = now + span
        held = tables.lease.c
        new = self._database.insert(tables.lease).values(name=name, holder=holder, until=until)
        taken = new.on_conflict_do_update(
            index_elements=["name"],
            set_={"holder": holder, "until": until},
            where=or_(held.holder == holder, is_over(held.until, now, ahead=span)),
        ).returning(held.holder)

        async def take(connection: AsyncConnection) -> bool:
            return (await connection.execute(taken)).first() is not None

        return await self._database.write(take)

    async def release(self, name: str, holder: str) -> None:
        """Let go of a lease, if it is held."""
        mine = delete(tables.lease).where(tables.lease.c.name == name, tables.lease.c.holder == holder)

        async def drop(connection: AsyncConnection) -> None:
            await connection.execute(mine)

        await self._database.write(drop)
