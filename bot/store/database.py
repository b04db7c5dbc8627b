"""The database behind everything that is remembered: SQLite or PostgreSQL, the same statements on both."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import TypeVar, cast

from sqlalchemy import AdaptedConnection, Connection, Table, event
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DBAPIError, IntegrityError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot import wording
from bot.errors import StoreError
from bot.store.engine import CONNECTIONS, driver_errors
from bot.store.migrate import BEGIN, migrate

_log = logging.getLogger(__name__)
# SQLite takes its one lock when a writing transaction begins, not in the middle of it.
_WRITES = {BEGIN: "BEGIN IMMEDIATE"}
# After it could not be reached, it is not tried again for so long.
_AWAY_SECONDS = 1.0

T = TypeVar("T")
Work = Callable[[AsyncConnection], Awaitable[T]]


def milliseconds() -> int:
    """Return the time as it is kept."""
    return time.time_ns() // 1_000_000


class Database:
    """Runs pieces of work in transactions, each whole or not at all; what goes wrong becomes a `StoreError`.

    The tables are made or brought up to date before the first piece of work, as soon as there is a connection.
    """

    def __init__(self, engine: AsyncEngine, now: Callable[[], int] = milliseconds) -> None:
        self.now = now
        self.engine = engine
        self._writing = engine.execution_options(**_WRITES)
        self._errors: tuple[type[Exception], ...] = (SQLAlchemyError, OSError, TimeoutError, *driver_errors(engine))
        self._ready = False
        self._preparing = asyncio.Lock()
        self._is_sqlite = engine.dialect.name == "sqlite"
        # SQLite has one writer. Waiting for one's turn here is fair; waiting in SQLite is a race of sleepers.
        # PostgreSQL has as many as there are connections.
        self._write_turn = asyncio.Semaphore(1 if self._is_sqlite else CONNECTIONS)
        self._read_turn = asyncio.Semaphore(CONNECTIONS) if self._is_sqlite else self._write_turn
        self._away_until = 0.0
        if self._is_sqlite:
            event.listen(engine.sync_engine, "begin", _begin)

    async def prepare(self) -> None:
        """Make the tables, or bring them up to date; refuse those of a newer Signpost."""
        async with self._preparing:
            if not self._ready:
                async with self._told():
                    await migrate(self._writing)
                self._ready = True

    async def read(self, work: Work[T]) -> T:
        """Do something that changes nothing."""
        await self._prepared()
        async with self._read_turn, self._told():
            return await self._again_if_lost(self.engine, work)

    async def write(self, work: Work[T]) -> T:
        """Do something in one transaction; when this returns, it is kept."""
        await self._prepared()
        async with self._write_turn, self._told():
            return await self._again_if_lost(self._writing, work)

    def insert(self, table: Table) -> sqlite.Insert | postgresql.Insert:
        """Begin an insert that can say what to do when the row is there."""
        return sqlite.insert(table) if self._is_sqlite else postgresql.insert(table)

    async def close(self) -> None:
        """Let go of all connections."""
        await self.engine.dispose()

    async def _prepared(self) -> None:
        if not self._ready:
            await self.prepare()

    @asynccontextmanager
    async def _told(self) -> AsyncIterator[None]:
        """Say in the log why the database cannot be used, without what was to be kept in it.

        Where it cannot even be reached, those who queue behind this do not each wait for the same.
        """
        if time.monotonic() < self._away_until:
            raise StoreError(wording.STORE_DOWN)
        try:
            yield
        except IntegrityError:
            raise
        except self._errors as error:
            _log.warning("the database cannot be used: %s", reason(error))
            if not (self._is_sqlite or isinstance(error, DBAPIError)):
                self._away_until = time.monotonic() + _AWAY_SECONDS
            raise StoreError(wording.STORE_DOWN) from error

    async def _again_if_lost(self, engine: AsyncEngine, work: Work[T]) -> T:
        """Do it once more if the connection turns out to be dead, unless it may have been committed."""
        try:
            return await self._once(engine, work)
        except _DeadError as dead:
            _log.info("the connection to the database was lost (%s); trying another", reason(dead.error))
        try:
            return await self._once(engine, work)
        except _DeadError as dead:
            raise dead.error from None

    async def _once(self, engine: AsyncEngine, work: Work[T]) -> T:
        async with engine.connect() as connection:
            done = False
            try:
                result = await work(connection)
                done = True
                await connection.commit()
            except IntegrityError:
                raise
            except BaseException as error:
                dead = isinstance(error, DBAPIError) and error.connection_invalidated and _DeadError(error)
                # Cancelled in the middle, full, locked: whatever it is, nobody else gets this connection.
                await connection.invalidate()
                if dead and not done:
                    raise dead from None
                raise
            return result


class _DeadError(Exception):
    """The connection was lost before anything was committed."""

    def __init__(self, error: DBAPIError) -> None:
        super().__init__()
        self.error = error


def reason(error: Exception) -> str:
    """Return the first line of what the database said: the others may hold values."""
    said = str(error.orig if isinstance(error, DBAPIError) else error).strip()
    return said.splitlines()[0] if said else type(error).__name__


def _begin(connection: Connection) -> None:
    if how := connection.get_execution_options().get(BEGIN, "BEGIN"):
        # The shortest way to the driver: this is said before everything else.
        driver = cast("AdaptedConnection", connection.connection.dbapi_connection)
        driver.run_async(lambda sqlite_connection: sqlite_connection.execute(how))
