"""A lesson is tried before it is saved: on the questions of the item, on itself, and on others in the log."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from bot.assistant import Knowledge
from bot.model import Taught
from bot.record import Item, Logged
from bot.review import replay, teach
from bot.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """What teaching would do: to the questions of the item, to the taught ones, and to others in the log."""

    knowledge: Knowledge
    proposed: tuple[Taught, ...]
    group: tuple[replay.Effect, ...]
    taught: tuple[replay.Said, ...]
    changed: tuple[replay.Effect, ...]
    asked: int


async def trial(  # noqa: PLR0913 -- what a lesson is made of
    store: Store,
    knowledge: Knowledge,
    item: Item,
    passage: str,
    questions: tuple[str, ...],
    *,
    by: str,
    progress: Callable[[int, int], None] | None = None,
) -> Tried:
    """Return what teaching would do; nothing of it is kept, and all that takes long runs off the event loop."""
    proposed = teach.propose(knowledge, passage, questions, by, store.database.now())
    new = await teach.tried(knowledge, proposed)
    group = await store.log.of_item(item.id, replay.MOST)
    own = [one.exchange for one in sorted(group, key=_id)]
    others = await replay.sharing(store, [one.question for one in proposed])
    told = {exchange.id for exchange in own}
    asked = [exchange for exchange in others if exchange.id not in told]
    return Tried(
        knowledge=new,
        proposed=proposed,
        group=tuple([each async for each in replay.effects(own, new, knowledge)]),
        taught=await asyncio.to_thread(lambda: tuple(replay.once(new, one.question) for one in proposed)),
        changed=await replay.changes(asked, new, knowledge, progress),
        asked=len(asked),
    )


def _id(logged: Logged) -> str:
    """Order by what tells no time."""
    return logged.exchange.id
