"""What stories of a maintainer at a terminal share: who asks, what needs them, who waits."""

import asyncio
from typing import Any

from bot.record import Wish
from bot.store.people import People, key_beside
from bot.store.store import Store
from tests.platforms.terminal import Terminal

NEUTRAL = "Which vessel crosses the cold continent?"
LIKE = "which vessels cross the cold continent"


def ask(terminal: Terminal, question: str) -> dict[str, Any]:
    """Ask something that is kept."""
    answer: dict[str, Any] = terminal.run("ask", "--record", "--json", question).json
    return answer


def listed(terminal: Terminal) -> list[dict[str, Any]]:
    """Return the queue."""
    found: list[dict[str, Any]] = terminal.run("review", "list", "--json").json
    # One day the book of the bakery will have aged.
    return [each for each in found if each["kind"] == "question"]


def wish(terminal: Terminal, exchange: str) -> None:
    """Want to be told: at a terminal nobody can be, so this is what a chat does."""

    async def keep(store: Store) -> None:
        people = People(key_beside(terminal.database))
        asker = people.asker("discord", person="ada", place="kitchen", private=True)
        assert await store.wishes.add(asker, exchange, people.sealed("user ada"))
        await store.close()

    asyncio.run(keep(Store.open(str(terminal.database), retention_days=180)))


def notices(terminal: Terminal) -> tuple[Wish, ...]:
    """Return what waits in the outbox."""

    async def look(store: Store) -> tuple[Wish, ...]:
        try:
            return await store.wishes.notices("discord")
        finally:
            await store.close()

    return asyncio.run(look(Store.open(str(terminal.database), retention_days=180)))


def rye(terminal: Terminal) -> str:
    """Return the id of the passage on rye."""
    sources = terminal.run("ask", "--json", "does rye flour need more water").json["sources"]
    return str(sources[0]["passage"])
