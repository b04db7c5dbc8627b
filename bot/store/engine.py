"""A path or an address becomes an engine: SQLite through aiosqlite, PostgreSQL through asyncpg."""

import errno
import os
import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import URL, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot.errors import SettingsError

# How long a writer waits for one in another process.
_BUSY_MS = 10_000
_CONNECT_SECONDS = 3
# As many work at once; one more for bringing the tables up to date.
CONNECTIONS = 10
_STATEMENT_SECONDS = 20
# What was to be kept belongs into no message. A connection ends its own transaction before it goes back to the pool.
_EVERY: dict[str, Any] = {
    "hide_parameters": True,
    "pool_reset_on_return": None,
    "pool_size": CONNECTIONS + 1,
    "max_overflow": 0,
}
_POSTGRESQL = ("postgresql", "postgres", "postgresql+asyncpg")


def is_address(database: str) -> bool:
    """Tell a PostgreSQL address from a path."""
    return "://" in database


def open_engine(database: str) -> AsyncEngine:
    """Open a database by its path or address; nothing is connected before it is used."""
    return _postgresql(_address(database)) if is_address(database) else _sqlite(Path(database))


def driver_errors(engine: AsyncEngine) -> tuple[type[Exception], ...]:
    """Return the errors that a driver lets through as its own while it connects or begins."""
    if engine.dialect.name == "sqlite":
        return (sqlite3.Error,)
    import asyncpg  # noqa: PLC0415 -- an extra, there if the engine is

    return (asyncpg.PostgresError, asyncpg.InterfaceError)


def _sqlite(path: Path) -> AsyncEngine:
    # The driver opens no transactions of its own: the database says when one begins, and how.
    engine = create_async_engine(
        URL.create("sqlite+aiosqlite", database=str(path)),
        connect_args={"isolation_level": None},
        **_EVERY,
    )
    event.listen(engine.sync_engine, "do_connect", lambda *_: _refuse_read_only(path))
    event.listen(engine.sync_engine, "connect", _set_up)
    return engine


def _refuse_read_only(path: Path) -> None:
    """Refuse a file that can only be read: connections opened then, and what they leave, would never write again."""
    effective = os.access in os.supports_effective_ids
    if path.exists() and not os.access(path, os.W_OK, effective_ids=effective):
        raise PermissionError(errno.EACCES, "the file is readonly")


def _set_up(connection: Any, _: object) -> None:  # noqa: ANN401 -- a connection of any driver
    cursor = connection.cursor()
    # FULL: what was said to be kept survives a loss of power too, not only a crash of ours.
    for pragma in (f"busy_timeout={_BUSY_MS}", "foreign_keys=ON", "synchronous=FULL"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _postgresql(url: URL) -> AsyncEngine:
    try:
        return create_async_engine(
            url,
            connect_args={"timeout": _CONNECT_SECONDS, "command_timeout": _STATEMENT_SECONDS},
            **_EVERY,
        )
    except ModuleNotFoundError:
        raise SettingsError(
            'SIGNPOST_DATABASE: PostgreSQL needs asyncpg: pip install "signpost-bot[postgres]".'
        ) from None


def _address(database: str) -> URL:
    try:
        url = make_url(database)
    except (ArgumentError, ValueError):
        raise SettingsError("SIGNPOST_DATABASE: this is neither a path nor an address.") from None
    if url.drivername not in _POSTGRESQL:
        raise SettingsError("SIGNPOST_DATABASE: only a path (SQLite) or a postgresql:// address can be used.")
    query = dict(url.query)
    if "sslmode" in query:  # as libpq and `psql` write it
        query["ssl"] = query.pop("sslmode")
    return url.set(drivername="postgresql+asyncpg", query=query)
