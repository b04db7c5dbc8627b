"""Every turn ends in a reply, and a token that Slack no longer accepts ends the door."""

import asyncio
from collections.abc import Awaitable, Callable

from bot.adapters.cards import sentence
from bot.adapters.slack.bringing import Bringing
from bot.adapters.slack.interactions import Interaction
from bot.adapters.slack.listen import Listener, Said
from bot.adapters.slack.sending import TROUBLES, RevokedError
from bot.adapters.slack.turn import Turn
from bot.adapters.work import Work
from bot.errors import StoreError

_TELLING = "telling somebody of a failure"


class Serving:
    """Sees to it that nobody is left without a word."""

    def __init__(self, listener: Listener, bringing: Bringing) -> None:
        self._listener, self._bringing = listener, bringing
        self.work = Work(TROUBLES)
        # Set once Slack no longer accepts the token.
        self.revoked = asyncio.Event()

    async def serve(self, interaction: Interaction, obey: Callable[[Turn], Awaitable[None]]) -> None:
        """Do what somebody asks for, once, and end it with a reply whatever happens."""
        if not self.work.is_new(interaction.key):
            return
        turn = Turn(interaction, self._listener, self._bringing)
        with self.work.going_on():
            try:
                await obey(turn)
            except Exception as error:  # noqa: BLE001 -- whatever it is, somebody waits for a reply
                await self.quietly(turn.reply(sentence(self._told(error))), _TELLING)

    async def hear(self, said: Said, work: Awaitable[None]) -> None:
        """Answer a message; if that fails, tell the one who wrote it."""
        with self.work.going_on():
            try:
                await work
            except Exception as error:  # noqa: BLE001 -- whatever it is, somebody waits for a reply
                once = f"trouble-{said.channel}-{said.ts}"
                await self.quietly(self._bringing.tell(said.user, self._told(error), once=once), _TELLING)

    async def quietly(self, work: Awaitable[object], what: str) -> None:
        """Do what nobody can be told of if it fails; the log is."""
        await self.work.quietly(self._noticing(work), what)

    async def repeat(self, work: Callable[[], Awaitable[object]], what: str, *, pause: float) -> None:
        """Do something again and again, until the door finishes."""
        await self.work.repeat(lambda: self._noticing(work()), what, pause=pause)

    async def _noticing(self, work: Awaitable[object]) -> None:
        try:
            await work
        except RevokedError:
            self.revoked.set()
            raise

    def _told(self, error: Exception) -> str:
        if isinstance(error, RevokedError):
            self.revoked.set()
        return str(error) if isinstance(error, StoreError) else self.work.told(error)
