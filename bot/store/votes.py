"""One vote for each person and answer: the last one counts, and it is kept when the method returns."""

from typing import cast

from sqlalchemy import Delete, Select, and_, delete, insert, select, true, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.record import Asker, Reason, Value, Vote, Voted
from bot.store import tables
from bot.store.database import Database
from bot.store.exchanges import REPEATED_FOR

LONGEST_COMMENT = 1_000
_vote = tables.vote.c


class Votes:
    """What people found helpful."""

    def __init__(self, database: Database) -> None:
        self._database = database
        new = database.insert(tables.vote)
        # What was said about the other value no longer holds.
        changed = {"value": new.excluded.value, "at": new.excluded.at, "reason": None, "comment": None}
        self._put = new.on_conflict_do_update(
            index_elements=["exchange", "person"], set_=changed, where=_vote.value != new.excluded.value
        )

    async def press(self, asker: Asker, exchange: str, value: Value) -> Voted:
        """Do what pressing a button means: vote, change the vote, or withdraw the same vote.

        An event that comes twice presses once. Of two presses by one person at the same moment the last counts.
        """

        async def press(connection: AsyncConnection) -> Voted:
            if asker.event:
                until = self._database.now() + REPEATED_FOR
                await connection.execute(
                    insert(tables.event), {"key": asker.event, "exchange": exchange, "until": until}
                )
            now = (await connection.execute(_value(exchange, asker.person))).scalar()
            return await self._set(connection, asker.person, exchange, None if now == value else value)

        try:
            return await self._database.write(press)
        except IntegrityError:
            return await self._as_it_stands(asker.person, exchange)

    async def put(self, person: str, exchange: str, value: Value | None) -> Voted:
        """Make this the vote of a person; None withdraws it, with reason and comment."""

        async def put(connection: AsyncConnection) -> Voted:
            return await self._set(connection, person, exchange, value)

        try:
            return await self._database.write(put)
        except IntegrityError:
            return "gone"

    async def explain(
        self,
        person: str,
        exchange: str,
        reason: Reason | None,
        comment: str | None = None,
        *,
        value: Value | None = None,
    ) -> bool:
        """Add why to a vote, and leave what is not given; false if there is none any more, or not of this `value`."""
        said = comment.strip()[:LONGEST_COMMENT] if comment else None
        given = {name: why for name, why in (("reason", reason), ("comment", said)) if why}
        mine = and_(_vote.exchange == exchange, _vote.person == person, _vote.value == value if value else true())

        async def add(connection: AsyncConnection) -> bool:
            if given:
                return (await connection.execute(update(tables.vote).where(mine).values(**given))).rowcount == 1
            return (await connection.execute(select(_vote.value).where(mine))).first() is not None

        return await self._database.write(add)

    async def of(self, exchange: str) -> tuple[Vote, ...]:
        """Return the votes on an answer, first ones first."""
        wanted = select(tables.vote).where(_vote.exchange == exchange).order_by(_vote.at, _vote.person)

        async def look(connection: AsyncConnection) -> tuple[Vote, ...]:
            return tuple(Vote(**row) for row in (await connection.execute(wanted)).mappings())

        return await self._database.read(look)

    async def _set(self, connection: AsyncConnection, person: str, exchange: str, value: Value | None) -> Voted:
        if value is not None:
            vote = {"exchange": exchange, "person": person, "value": value, "at": self._database.now()}
            await connection.execute(self._put, vote)
        elif not (await connection.execute(_withdrawal(exchange, person))).rowcount:
            return "withdrawn" if (await connection.execute(_known(exchange))).first() else "gone"
        return value or "withdrawn"

    async def _as_it_stands(self, person: str, exchange: str) -> Voted:
        """Return what is so after a press that changed nothing: it was repeated, or the answer is gone."""

        async def look(connection: AsyncConnection) -> Voted:
            if (await connection.execute(_known(exchange))).first() is None:
                return "gone"
            value = (await connection.execute(_value(exchange, person))).scalar()
            return cast("Value", value) if value else "withdrawn"

        return await self._database.read(look)


def _known(exchange: str) -> Select[str]:
    return select(tables.exchange.c.id).where(tables.exchange.c.id == exchange)


def _value(exchange: str, person: str) -> Select[str]:
    return select(_vote.value).where(_vote.exchange == exchange, _vote.person == person)


def _withdrawal(exchange: str, person: str) -> Delete:
    return delete(tables.vote).where(_vote.exchange == exchange, _vote.person == person)
