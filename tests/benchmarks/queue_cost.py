"""What the maintainers' queue costs with a long log: joining, listing with the nearest passages, export, a prune.

Run it as a script: `python -m tests.benchmarks.queue_cost [EXCHANGES [postgresql]]`; without a number, 100,000.
It ends with an error if the middle of what was measured is far beyond what is wanted, as a busy machine alone is not.
"""

import asyncio
import random
import sys
import tempfile
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.desk import new_id
from bot.likeness import key_of
from bot.record import Asker, Exchange
from bot.review.export import jsonl
from bot.review.queue import Queue
from bot.store import tables
from bot.store.database import Database
from bot.store.engine import open_engine
from bot.store.exchanges import gist, row_of
from bot.store.pruning import STEP
from bot.store.store import Store
from tests.knowledge import assistant, shipped
from tests.platforms import postgres

if TYPE_CHECKING:
    from bot.model import Status

BATCH = 1_000
MEASURED = 300
BEGIN = 1_795_000_000_000
DAY = 24 * 3_600_000
# What is wanted at most, in the middle of the times, and by how much a busy machine may miss it.
JOINING_MS, LISTING_MS, MARGIN = 5, 300, 3


def exchanges(number: int) -> list[Exchange]:
    """Return a log: some questions asked often, many once, in words that all of them share."""
    chance = random.Random(1)
    listed = shipped().searcher.index.questions
    words = [word for question in listed for word in question.split()]
    meanings = shipped().searcher.index.glossary.meanings
    found = [shipped().about(assistant().ask(question)).nearest for question in listed[:2_000]]
    statuses: tuple[Status, ...] = ("answered", "unsure", "declined")
    made = []
    for at in range(number):
        often, like = chance.random() < 0.5, chance.randrange(len(found))
        question = listed[like] if often else " ".join(chance.choices(words, k=8))
        asker = Asker(
            platform="discord",
            person=f"person{chance.randrange(5_000)}",
            place="discord:1/2",
            private=True,
            conversation="a",
        )
        made.append(
            Exchange(
                id=new_id(),
                asked_at=BEGIN + at,
                asker=asker,
                question=question,
                status=chance.choice(statuses),
                knowledge_version="1",
                configuration="1",
                gist=gist(question),
                key=key_of(question, meanings),
                nearest=tuple(found[like]),
            )
        )
    return made


def told(name: str, times: Sequence[float]) -> float:
    """Print the middle and the slow end of some times, and return the middle."""
    ordered = sorted(times)
    middle = ordered[len(ordered) // 2]
    say(f"{name:36} p50 {middle:8.2f} ms   p99 {ordered[int(len(ordered) * 0.99)]:8.2f} ms")
    return middle


def missed(joining: float, listing: float) -> list[str]:
    """Return which limits are missed by far, in the words of a line each."""
    wanted = (("joining and counting", joining, JOINING_MS), ("listing", listing, LISTING_MS))
    return [
        f"{name} takes {took:.1f} ms, wanted are {limit} ms, and {MARGIN * limit} ms on a busy machine"
        for name, took, limit in wanted
        if took > MARGIN * limit
    ]


def say(sentence: str) -> None:
    """Print a line."""
    print(sentence, flush=True)  # noqa: T201 -- a script


async def measure(database: str, number: int) -> list[str]:
    """Fill a database, then join, list, export and prune; return which limits are missed by far."""
    # What the log holds was asked on one day, and all but the last hundredth is too old.
    kept = Database(open_engine(database), lambda: BEGIN + 3_650 * DAY + number * 99 // 100)
    store = Store.on(kept, retention_days=3_650)
    log = iter(exchanges(number + MEASURED))
    joining: list[float] = []

    async def keep(connection: AsyncConnection) -> int:
        rows = [row_of(exchange) for exchange in islice(log, BATCH)]
        await connection.execute(tables.exchange.insert(), rows)
        return len(rows)

    for _ in range(number // BATCH):
        await store.database.write(keep)
        while await store.grouping.step():
            pass
    for exchange in log:
        await store.exchanges.add(exchange)
        begin = perf_counter()
        await store.grouping.step()
        joining.append((perf_counter() - begin) * 1000)
    to_join = told("joining and counting, each", joining)
    queue = Queue(store, assistant().knowledge)
    listing = []
    for _ in range(20):
        begin = perf_counter()
        listed = await queue.list()
        listing.append((perf_counter() - begin) * 1000)
    to_list = told(f"listing {len(listed)} of the queue", listing)
    begin = perf_counter()
    size = sum([len(line) async for line in jsonl(store.log)])
    say(f"exporting {number}: {perf_counter() - begin:.1f} s, {size // 1_000_000} MB")
    steps: list[float] = []
    for _ in range(MEASURED):
        begin = perf_counter()
        await store.pruning.step()
        steps.append((perf_counter() - begin) * 1000)
    told(f"pruning, a step of {STEP}", steps)
    await store.close()
    return missed(to_join, to_list)


def main() -> None:
    """Measure on SQLite, or on PostgreSQL."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    if "postgresql" in sys.argv:
        with postgres.running() as server:
            beyond = asyncio.run(measure(server.create("log"), number))
    else:
        with tempfile.TemporaryDirectory() as folder:
            beyond = asyncio.run(measure(str(Path(folder, "log.sqlite")), number))
    if beyond:
        sys.exit("\n".join(beyond))


if __name__ == "__main__":
    main()
