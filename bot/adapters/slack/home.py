"""The page of the app: how to ask, what the bot knows, one's own data; for maintainers the queue to work in."""

import logging

from bot import wording
from bot.adapters.buttons import Press, Verb
from bot.adapters.cards import Card
from bot.adapters.maintaining.lessons import spoken
from bot.adapters.maintaining.maintaining import Maintaining
from bot.adapters.slack import panels
from bot.adapters.slack.bringing import Bringing
from bot.adapters.slack.listen import Listener
from bot.desk import Desk
from bot.errors import StoreError
from bot.record import Kept

_log = logging.getLogger(__name__)


class Home:
    """Publishes the page, to each person their own."""

    def __init__(
        self,
        desk: Desk,
        listener: Listener,
        bringing: Bringing,
        maintaining: Maintaining,
        retention_days: int,
    ) -> None:
        self._desk, self._listener, self._slack = desk, listener, bringing.slack
        self._maintaining, self._days = maintaining, retention_days

    async def open(self, user: str, *, at_work: bool) -> None:
        """Show the page to somebody who opens it; a maintainer who only looked elsewhere finds what they had begun."""
        if not (at_work and self._maintaining.may(self._listener.maintainer(user))):
            await self.show(user)

    async def show(self, user: str, page: int = 0) -> None:
        """Show the whole page; what needs the store is missing while that is away."""
        kept, queue = await self._remembered(user, page)
        library = self._desk.assistant.knowledge.library
        await self._slack.publish_home(user, panels.home(library, kept, self._days, queue))

    async def _remembered(self, user: str, page: int) -> tuple[Kept | None, Card | None]:
        try:
            return await self._desk.store.kept.about(self._listener.person(user)), await self._queue(user, page)
        except StoreError:
            _log.info("a page is shown without what is kept")
            return None, None

    async def put(self, user: str, card: Card) -> None:
        """Show one thing in the place of all the rest; its buttons lead back."""
        await self._slack.publish_home(user, panels.page(card))

    async def say_trying(self, user: str) -> None:
        """Say that something takes a while; whoever opens the page again, if it never ends, sees the whole."""
        await self._slack.publish_home(user, panels.page(spoken(wording.REVIEW_TRYING), at_work=False))

    async def _queue(self, user: str, page: int) -> Card | None:
        who = self._listener.maintainer(user)
        if not self._maintaining.may(who):
            return None
        return await self._maintaining.show(who, Press(verb=Verb.REVIEW, place=page))
