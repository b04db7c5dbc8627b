"""A process that answers and votes until it is killed, and says what is kept as soon as it is.

Run it as `python -m tests.platforms.worker DATABASE KNOWLEDGE FIRST LAST`. A line is written only after the store has
returned: what is written must be there ever after.
"""

import asyncio
import os
import sys
from pathlib import Path

from bot.assistant import Assistant, Knowledge
from bot.desk import Desk
from bot.documents.library import load
from bot.errors import StoreError
from bot.limits import Limits
from bot.record import Handled, Reply
from bot.store.people import People
from bot.store.store import Store
from tests.platforms.bakery import QUESTION
from tests.platforms.desks import KEY

PEOPLE = People(KEY)
# The answer that everybody votes on is the one to this event.
SEED = "seed"


def tell(*words: object) -> None:
    """Write a line in one piece."""
    os.write(sys.stdout.fileno(), f"{' '.join(map(str, words))}\n".encode())


async def ask(desk: Desk, number: int | str) -> None:
    """Ask something of an event, and say whether it is kept."""
    asker = PEOPLE.asker("discord", person=f"asker {number}", place="square", private=True, event=f"event {number}")
    match await desk.ask(asker, QUESTION):
        case Reply(exchange=str(exchange)):
            tell("asked", number, exchange)
        case Handled():
            tell("handled", number)


async def vote(store: Store, number: int, exchange: str) -> None:
    """Press a button, and say that the vote is kept."""
    press = PEOPLE.asker("discord", person=f"voter {number}", place="square", private=True, event=f"click {number}")
    try:
        tell("voted", number, await store.votes.press(press, exchange, "helpful"))
    except StoreError:
        tell("lost", number)


async def seed(desk: Desk) -> str:
    """Return the answer that is voted on: asked by the first that comes."""
    await ask(desk, SEED)
    found = await desk.store.exchanges.of_event(PEOPLE.event("discord", f"event {SEED}"))
    if found is None:
        raise LookupError(SEED)
    return found.id


async def main(database: str, knowledge: str, first: str, last: str) -> None:
    """Ask and vote, all at once, by turns."""
    store = Store.open(database, retention_days=180)
    desk = Desk(Assistant(Knowledge.of(load([Path(knowledge)]))), store, Limits(10**9, 10**9), "worker", patience=600)
    voted = await seed(desk)
    numbers = range(int(first), int(last))
    await asyncio.gather(*(vote(store, n, voted) if n % 2 else ask(desk, n) for n in numbers))
    tell("done")
    await store.close()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
