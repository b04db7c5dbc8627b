"""A desk on a real database: what is awaited runs in a loop of its own, so that tests read like a story."""

import asyncio
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

from bot.assistant import Assistant
from bot.desk import Desk
from bot.limits import Limits
from bot.record import Act, Asker, Deed, Reply, Verdict
from bot.store.database import Database
from bot.store.engine import open_engine
from bot.store.items import Along
from bot.store.people import People
from bot.store.store import Store
from tests.platforms.bakery import QUESTION

KEY = "a key that nobody else has"
DAY = 24 * 3_600_000
T = TypeVar("T")


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self, at: int = 1_795_000_000_000) -> None:
        self.at = at

    def __call__(self) -> int:
        """Return the time."""
        return self.at

    def pass_by(self, milliseconds: int) -> None:
        """Move on."""
        self.at += milliseconds


@dataclass(kw_only=True)
class Place:
    """A desk with its store, the clock on its wall, and the people who come."""

    desk: Desk
    store: Store
    people: People
    clock: Clock
    runner: asyncio.Runner

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        """Wait for something."""
        return self.runner.run(work)

    def asker(self, person: str = "ada", **more: Any) -> Asker:  # noqa: ANN401 -- what an asker is made of
        """Return somebody who asks."""
        how: dict[str, Any] = {"place": "kitchen", "private": True} | more
        return self.people.asker("discord", person=person, **how)

    def ask(self, asker: Asker | None = None, question: str = QUESTION, **more: Any) -> Reply:  # noqa: ANN401 -- as above
        """Ask and expect a reply."""
        reply = self.run(self.desk.ask(asker or self.asker(), question, **more))
        assert isinstance(reply, Reply)
        return reply

    def exchange(self, person: str = "ada", **more: Any) -> str:  # noqa: ANN401 -- as above
        """Ask something that is kept, and return its id."""
        reply = self.ask(self.asker(person, **more))
        assert reply.exchange
        return reply.exchange

    def decide(self, exchange: str, verdict: Verdict, along: Along = Along(), **details: Any) -> Act:  # noqa: ANN401, B008 -- as above, and frozen
        """Let a maintainer close the item of an exchange."""
        item = self.run(self.store.items.of_exchange(exchange))
        assert item
        kind: Deed = "teach" if verdict == "taught" else "dismiss"
        return self.run(
            self.store.items.decide(
                item, kind, person="mae", state="closed", verdict=verdict, details=details, along=along
            )
        )


@contextmanager
def open_place(database: str, assistant: Assistant, *, retention_days: int = 180, many: int = 1_000) -> Iterator[Place]:
    """Open a desk on a database for a while."""
    clock = Clock()
    store = Store.on(Database(open_engine(database), clock), retention_days=retention_days)
    with asyncio.Runner() as runner:
        try:
            yield Place(
                # So patient that a slow machine changes nothing.
                desk=Desk(assistant, store, Limits(many, many), "as tested", patience=60),
                store=store,
                people=People(KEY),
                clock=clock,
                runner=runner,
            )
        finally:
            runner.run(store.close())
