"""What was said to be kept is kept: by two processes at once, and by one that is killed."""

import asyncio
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store import tables
from bot.store.engine import is_address
from bot.store.store import Store
from tests.platforms import postgres
from tests.platforms.bakery import write_bakery
from tests.platforms.worker import PEOPLE, SEED

_SECONDS = 120
AT_ONCE = 2_000
AGAIN = 200


@dataclass(kw_only=True)
class Workers:
    """Processes that work on one database, and what they said."""

    database: str
    folder: Path
    written: list[Path] = field(default_factory=list)

    def start(self, first: int, last: int) -> tuple[subprocess.Popen[bytes], Path]:
        """Start one; what it says goes into a file."""
        said = self.folder / f"said {len(self.written)}"
        self.written.append(said)
        knowledge = write_bakery(self.folder / "bakery")
        command = [sys.executable, "-m", "tests.platforms.worker", self.database, str(knowledge), str(first), str(last)]
        with said.open("wb") as out, said.with_suffix(".log").open("wb") as log:
            return subprocess.Popen(command, stdout=out, stderr=log), said

    def said(self) -> list[list[str]]:
        """Return all that any of them said, word by word."""
        return [line.split() for file in self.written for line in file.read_text(encoding="utf-8").splitlines()]

    def complained(self) -> str:
        """Return all that any of them complained about."""
        return "".join(file.with_suffix(".log").read_text(encoding="utf-8") for file in self.written)


@pytest.fixture
def workers(database: str, tmp_path: Path) -> Workers:
    """Give workers on either database."""
    return Workers(database=database, folder=tmp_path)


def wait_for(said: Path, lines: int, process: subprocess.Popen[bytes]) -> None:
    """Wait until somebody has said so much, or has ended."""
    until = time.monotonic() + _SECONDS
    while said.read_bytes().count(b"\n") < lines and process.poll() is None:
        assert time.monotonic() < until
        time.sleep(0.005)


def check(workers: Workers) -> None:
    """Hold what is in the database against what was said: nothing is missing, nothing is there twice, all is whole."""
    said = workers.said()
    exchanges, events, votes, seed = asyncio.run(found(workers.database))
    asked = {PEOPLE.event("discord", f"event {words[1]}"): words[2] for words in said if words[0] == "asked"}
    assert len(asked) == sum(words[0] == "asked" for words in said), "an event was answered twice"
    assert {event: events.get(event) for event in asked} == asked, "an exchange was lost"
    # Besides those of the exchanges there are the events of the clicks, which lead to what was voted on.
    assert Counter(exchange for exchange in events.values() if exchange != seed) == Counter(exchanges - {seed})
    voted = {PEOPLE.person("discord", f"voter {words[1]}") for words in said if words[0] == "voted"}
    assert all(words[2] == "helpful" for words in said if words[0] == "voted")
    assert len(votes) == len(set(votes))
    assert voted <= set(votes), "a vote was lost"


async def found(database: str) -> tuple[set[str], dict[str, str], list[str], str]:
    """Return what is in a database, after looking whether it is whole."""
    store = Store.open(database, retention_days=180)

    async def look(connection: AsyncConnection) -> tuple[set[str], dict[str, str], list[str], str]:
        if not is_address(database):
            assert (await connection.execute(text("PRAGMA integrity_check"))).scalar() == "ok"
            assert (await connection.execute(text("PRAGMA foreign_key_check"))).all() == []
        exchanges = set((await connection.execute(select(tables.exchange.c.id))).scalars())
        events = {row.key: row.exchange for row in await connection.execute(select(tables.event))}
        votes = list((await connection.execute(select(tables.vote.c.person))).scalars())
        assert (await connection.execute(select(func.count()).select_from(tables.vote))).scalar() == len(votes)
        return exchanges, events, votes, events[PEOPLE.event("discord", f"event {SEED}")]

    try:
        return await store.database.read(look)
    finally:
        await store.close()


def test_two_processes_share_a_database(workers: Workers) -> None:
    """Both get the same events; each is answered by one of them, and none has to wait in vain."""
    started = [workers.start(0, 120)[0] for _ in range(2)]
    assert [process.wait(_SECONDS) for process in started] == [0, 0]
    said = workers.said()
    assert Counter(words[0] for words in said)["asked"] == 61
    assert Counter(words[1] for words in said if words[0] == "handled") == Counter(
        words[1] for words in said if words[0] == "asked"
    )
    assert workers.complained() == ""
    check(workers)


@pytest.mark.endurance
def test_what_was_kept_survives_a_kill(workers: Workers) -> None:
    """Twenty times, at random moments during two thousand votes and questions at once; some come again."""
    chance = random.Random(4)
    cut = 0
    for number in range(20):
        first = number * AT_ONCE
        process, said = workers.start(max(0, first - AGAIN), first + AT_ONCE - AGAIN)
        wait_for(said, chance.randrange(1, AT_ONCE), process)
        process.send_signal(signal.SIGKILL)
        cut += process.wait(_SECONDS) == -signal.SIGKILL
    assert cut >= 15
    assert finished(workers, range(20 * AT_ONCE, 20 * AT_ONCE + 10))
    check(workers)


@pytest.mark.endurance
def test_what_was_kept_survives_the_end_of_the_server(tmp_path: Path) -> None:
    """Of PostgreSQL, in the middle of it, without a word; the bot itself goes on."""
    if postgres.programs() is None:
        pytest.skip(postgres.MISSING)
    chance = random.Random(5)
    with postgres.running() as server:
        workers = Workers(database=server.address, folder=tmp_path)
        for number in range(5):
            process, said = workers.start(number * AT_ONCE, (number + 1) * AT_ONCE)
            wait_for(said, chance.randrange(1, AT_ONCE), process)
            server.stop(signal.SIGQUIT)
            process.wait(_SECONDS)
            server.start()
        assert finished(workers, range(5 * AT_ONCE, 5 * AT_ONCE + 10))
        check(workers)


def finished(workers: Workers, numbers: Sequence[int]) -> bool:
    """Tell whether work goes on as if nothing had happened."""
    process, said = workers.start(numbers[0], numbers[-1] + 1)
    return process.wait(_SECONDS) == 0 and said.read_text(encoding="utf-8").endswith("done\n")
