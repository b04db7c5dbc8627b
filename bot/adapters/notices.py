"""What somebody is told who wanted to know when their question is answered: the answer to what was taught for it."""

from dataclasses import dataclass, replace

from bot.desk import Desk
from bot.record import Reply, Wish
from bot.review.teach import taught_for

# A running bot reads what was taught within seconds. Where that takes longer, a notice is handed out less often.
READ_WITHIN_MS = 30_000
_HELPS = ("answered", "unsure")


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A wish with the answer to show; there is none once the question is no longer kept."""

    wish: Wish
    given: Reply | None


async def due(desk: Desk, wish: Wish) -> Notice | None:
    """Return what to tell somebody; None if what was taught does not answer yet: the notice comes again."""
    taught = await taught_for(desk.store, wish.exchange)
    if taught and not _is_read(desk, taught) and not _is_late(desk, wish):
        await desk.store.wishes.put_back(wish.id)
        return None
    given = await desk.recall(wish.exchange)
    if given is None or not taught:
        return Notice(wish=wish, given=given)
    answered = _answered(desk, given, taught)
    return Notice(wish=wish, given=answered) if answered.answer.status in _HELPS else None


async def recall(desk: Desk, exchange: str) -> Reply | None:
    """Return the answer under an old button; where there was none, the one that was taught for it since."""
    given = await desk.recall(exchange)
    if given is None or given.answer.status in _HELPS:
        return given
    taught = await taught_for(desk.store, exchange)
    return _answered(desk, given, taught) if taught else given


def _answered(desk: Desk, given: Reply, taught: str) -> Reply:
    """Answer what was taught in the place of what was asked, and say so."""
    answer = replace(desk.assistant.ask(taught), id=given.answer.id, question=given.answer.question)
    read_as = taught if taught != given.answer.question else answer.read_as
    return replace(given, answer=replace(answer, read_as=read_as), changed=False)


def _is_read(desk: Desk, taught: str) -> bool:
    return any(one.question == taught for one in desk.assistant.knowledge.library.taught)


def _is_late(desk: Desk, wish: Wish) -> bool:
    return desk.store.database.now() - (wish.ready_at or 0) > READ_WITHIN_MS
