"""What is kept about a person: they see it, take it with them, delete it; and wishes to be told."""

import io
import json

import discord

from bot import wording
from bot.adapters import asides
from bot.adapters.buttons import Press
from bot.adapters.discord import panels
from bot.adapters.discord.listen import Listener
from bot.adapters.discord.render import draw
from bot.adapters.discord.sending import Turn
from bot.desk import Desk
from bot.store.kept import exported
from bot.store.wishes import KEPT_DAYS

_FILE = "signpost.json"


class Keeping:
    """Serves people about their own data."""

    def __init__(self, desk: Desk, listener: Listener, *, retention_days: int) -> None:
        self._store, self._listener, self._days = desk.store, listener, retention_days

    async def show(self, turn: Turn, _: Press | None = None) -> None:
        """Show what is kept."""
        await turn.acknowledge()
        kept = await self._store.kept.about(self._person(turn))
        await turn.reply(draw(asides.privacy(kept, self._days)))

    async def export(self, turn: Turn, _: Press) -> None:
        """Hand out what is kept as a file."""
        await turn.acknowledge()
        kept = exported(await self._store.kept.about(self._person(turn)))
        content = json.dumps(kept, indent=2, ensure_ascii=False).encode()
        await turn.reply(panels.exported(_FILE), lambda: [discord.File(io.BytesIO(content), _FILE)])

    async def ask_to_delete(self, turn: Turn, _: Press) -> None:
        """Ask once more."""
        await turn.reply(draw(asides.delete_sure()))

    async def delete(self, turn: Turn, _: Press) -> None:
        """Delete everything."""
        await turn.acknowledge(update=True)
        await self._store.kept.delete(self._person(turn))
        await turn.change(panels.sentence(wording.ALL_DELETED))

    async def forget(self, turn: Turn, press: Press) -> None:
        """Forget one exchange at once."""
        await turn.acknowledge()
        gone = await self._store.kept.forget(self._person(turn), press.exchange)
        await turn.reply(panels.sentence(wording.FORGOTTEN if gone else wording.FORGET_GONE))

    async def wish(self, turn: Turn, press: Press) -> None:
        """Keep where to reach somebody until their question is answered; pressed again, no longer."""
        await turn.acknowledge()
        wishes, asker = self._store.wishes, self._listener.of_interaction(turn.interaction)
        if await wishes.withdraw(asker.person, press.exchange):
            told = wording.WISH_WITHDRAWN
        elif await wishes.add(asker, press.exchange, self._listener.address(turn.interaction.user)):
            told = wording.WISHED.format(days=KEPT_DAYS)
        else:
            told = wording.GONE
        await turn.reply(panels.sentence(told))

    def _person(self, turn: Turn) -> str:
        return self._listener.person(turn.interaction.user)
