"""What is kept about a person: they see it, take it with them, delete it; and wishes to be told."""

import json
from typing import Protocol

from bot import wording
from bot.adapters import asides
from bot.adapters.buttons import Press
from bot.adapters.cards import sentence
from bot.adapters.turn import Turn
from bot.desk import Desk
from bot.store.kept import exported

_FILE = "signpost.json"


class KeepingTurn(Turn, Protocol):
    """A turn of somebody who can be reached later, and given a file."""

    @property
    def address(self) -> str:
        """Return where to reach them, sealed."""

    async def hand_out(self, name: str, content: str) -> None:
        """Give them a file, alone."""


class Keeping:
    """Serves people about their own data."""

    def __init__(self, desk: Desk, *, retention_days: int) -> None:
        self._store, self._days = desk.store, retention_days

    async def show(self, turn: Turn, _: Press | None = None) -> None:
        """Show what is kept."""
        await turn.acknowledge()
        kept = await self._store.kept.about(turn.asker.person)
        await turn.reply(asides.privacy(kept, self._days))

    async def export(self, turn: KeepingTurn, _: Press) -> None:
        """Hand out what is kept as a file."""
        await turn.acknowledge()
        kept = exported(await self._store.kept.about(turn.asker.person))
        await turn.hand_out(_FILE, json.dumps(kept, indent=2, ensure_ascii=False))

    async def ask_to_delete(self, turn: Turn, _: Press) -> None:
        """Ask once more."""
        await turn.reply(asides.delete_sure())

    async def delete(self, turn: Turn, _: Press) -> None:
        """Delete everything."""
        await turn.acknowledge(update=True)
        await self._store.kept.delete(turn.asker.person)
        await turn.change(sentence(wording.ALL_DELETED))

    async def forget(self, turn: Turn, press: Press) -> None:
        """Forget one exchange at once."""
        await turn.acknowledge()
        gone = await self._store.kept.forget(turn.asker.person, press.exchange)
        await turn.reply(sentence(wording.FORGOTTEN if gone else wording.FORGET_GONE))

    async def wish(self, turn: KeepingTurn, press: Press) -> None:
        """Keep where to reach somebody until their question is answered; pressed again, no longer."""
        await turn.acknowledge()
        wishes, asker = self._store.wishes, turn.asker
        if await wishes.withdraw(asker.person, press.exchange):
            told = wording.WISH_WITHDRAWN
        elif await wishes.add(asker, press.exchange, turn.address):
            told = wording.WISHED.format(days=wishes.kept_days)
        else:
            told = wording.GONE
        await turn.reply(sentence(told))
