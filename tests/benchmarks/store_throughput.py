"""Exchanges and votes a second, beside bare drivers doing the same inserts with one commit each; votes during a prune.

Run it as a script: `python -m tests.benchmarks.store_throughput`. Both sides write the same rows into the same tables
with the same indexes, on the same kind of connection, alone and with sixteen at work.
"""

import asyncio
import json
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

import aiosqlite
import asyncpg
from sqlalchemy import delete, insert
from sqlalchemy.engine import Dialect
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.compiler import SQLCompiler

from bot.desk import new_id
from bot.record import Asker, Exchange, Told
from bot.store import tables
from bot.store.exchanges import row_of
from bot.store.store import Store
from tests.platforms import postgres

ROUNDS = 200
TURNS = 7
BATCH = 3_000
QUIET_SECONDS = 5
PRUNE_SECONDS = 60
AT_WORK = 16
PRUNED = 1_000_000
# Items of what is pruned, far from those that are made while this runs.
FIRST = 1_000_000
COUNTED = (
    dict.fromkeys(("asked", "people", "answered"), 3)
    | dict.fromkeys(("unsure", "declined", "helpful", "not_helpful", "first", "last", "worth", "version"), 0)
    | {"state": "open"}
)
DAY = 24 * 3_600_000
TOLD = Told(text="A claim of some length, as answers have them, with a figure or two in it.", passages={"a#b/c": 0.7})

Write = Callable[[Exchange], Awaitable[object]]
Row = dict[str, Any]
Run = Callable[[list[tuple[str, list[Any]]]], Awaitable[None]]


def exchange(number: int, at: int | None = None) -> Exchange:
    """Return an exchange like those that are kept."""
    asker = Asker(
        platform="discord",
        person=f"person-{number % 97:013}",
        place=f"place-{number % 13:014}",
        private=True,
        conversation=f"conversation-{number % 301:07}",
        event=f"event-{new_id()}",
    )
    return Exchange(
        id=new_id(),
        asked_at=at or time.time_ns() // 1_000_000,
        asker=asker,
        question=f"How long does the {number}th loaf of sourdough take to rise in a cool kitchen?",
        status="answered",
        knowledge_version="0d2b95a4dce4",
        configuration="0d2b95a4dce4",
        gist=f"cool kitchen loaf rise sourdough {number}",
        points=(TOLD,) * 3,
    )


async def rate(write: Write, exchanges: Sequence[Exchange], at_work: int) -> float:
    """Return how many are written in a second by some at work together."""
    waiting = list(exchanges)

    async def work() -> None:
        while waiting:
            await write(waiting.pop())

    begin = perf_counter()
    await asyncio.gather(*(work() for _ in range(at_work)))
    return len(exchanges) / (perf_counter() - begin)


class Bare:
    """The same inserts as text, for drivers without anything around them."""

    def __init__(self, dialect: Dialect) -> None:
        vote = tables.vote.insert().values(exchange="", person="", value="", at=0)
        texts = (insert(tables.event), insert(tables.exchange), vote)
        *self._exchange, self._vote = (text.compile(dialect=dialect) for text in texts)

    def exchange(self, one: Exchange) -> list[tuple[str, list[Any]]]:
        """Return what stores an exchange with its event."""
        event = {"key": one.asker.event, "exchange": one.id, "until": one.asked_at}
        row = row_of(one) | {"item": None}
        return [_bound(text, values) for text, values in zip(self._exchange, (event, row), strict=True)]

    def vote(self, one: Exchange) -> list[tuple[str, list[Any]]]:
        """Return what stores a vote on it."""
        return [_bound(self._vote, {"exchange": one.id, "person": one.asker.person, "value": "helpful", "at": 1})]


def _bound(compiled: SQLCompiler, values: dict[str, Any]) -> tuple[str, list[Any]]:
    plain = {name: json.dumps(value) if isinstance(value, list) else value for name, value in values.items()}
    return str(compiled), [plain[name] for name in compiled.positiontup or ()]


@asynccontextmanager
async def bare_sqlite(file: Path) -> AsyncIterator[Run]:
    """Give a way to run statements in one transaction on one connection, set up like ours."""
    async with aiosqlite.connect(file, isolation_level=None) as connection:
        for pragma in ("busy_timeout=10000", "foreign_keys=ON", "synchronous=FULL"):
            await connection.execute(f"PRAGMA {pragma}")
        turn = asyncio.Lock()

        async def run(work: list[tuple[str, list[Any]]]) -> None:
            async with turn:
                await connection.execute("BEGIN IMMEDIATE")
                for text, values in work:
                    await connection.execute(text, values)
                await connection.execute("COMMIT")

        yield run


@asynccontextmanager
async def bare_postgresql(address: str) -> AsyncIterator[Run]:
    """Give a way to run statements in one transaction on a pool as large as ours."""
    async with asyncpg.create_pool(address, min_size=10, max_size=10) as pool:

        async def run(work: list[tuple[str, list[Any]]]) -> None:
            async with pool.acquire() as connection, connection.transaction():
                for text, values in work:
                    await connection.execute(text, *values)

        yield run


@asynccontextmanager
async def counting(store: Store) -> AsyncIterator[None]:
    """Count in the background what is stored meanwhile, as a running bot does."""
    await store.database.prepare()
    task = asyncio.create_task(store.grouping.run())
    yield
    task.cancel()
    await asyncio.wait([task])
    await store.close()


async def compare(name: str, store: Store, run: Run, bare: Bare) -> None:
    """Print how many exchanges and votes a second both write, in turns, and the ratios."""
    for at_work in (1, AT_WORK):
        ours, theirs = Rates(), Rates()
        for _ in range(TURNS):
            mine, other = [exchange(n) for n in range(ROUNDS)], [exchange(n) for n in range(ROUNDS)]
            ours.exchanges.append(await rate(store.exchanges.add, mine, at_work))
            theirs.exchanges.append(await rate(lambda one: run(bare.exchange(one)), other, at_work))
            ours.votes.append(await rate(lambda one: store.votes.put("somebody", one.id, "helpful"), mine, at_work))
            theirs.votes.append(await rate(lambda one: run(bare.vote(one)), other, at_work))
        for what, one, two in (("exchanges", ours.exchanges, theirs.exchanges), ("votes", ours.votes, theirs.votes)):
            mine_median, other_median = median(one), median(two)
            ratio = mine_median / other_median
            say(
                f"{name:11} {what:9} {at_work:2} at work: {mine_median:6.0f}/s, bare {other_median:6.0f}/s: {ratio:.2f}"
            )


@dataclass
class Rates:
    """What was measured, turn by turn."""

    exchanges: list[float] = field(default_factory=list)
    votes: list[float] = field(default_factory=list)


async def votes_during_prune(store: Store, rows: int) -> None:
    """Print how long a vote takes while a prune of that many exchanges runs, and how long it took before."""
    voted = exchange(0)
    await store.exchanges.add(voted)
    quiet = await vote_times(store, voted.id, asyncio.sleep(QUIET_SECONDS))
    begin = perf_counter()
    pruned = asyncio.create_task(store.pruning.all())
    busy = await vote_times(store, voted.id, asyncio.wait([pruned], timeout=PRUNE_SECONDS))
    spent = perf_counter() - begin
    pruned.cancel()
    await asyncio.wait([pruned])
    say(f"a vote while nothing else happens: {told(quiet)}")
    say(f"a vote while {rows} exchanges are pruned ({spent:.0f} s of it): {told(busy)}")


async def vote_times(store: Store, voted: str, meanwhile: Coroutine[Any, Any, object]) -> list[float]:
    """Return how many milliseconds votes take, twenty a second, until something else has ended."""
    until = asyncio.ensure_future(meanwhile)
    times: list[float] = []
    while not until.done():
        begin = perf_counter()
        await store.votes.put(f"voter {len(times)}", voted, "helpful")
        times.append((perf_counter() - begin) * 1000)
        await asyncio.sleep(0.05)
    return sorted(times)


def told(times: Sequence[float]) -> str:
    """Return the middle and the slow end of some times."""
    slow = times[int(len(times) * 0.99)]
    return f"p50 {median(times):.1f} ms, p99 {slow:.1f} ms, longest {times[-1]:.1f} ms ({len(times)} votes)"


async def fill(store: Store, rows: int) -> None:
    """Store many exchanges that are due, three an item, with votes on some: many a commit, for this is not measured."""
    old = store.database.now() - 400 * DAY
    for start in range(0, rows, BATCH):
        batch = [exchange(number, at=old + number) for number in range(start, min(start + BATCH, rows))]
        await store.database.write(partial(write_batch, batch=batch, first=FIRST + start))


async def write_batch(connection: AsyncConnection, batch: Sequence[Exchange], first: int) -> None:
    """Store exchanges with their items and votes, counted already."""
    leads = batch[::3]
    items = [{"id": first + at, "key": f"{first + at}", "lead": lead.id} | COUNTED for at, lead in enumerate(leads)]
    await connection.execute(insert(tables.item), items)
    exchanges = [row_of(one) | {"item": first + at // 3} for at, one in enumerate(batch)]
    await connection.execute(insert(tables.exchange), exchanges)
    votes = [{"exchange": one.id, "person": "p", "value": "helpful", "at": one.asked_at} for one in leads]
    await connection.execute(insert(tables.vote), votes)
    await connection.execute(delete(tables.uncounted))


def say(line: str) -> None:
    """Print a line at once."""
    print(line, flush=True)  # noqa: T201


async def on_sqlite(folder: Path, pruned: int) -> None:
    """Measure on SQLite."""
    store = Store.open(str(folder / "store.sqlite"), retention_days=180)
    async with counting(store), bare_sqlite(folder / "store.sqlite") as run:
        await compare("SQLite", store, run, Bare(store.database.engine.dialect))
        await fill(store, pruned)
        await votes_during_prune(store, pruned)


async def on_postgresql(server: postgres.Server, pruned: int) -> None:
    """Measure on PostgreSQL."""
    store = Store.open(server.address, retention_days=180)
    async with counting(store), bare_postgresql(server.address) as run:
        await compare("PostgreSQL", store, run, Bare(store.database.engine.dialect))
        await fill(store, pruned)
        await votes_during_prune(store, pruned)


def main() -> None:
    """Measure on both; a number as an argument prunes fewer exchanges."""
    pruned = int(sys.argv[1]) if len(sys.argv) > 1 else PRUNED
    with tempfile.TemporaryDirectory(prefix="signpost-bench-") as folder:
        asyncio.run(on_sqlite(Path(folder), pruned))
    if postgres.programs() is None:
        say(postgres.MISSING)
        return
    with postgres.running() as server:
        asyncio.run(on_postgresql(server, pruned))


if __name__ == "__main__":
    main()
