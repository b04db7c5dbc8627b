"""What the maintainers' queue costs with a long log: joining an item, and listing with the nearest passages.

Run it as a script: `python -m tests.benchmarks.queue_cost [EXCHANGES]`; without a number, 100,000.
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
from bot.record import Asker, Exchange
from bot.review.queue import Queue
from bot.store import tables
from bot.store.exchanges import gist, row_of
from bot.store.store import Store
from tests.knowledge import assistant, shipped

if TYPE_CHECKING:
    from bot.model import Status

BATCH = 1_000
MEASURED = 300


def exchanges(number: int) -> list[Exchange]:
    """Return a log: some questions asked often, many once, in words that all of them share."""
    chance = random.Random(1)
    listed = shipped().searcher.index.questions
    words = [word for question in listed for word in question.split()]
    statuses: tuple[Status, ...] = ("answered", "unsure", "declined")
    made = []
    for at in range(number):
        often = chance.random() < 0.5
        question = chance.choice(listed[:2_000]) if often else " ".join(chance.choices(words, k=8))
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
                asked_at=1_795_000_000_000 + at,
                asker=asker,
                question=question,
                status=chance.choice(statuses),
                knowledge_version="1",
                configuration="1",
                gist=gist(question),
            )
        )
    return made


def told(name: str, times: Sequence[float]) -> None:
    """Print the middle and the slow end of some times."""
    ordered = sorted(times)
    print(f"{name:36} p50 {ordered[len(ordered) // 2]:8.2f} ms   p99 {ordered[int(len(ordered) * 0.99)]:8.2f} ms")  # noqa: T201


async def measure(database: str, number: int) -> None:
    """Fill a database, then join and list."""
    store = Store.open(database, retention_days=3650)
    log = iter(exchanges(number + MEASURED))
    joining: list[float] = []

    async def keep(connection: AsyncConnection) -> int:
        rows = [row_of(exchange) for exchange in islice(log, BATCH)]
        await connection.execute(tables.exchange.insert(), rows)
        await connection.execute(tables.uncounted.insert(), [{"exchange": row["id"]} for row in rows])
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
    told("joining and counting, each", joining)
    queue = Queue(store, assistant().knowledge)
    listing = []
    for _ in range(20):
        begin = perf_counter()
        listed = await queue.list()
        listing.append((perf_counter() - begin) * 1000)
    told(f"listing {len(listed)} of the queue", listing)
    await store.close()


def main() -> None:
    """Measure on SQLite."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(measure(str(Path(folder, "log.sqlite")), number))


if __name__ == "__main__":
    main()
