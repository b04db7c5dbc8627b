"""A path or an address becomes an engine: SQLite through aiosqlite, PostgreSQL through asyncpg."""

import errno
import logging
import os
import re
import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import URL, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import NullPool

from bot.errors import SettingsError

# How long a writer waits for one in another process.
BUSY_MS = 10_000
_CONNECT_SECONDS = 3
# As many work at once; one more for bringing the tables up to date.
CONNECTIONS = 10
_STATEMENT_SECONDS = 20
# A step of a migration goes through all that was ever asked.
_UPGRADE_SECONDS = 3_600
# What was to be kept belongs into no message. A connection ends its own transaction before it goes back to the pool.
_EVERY: dict[str, Any] = {
    "hide_parameters": True,
    "pool_reset_on_return": None,
    "pool_size": CONNECTIONS + 1,
    "max_overflow": 0,
}
_POSTGRESQL = ("postgresql", "postgres", "postgresql+asyncpg")
# What may follow the "?" of an address: what the driver knows by this name.
_NAMES = ("ssl", "host", "port", "user", "password", "database", "passfile", "target_session_attrs")
_SSL = ("disable", "allow", "prefer", "require", "verify-ca", "verify-full")
_HIGHEST_PORT = 65_535


def is_address(database: str) -> bool:
    """Tell a PostgreSQL address from a path."""
    return "://" in database


def path_of(database: str) -> Path:
    """Return the path of an SQLite file; refuse what cannot be one, without a word of it."""
    # More than one letter before a colon is no drive: an address with something missing.
    # And a colon with an "@" after it hides a password, if anything does.
    if re.match(r"\w[\w+]+:|[^@]*:[^/\\@]*@", database) or database == ":memory:" or "\0" in database:
        raise SettingsError("SIGNPOST_DATABASE: this is neither a path to a file nor an address.")
    try:
        path = Path(database).expanduser()
        # In this order: another process that starts may make it between the two looks.
        usable = not path.exists() or path.is_file()
    except RuntimeError:
        raise SettingsError("SIGNPOST_DATABASE: this names the home of nobody here.") from None
    except OSError:
        usable = True  # it cannot be looked at now; whoever opens it says why
    if not usable or not path.name:
        raise SettingsError("SIGNPOST_DATABASE: this is there already, and it is not a file.")
    return path


def open_engine(database: str) -> AsyncEngine:
    """Open a database by its path or address; nothing is connected before it is used."""
    return _postgresql(_address(database)) if is_address(database) else _sqlite(path_of(database))


def patient(engine: AsyncEngine) -> AsyncEngine:
    """Return an engine for bringing tables up to date, which takes as long as it takes; it keeps no connection."""
    if engine.dialect.name == "sqlite":
        return engine
    waits = {"timeout": _CONNECT_SECONDS, "command_timeout": _UPGRADE_SECONDS}
    return create_async_engine(engine.url, connect_args=waits, hide_parameters=True, poolclass=NullPool)


def driver_errors(engine: AsyncEngine) -> tuple[type[Exception], ...]:
    """Return the errors that a driver lets through as its own while it connects or begins."""
    if engine.dialect.name == "sqlite":
        return (sqlite3.Error,)
    import asyncpg  # noqa: PLC0415 -- an extra, there if the engine is

    return (asyncpg.PostgresError, asyncpg.InterfaceError)


def _sqlite(path: Path) -> AsyncEngine:
    # It would write every statement into a log of everything, with what was to be kept.
    logging.getLogger("aiosqlite").setLevel(logging.WARNING)
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
    # What was deleted is overwritten.
    for pragma in (f"busy_timeout={BUSY_MS}", "foreign_keys=ON", "synchronous=FULL", "secure_delete=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _postgresql(url: URL) -> AsyncEngine:
    try:
        return create_async_engine(
            url,
            connect_args={"timeout": _CONNECT_SECONDS, "command_timeout": _STATEMENT_SECONDS},
            **_EVERY,
        )
    except (ArgumentError, ValueError):  # of what follows the "?"
        raise SettingsError("SIGNPOST_DATABASE: this is no address that PostgreSQL could be found by.") from None
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
    _check(url, query)
    return url.set(drivername="postgresql+asyncpg", query=query)


def _check(url: URL, query: dict[str, Any]) -> None:
    """Refuse what the driver would stumble over at every question, without what it holds."""
    if unknown := sorted(set(query) - set(_NAMES)):
        raise SettingsError(f"SIGNPOST_DATABASE: leave out what the address says of {', '.join(unknown)}.")
    if query.get("ssl", "prefer") not in _SSL:
        raise SettingsError(f"SIGNPOST_DATABASE: sslmode is one of {', '.join(_SSL)}.")
    if url.port is not None and not 0 < url.port <= _HIGHEST_PORT:
        raise SettingsError(f"SIGNPOST_DATABASE: a port is a number up to {_HIGHEST_PORT}.")
    try:
        (url.host or "").encode("idna")
    except UnicodeError:
        raise SettingsError("SIGNPOST_DATABASE: the address has no proper host.") from None
