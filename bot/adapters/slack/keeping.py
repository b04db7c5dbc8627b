"""What is kept about a person: they see it, take it with them, delete it; and wishes to be told."""

import json

from bot import wording
from bot.adapters import asides
from bot.adapters.buttons import Press
from bot.adapters.cards import sentence
from bot.adapters.slack.bringing import Bringing
from bot.adapters.slack.listen import Listener
from bot.adapters.slack.turns import Turn
from bot.desk import Desk
from bot.record import Kept
from bot.store.kept import exported
from bot.store.wishes import KEPT_DAYS

_FILE = "signpost.json"


class Keeping:
    """Serves people about their own data."""

    def __init__(self, desk: Desk, listener: Listener, bringing: Bringing, *, retention_days: int) -> None:
        self._store, self._listener, self._bringing, self._days = desk.store, listener, bringing, retention_days

    async def about(self, user: str) -> Kept:
        """Return what is kept about somebody."""
        return await self._store.kept.about(self._listener.person(user))

    async def show(self, turn: Turn, _: Press | None = None) -> None:
        """Show what is kept."""
        await self._bringing.answer(turn, asides.privacy(await self.about(turn.user), self._days))

    async def export(self, turn: Turn, _: Press) -> None:
        """Hand out what is kept as a file, in direct messages: Slack shows files to nobody alone elsewhere."""
        content = json.dumps(exported(await self.about(turn.user)), indent=2, ensure_ascii=False)
        there = await self._bringing.slack.direct(turn.user)
        await self._bringing.slack.upload(there, _FILE, content, wording.EXPORTED)
        await self._bringing.answer(turn, sentence(wording.SHARED_DIRECTLY))

    async def ask_to_delete(self, turn: Turn, _: Press) -> None:
        """Ask once more."""
        await self._bringing.answer(turn, asides.delete_sure())

    async def delete(self, turn: Turn, _: Press) -> None:
        """Delete everything."""
        await self._store.kept.delete(self._listener.person(turn.user))
        await self._bringing.slack.respond(turn, sentence(wording.ALL_DELETED), replace=True)

    async def forget(self, turn: Turn, press: Press) -> None:
        """Forget one exchange at once."""
        gone = await self._store.kept.forget(self._listener.person(turn.user), press.exchange)
        await self._bringing.answer(turn, sentence(wording.FORGOTTEN if gone else wording.FORGET_GONE))

    async def wish(self, turn: Turn, press: Press) -> None:
        """Keep where to reach somebody until their question is answered; pressed again, no longer."""
        wishes, asker = self._store.wishes, self._listener.of_turn(turn)
        if await wishes.withdraw(asker.person, press.exchange):
            told = wording.WISH_WITHDRAWN
        elif await wishes.add(asker, press.exchange, self._listener.address(turn.user)):
            told = wording.WISHED.format(days=KEPT_DAYS)
        else:
            told = wording.GONE
        await self._bringing.answer(turn, sentence(told))
