"""The database behind everything that is remembered: SQLite or PostgreSQL, the same statements on both."""

import asyncio
import logging
import sqlite3
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TypeVar, cast

from sqlalchemy import AdaptedConnection, Connection, Table, event
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DBAPIError, IntegrityError, SQLAlchemyError, StatementError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot import wording
from bot.errors import StoreError
from bot.store.engine import BUSY_MS, CONNECTIONS, driver_errors
from bot.store.migrate import BEGIN, migrate

_log = logging.getLogger(__name__)
# SQLite takes its one lock when a writing transaction begins, not in the middle of it.
_WRITES = {BEGIN: "BEGIN IMMEDIATE"}
# After it could not be reached, or was locked by another process, it is not tried again for so long.
_AWAY_SECONDS = 1.0
# Work that met a dead connection, or a deadlock, is done again.
_TRIES = 3
_CONFLICTS = ("40001", "40P01")
# The tables are not those that were prepared: another copy was put in their place while the bot runs.
_OTHERS = ("42P01", "42703", "3F000")
# So long emptying SQLite's log waits for those who read, with nobody writing meanwhile.
_SCRUB_MS = 100
# What PostgreSQL says of these may hold a value: of data that do not fit, and of rows that are there already.
_TELLS_VALUES = ("22", "23")

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
        self._file: tuple[int, int] | None = None
        self._journal: tuple[int, int] | None = None
        self._is_sqlite = engine.dialect.name == "sqlite"
        # SQLite has one writer. Waiting for one's turn here is fair; waiting in SQLite is a race of sleepers.
        # PostgreSQL has as many as there are connections.
        self._write_turn = asyncio.Semaphore(1 if self._is_sqlite else CONNECTIONS)
        self._read_turn = asyncio.Semaphore(CONNECTIONS) if self._is_sqlite else self._write_turn
        self._away_until = 0.0
        if self._is_sqlite:
            event.listen(engine.sync_engine, "begin", _begin)

    @property
    def place(self) -> str:
        """Return where it is, for whoever runs it; no password stands in it."""
        url = self.engine.url
        return str(url.database) if self._is_sqlite else url.render_as_string(hide_password=True)

    async def prepare(self) -> None:
        """Make the tables, or bring them up to date; refuse those of a newer Signpost."""
        async with self._preparing:
            if not self._ready:
                async with self._told():
                    await self._let_go()
                    await migrate(self._writing)
                self._file, self._ready = self._inode(), True

    async def read(self, work: Work[T]) -> T:
        """Do something that changes nothing."""
        await self._prepared()
        async with self._read_turn, self._told():
            return await self._again(self.engine, work)

    async def write(self, work: Work[T]) -> T:
        """Do something in one transaction; when this returns, it is kept."""
        await self._prepared()
        async with self._write_turn, self._told():
            return await self._again(self._writing, work)

    def insert(self, table: Table) -> sqlite.Insert | postgresql.Insert:
        """Begin an insert that can say what to do when the row is there."""
        return sqlite.insert(table) if self._is_sqlite else postgresql.insert(table)

    async def close(self) -> None:
        """Let go of all connections."""
        await self.engine.dispose()

    async def abandon(self) -> None:
        """Close no connection, for that would wait for the other side."""
        await self.engine.dispose(close=False)

    async def _prepared(self) -> None:
        if self._ready and self._inode() != self._file:
            _log.warning("the database file was deleted or replaced; from now on the one that is there is used")
            self._ready = False
        if not self._ready:
            await self.prepare()
        self._journal = self._inode("-wal")

    async def _let_go(self) -> None:
        """Leave a file that was replaced, and take its log away: SQLite would write that into the one that is there."""
        if self._file is None or self._inode() == self._file:
            return
        await self.engine.dispose()
        if self._journal and self._inode("-wal") == self._journal:
            for beside in ("-wal", "-shm"):
                self._path(beside).unlink(missing_ok=True)

    def _path(self, beside: str) -> Path:
        return Path(f"{self.engine.url.database}{beside}")

    def _inode(self, beside: str = "") -> tuple[int, int] | None:
        """Return what tells a file from another one of the same name."""
        if not self._is_sqlite:
            return None
        try:
            found = self._path(beside).stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino

    def _is_away(self, error: Exception) -> bool:
        """Tell whether those who come next would wait for the same in vain."""
        if self._is_sqlite:
            return "locked" in reason(error)
        return isinstance(error, TimeoutError) or not isinstance(error, DBAPIError)

    @asynccontextmanager
    async def _told(self) -> AsyncIterator[None]:
        """Say in the log why the database cannot be used, without what was to be kept in it.

        Where it cannot even be reached, those who queue behind this do not each wait for the same.
        """
        if time.monotonic() < self._away_until:
            raise StoreError(wording.STORE_DOWN)
        try:
            yield
        except IntegrityError as error:
            raise ClashError(wording.STORE_DOWN) from error
        except _HalfDoneError as failed:
            self._note(failed.error)
            raise InDoubtError(wording.STORE_DOWN) from failed.error
        except self._errors as error:
            self._note(error)
            raise StoreError(wording.STORE_DOWN) from error

    def _note(self, error: Exception) -> None:
        _log.warning("the database cannot be used: %s", reason(error))
        if self._is_away(error):
            self._away_until = time.monotonic() + _AWAY_SECONDS
        self._ready = self._ready and not _is_missing(error)

    async def scrub(self) -> bool:
        """Let nothing of what was deleted stay in the files: SQLite's log would keep it for a while.

        Tell whether it is empty now: as long as somebody reads in it, as a backup does, it cannot be.
        """
        if not self._is_sqlite:
            return True
        plain = self.engine.execution_options(**{BEGIN: ""})
        async with self._write_turn, self._told():
            return await self._once(plain, _emptied)

    async def _again(self, engine: AsyncEngine, work: Work[T]) -> T:
        """Do it again after a deadlock, or if the connection was dead, unless it may have been committed."""
        for _ in range(_TRIES - 1):
            try:
                return await self._once(engine, work)
            except _NotDoneError as failed:
                _log.info("trying again: %s", reason(failed.error))
        try:
            return await self._once(engine, work)
        except _NotDoneError as failed:
            raise failed.error from None

    async def _once(self, engine: AsyncEngine, work: Work[T]) -> T:
        reached = False
        try:
            async with engine.connect() as connection:
                reached = True
                return await _done(connection, work)
        except self._errors:
            raise
        except Exception as error:
            if reached:
                raise
            # Whatever a driver makes of an odd address: there is no database.
            raise ConnectionError(type(error).__name__) from error


async def _done(connection: AsyncConnection, work: Work[T]) -> T:
    done = False
    try:
        result = await work(connection)
        done = True
        await connection.commit()
    except IntegrityError:
        raise
    except BaseException as error:
        # Cancelled in the middle, full, locked: whatever it is, nobody else gets this connection.
        lost = isinstance(error, DBAPIError) and error.connection_invalidated
        await connection.invalidate()
        if isinstance(error, DBAPIError) and ((lost and not done) or _state(error) in _CONFLICTS):
            raise _NotDoneError(error) from None
        if done and isinstance(error, Exception):
            raise _HalfDoneError(error) from None
        raise
    return result


async def _emptied(connection: AsyncConnection) -> bool:
    await connection.exec_driver_sql(f"PRAGMA busy_timeout={_SCRUB_MS}")
    busy = (await connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")).scalar_one()
    await connection.exec_driver_sql(f"PRAGMA busy_timeout={BUSY_MS}")
    return not busy


class ClashError(StoreError):
    """What was to be kept does not go with what is there; whoever expects that says what it means."""


class InDoubtError(StoreError):
    """It may have been kept: nobody heard what became of it."""


class _HalfDoneError(Exception):
    """It went wrong while it was committed."""

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self.error = error


class _NotDoneError(Exception):
    """Nothing was committed, and another try may do it."""

    def __init__(self, error: DBAPIError) -> None:
        super().__init__()
        self.error = error


def _state(error: DBAPIError) -> str:
    """Return the five letters by which PostgreSQL names an error."""
    return str(getattr(error.orig, "sqlstate", None) or "")


def _is_missing(error: Exception) -> bool:
    if isinstance(error, DBAPIError) and _state(error) in _OTHERS:
        return True
    return reason(error).startswith(("no such table", "no such column"))


def reason(error: BaseException) -> str:
    """Return the first line of what the database said, or only what kind of error it is where that may hold a value."""
    if isinstance(error, ClashError) and isinstance(error.__cause__, IntegrityError):
        error = error.__cause__
    if isinstance(error, StatementError):
        state = _state(error) if isinstance(error, DBAPIError) else ""
        if not isinstance(error.orig, sqlite3.Error) and (not state or state.startswith(_TELLS_VALUES)):
            return f"{type(error.orig).__name__} {state}".strip()
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    said = str(error.orig if isinstance(error, StatementError) else error).strip()
    return said.splitlines()[0] if said else type(error).__name__


def _begin(connection: Connection) -> None:
    if how := connection.get_execution_options().get(BEGIN, "BEGIN"):
        # The shortest way to the driver: this is said before everything else.
        driver = cast("AdaptedConnection", connection.connection.dbapi_connection)
        driver.run_async(lambda sqlite_connection: sqlite_connection.execute(how))
