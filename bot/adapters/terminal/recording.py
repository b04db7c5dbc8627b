"""What is kept of questions asked at a terminal: answers get an id, and votes can be cast."""

import asyncio
import logging
import secrets
from collections.abc import Callable
from getpass import getuser
from typing import Self

from bot import wording
from bot.desk import Desk
from bot.errors import NewerDatabaseError, SettingsError, StoreError
from bot.model import Answer
from bot.record import Asker, Reply, Value, Voted
from bot.store.people import People, check_key

PLATFORM = "terminal"
Say = Callable[[str], None]
_log = logging.getLogger(__name__)


class Recorder:
    """Keeps what one person asks here; the store runs in a loop of its own."""

    def __init__(self, desk: Desk, people: People, say: Say) -> None:
        self._desk, self._say = desk, say
        self._people, self._asker = people, asker(people)
        self._runner = asyncio.Runner()

    def __enter__(self) -> Self:
        try:
            self._runner.run(self._prepare())
        except (NewerDatabaseError, SettingsError):
            self._close()
            raise
        except StoreError:
            pass  # answers are given all the same, each with the note that it is not kept
        return self

    def __exit__(self, *_: object) -> None:
        try:
            self._runner.run(self._tidy())  # where no bot runs, nobody else does
        except StoreError:
            _log.info("pruning and counting wait for the database")
        self._close()

    async def _prepare(self) -> None:
        await self._desk.store.database.prepare()
        await check_key(self._desk.store.notes, self._people)

    async def _tidy(self) -> None:
        await self._desk.store.grouping.catch_up()
        await self._desk.store.pruning.step()

    def _close(self) -> None:
        self._runner.run(self._desk.store.close())
        self._runner.close()

    def keep(
        self, answer: Answer, previous: str | None = None, *, careful: bool = True, elapsed_ms: float = 0.0
    ) -> Answer:
        """Keep an answer and return it with the id that it is kept under."""
        reply = self._runner.run(self._keep(answer, previous, careful=careful, elapsed_ms=elapsed_ms))
        if reply.note:
            self._say(reply.note)
        return reply.answer

    def vote(self, exchange: str, value: Value | None) -> Voted:
        """Make this the vote on an answer."""
        return self._runner.run(self._desk.store.votes.put(self._asker.person, exchange, value))

    def explain(self, exchange: str, comment: str) -> bool:
        """Add why."""
        return self._runner.run(self._desk.store.votes.explain(self._asker.person, exchange, None, comment))

    async def _keep(self, answer: Answer, previous: str | None, *, careful: bool, elapsed_ms: float) -> Reply:
        reply = await self._desk.remember(self._asker, answer, previous, careful=careful, elapsed_ms=elapsed_ms)
        if not isinstance(reply, Reply):
            raise TypeError("what is typed has no event and cannot have been handled")
        if reply.exchange:
            await self._desk.store.deliveries.sent(reply.exchange)
        return reply


class Forgetful(Recorder):
    """Stands in where nothing can be kept: answers are given all the same, and votes are refused in a sentence."""

    def __init__(self, desk: Desk, say: Say) -> None:
        super().__init__(desk, People(secrets.token_hex()), say)  # of a key that is never used

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._close()

    def keep(
        self, answer: Answer, previous: str | None = None, *, careful: bool = True, elapsed_ms: float = 0.0
    ) -> Answer:
        """Say that the answer is not kept."""
        del previous, careful, elapsed_ms
        self._say(wording.FEEDBACK_OFF)
        return answer

    def vote(self, exchange: str, value: Value | None) -> Voted:
        """Refuse."""
        del exchange, value
        raise StoreError(wording.STORE_DOWN)


def asker(people: People) -> Asker:
    """Return who sits at this terminal, in a conversation of its own."""
    return people.asker(PLATFORM, person=user(), place=PLATFORM, private=True, thread=secrets.token_hex(8))


def user() -> str:
    """Return the name of who sits here, as the system knows it."""
    try:
        return getuser()
    except (KeyError, OSError):  # a user without a name, as in some containers
        return "somebody"
