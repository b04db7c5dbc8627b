"""What waits to be sent: replies that were cut, and notices to those who wanted to be told."""

import logging
from collections.abc import Coroutine

from bot import wording
from bot.adapters.cards import quote
from bot.adapters.discord.answering import Answering
from bot.adapters.discord.bringing import Bringing
from bot.adapters.discord.listen import PLATFORM, Listener
from bot.adapters.discord.render import draw
from bot.adapters.discord.sending import UndeliveredError
from bot.adapters.notices import due
from bot.adapters.replies import Setting, reply
from bot.desk import Desk
from bot.errors import StoreError
from bot.record import Wish

_log = logging.getLogger(__name__)


class Outbox:
    """Sends what waits."""

    def __init__(
        self, desk: Desk, listener: Listener, answering: Answering, bringing: Bringing, *, retention_days: int
    ) -> None:
        self._desk, self._listener, self._answering, self._bringing = desk, listener, answering, bringing
        self._days = retention_days

    async def empty(self) -> None:
        """Send what waits now; what cannot be sent is handed out again later."""
        store = self._desk.store
        try:
            for exchange in await store.deliveries.cut(PLATFORM):
                await _tried(self._answering.again(exchange))
            for wish in await store.wishes.notices(PLATFORM):
                await _tried(self._grant(wish))
        except StoreError as error:
            _log.info("what waits to be sent has to wait: %s", error)

    async def _grant(self, wish: Wish) -> None:
        """Tell somebody that their question is answered now."""
        notice = await due(self._desk, wish)
        if notice is None:
            return
        address, given = self._listener.opened(wish.address), notice.given
        if address and given:
            lead = f"*{wording.WISH_GRANTED}*\n{quote(wish.question)}"
            shown = draw(reply(given, Setting(private=True, retention_days=self._days), lead))
            await self._bringing.direct(int(address[0]), shown, None, once=f"wish{wish.id}")
        await self._desk.store.wishes.told(wish.id)


async def _tried(work: Coroutine[None, None, None]) -> None:
    """Try to send one thing; what is wrong with it stops nothing else."""
    try:
        await work
    except (StoreError, UndeliveredError) as error:
        _log.info("what waits to be sent has to wait: %s", error)
    except Exception:  # noqa: BLE001 -- whatever it is, the others do not wait for it
        _log.exception("a mistake of ours keeps something from being sent")
