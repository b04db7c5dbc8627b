"""The tables are made and brought up to date, by one process at a time."""

import asyncio
import logging
import os
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot import wording
from bot.errors import NewerDatabaseError
from bot.store.engine import patient

if TYPE_CHECKING:
    from alembic.script import ScriptDirectory

# The newest migration; known here so that a database that is up to date needs no Alembic. A test holds it.
NEWEST = "0005"
_SCRIPTS = Path(__file__).with_name("migrations")
# The option that says how a transaction begins on SQLite: by these words, or not at all.
BEGIN = "begin_by"
# Any number will do, as long as it is always the same.
LOCK = 0x5167_6E70
_PAUSE, _TRIES = 0.05, 200
_log = logging.getLogger(__name__)


async def migrate(engine: AsyncEngine) -> None:
    """Bring the tables up to date under one lock; refuse those of a newer Signpost."""
    if engine.dialect.name == "sqlite":
        _make(Path(str(engine.url.database)))
        await _use_wal(engine)
    async with engine.execution_options(**{BEGIN: "BEGIN"}).connect() as connection:
        if await connection.run_sync(_version) == NEWEST:
            return
    async with patient(engine).connect() as connection:
        # The engine writes: on SQLite the transaction holds the lock since it began.
        if engine.dialect.name == "postgresql":
            await connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
        await connection.run_sync(_upgrade)
        await connection.commit()


def _make(file: Path) -> None:
    """Make an empty file for this user alone; SQLite gives the files beside it the same rights."""
    if not file.exists():
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(file, os.O_CREAT | os.O_RDWR, 0o600))


async def _use_wal(engine: AsyncEngine) -> None:
    """Let readers read while one writes; the file remembers it. SQLite does not wait for its turn here, so we do."""
    async with engine.execution_options(**{BEGIN: None}).connect() as connection:
        for left in reversed(range(_TRIES)):
            try:
                if (await _journal(connection, "")) != "wal" and (await _journal(connection, "=WAL")) != "wal":
                    _log.warning("the file system of the database has no shared memory: readers wait for writers")
            except OperationalError as error:
                if "locked" not in str(error.orig) or not left:
                    raise
                await asyncio.sleep(_PAUSE)
            else:
                return


async def _journal(connection: AsyncConnection, setting: str) -> str:
    return str((await connection.exec_driver_sql(f"PRAGMA journal_mode{setting}")).scalar_one())


def _version(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return found


def newest() -> str | None:
    """Return the number of the last step among the files."""
    return _scripts().get_current_head()


def _scripts() -> "ScriptDirectory":
    # Slow to load, and not needed by a database that is up to date.
    from alembic.script import ScriptDirectory  # noqa: PLC0415

    return ScriptDirectory(str(_SCRIPTS))


def _upgrade(connection: Connection) -> None:
    from alembic.config import Config  # noqa: PLC0415 -- slow to load
    from alembic.runtime.environment import EnvironmentContext  # noqa: PLC0415 -- the same

    scripts, found = _scripts(), _version(connection)
    if found and found not in {script.revision for script in scripts.walk_revisions()}:
        raise NewerDatabaseError(wording.NEWER_DATABASE)
    # What Alembic's own documentation calls here has no public name.
    steps = EnvironmentContext(Config(), scripts, fn=lambda at, _: scripts._upgrade_revs(NEWEST, at))  # noqa: SLF001
    steps.configure(connection=connection, transactional_ddl=False)
    steps.run_migrations()
