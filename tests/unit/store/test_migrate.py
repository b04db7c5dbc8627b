"""The tables are made by one, found by all, and never touched by an older Signpost."""

import asyncio
import sqlite3
import stat
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.assistant import Assistant
from bot.errors import NewerDatabaseError
from bot.store import engine, migrate, tables
from bot.store.migrate import NEWEST, newest
from bot.store.store import Store
from tests.platforms import postgres
from tests.platforms.desks import Place, open_place


def test_the_newest_step_is_known_without_alembic() -> None:
    """The number in the code is that of the last file."""
    assert newest() == NEWEST


def test_the_steps_make_the_tables_that_the_code_knows(place: Place) -> None:
    """Column by column and index by index."""

    def differences(connection: Connection) -> list[object]:
        context = MigrationContext.configure(connection, opts={"compare_type": False})
        return list(compare_metadata(context, tables.metadata))

    async def look() -> list[object]:
        await place.store.database.prepare()
        async with place.store.database.engine.connect() as connection:
            return await connection.run_sync(differences)

    assert place.run(look()) == []


def test_many_start_at_once(database: str) -> None:
    """One makes the tables, the others wait, none fails."""

    async def start() -> str | None:
        store = Store.open(database, retention_days=1)
        try:
            await store.notes.write("a", "b")
            return await store.notes.read("a")
        finally:
            await store.close()

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda _: asyncio.run(start()), range(8))) == ["b"] * 8


def test_bringing_tables_up_to_date_may_take_long(
    server: postgres.Server, baker: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Longer than any other statement: a large log on a slow disk, or the turn of another process."""
    other = Store.open(server.create("quick"), retention_days=1)
    monkeypatch.setattr(engine, "_STATEMENT_SECONDS", 2)
    with open_place(server.create("slow"), baker) as place:
        preparing: list[asyncio.Task[None]] = []

        async def hold_up(connection: AsyncConnection) -> None:
            await connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": migrate.LOCK})
            preparing.append(asyncio.create_task(place.store.database.prepare()))
            await asyncio.wait(preparing, timeout=4)

        async def both() -> None:
            await other.database.write(hold_up)
            await preparing[0]
            await other.close()

        place.run(both())
        assert place.exchange()


def test_what_leans_on_a_question_is_found_by_an_index(place: Place) -> None:
    """However long the question is."""
    words = " ".join(str(number**7) for number in range(2_000))
    kept = place.run(place.store.exchanges.load(place.exchange()))
    assert kept
    assert place.run(place.store.exchanges.add(replace(kept, id="follow-up", previous=words)))

    async def plan(connection: AsyncConnection) -> str:
        how = "EXPLAIN" if connection.dialect.name == "postgresql" else "EXPLAIN QUERY PLAN"
        if how == "EXPLAIN":  # of a handful of rows it would rather read them all
            await connection.execute(text("SET LOCAL enable_seqscan = off"))
        wanted = "SELECT id FROM exchange WHERE previous IN ('a') AND asked_at >= 1 ORDER BY asked_at, id"
        return str((await connection.execute(text(f"{how} {wanted}"))).all())

    assert "exchange_by_previous" in place.run(place.store.database.write(plan))


def test_a_newer_database_is_refused(database: str, baker: Assistant) -> None:
    """With a sentence, and left as it is; a question is answered all the same."""

    async def age(place: Place) -> None:
        await place.store.database.prepare()
        async with place.store.database.engine.begin() as connection:
            await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    with open_place(database, baker) as place:
        place.run(age(place))
    with open_place(database, baker) as place:
        with pytest.raises(NewerDatabaseError, match="newer Signpost"):
            place.run(place.store.database.prepare())
        reply = place.ask()
        assert (reply.answer.status, reply.exchange) == ("answered", None)
        assert reply.note


def test_what_was_asked_before_there_were_items_joins_them(database: str, baker: Assistant) -> None:
    """When the tables of an earlier Signpost are brought up to date."""

    async def go_back(place: Place) -> None:
        async with place.store.database.engine.begin() as connection:
            for name, table in (
                ("exchange_came", "exchange"),
                ("exchange_went", "exchange"),
                ("vote_came", "vote"),
                ("vote_changed", "vote"),
                ("vote_went", "vote"),
            ):
                on, function = (f"ON {table}", True) if database.startswith("postgres") else ("", False)
                await connection.execute(text(f"DROP TRIGGER {name} {on}"))
                if function:
                    await connection.execute(text(f"DROP FUNCTION note_{name}"))
            await connection.execute(text("DROP TABLE uncounted"))
            await connection.execute(text("DROP INDEX exchange_by_previous"))
            for column in ("exchange.key", "exchange.nearest", "item.unhelped", "item.known"):
                table, name = column.split(".")
                await connection.execute(text(f"ALTER TABLE {table} DROP COLUMN {name}"))
            await connection.execute(text("UPDATE alembic_version SET version_num = '0002'"))

    with open_place(database, baker) as place:
        place.exchange()
        place.ask(place.asker("bob"), "hello")
        place.run(go_back(place))
    with open_place(database, baker) as place:
        (item,) = place.run(place.store.items.queue(9, everything=True))
        assert (item.asked, item.people) == (1, 1)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such rights")
def test_the_file_is_for_its_user_alone(tmp_path: Path, baker: Assistant) -> None:
    """With the files that SQLite puts beside it, in a folder that is made for it; readers do not wait for writers."""
    file = tmp_path / "new" / "folder" / "db.sqlite"
    with open_place(str(file), baker) as place:
        place.exchange()
        rights = {each.name: stat.S_IMODE(each.stat().st_mode) for each in file.parent.iterdir()}
    assert rights == {"db.sqlite": 0o600, "db.sqlite-wal": 0o600, "db.sqlite-shm": 0o600}
    with sqlite3.connect(file) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    connection.close()
