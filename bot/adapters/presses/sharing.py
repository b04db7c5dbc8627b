"""A private answer is shown to others if its asker wants that, in the way they choose, and taken back."""

from typing import Protocol

from bot import wording
from bot.adapters import replies
from bot.adapters.arrivals import noted
from bot.adapters.buttons import Press, Verb
from bot.adapters.cards import Card, sentence
from bot.adapters.notices import recall
from bot.adapters.turn import Turn
from bot.desk import Desk
from bot.record import Message


class SharingTurn(Turn, Protocol):
    """A turn of somebody among others."""

    def owner(self, exchange: str) -> str:
        """Return a pseudonym of whoever acted that holds for one exchange only."""

    async def speak(self, card: Card) -> tuple[str, Message | None]:
        """Show a card to everybody here, once however often it is pressed; return what to say, and where it stands."""

    async def write(self, card: Card, exchange: str) -> bool:
        """Write to the one who acted directly, where it stays; tell whether they accept that."""

    async def moderates(self) -> bool:
        """Tell whether whoever acted may remove what others shared."""

    async def take_back(self) -> bool:
        """Delete the message that was pressed; tell whether it is gone."""


class Sharing:
    """Shares answers, and removes them."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._days = desk, desk.store.wishes.kept_days

    async def preview(self, turn: SharingTurn, press: Press) -> None:
        """Show what others would see, and ask."""
        await turn.acknowledge()
        given = await recall(self._desk, press.exchange)
        await turn.reply(replies.share_preview(given, self._days) if given else sentence(wording.GONE))

    async def share(self, turn: SharingTurn, press: Press) -> None:
        """Show the answer to everybody in the channel, once however often that is pressed."""
        await turn.acknowledge(update=True)
        given = await recall(self._desk, press.exchange)
        if given is None:
            await turn.change(sentence(wording.GONE))
            return
        owner, whole = turn.owner(press.exchange), press.verb is Verb.SHARE_BOTH
        told, place = await turn.speak(replies.shared(given, owner, self._days, question=whole))
        if place is not None:
            await noted(self._desk.store.deliveries.shared(press.exchange, place))
        await turn.change(sentence(told.format(remove=wording.REMOVE, me=wording.SHARE_ME)))

    async def send_to_me(self, turn: SharingTurn, press: Press) -> None:
        """Send the answer to the asker's direct messages, where it stays."""
        await turn.acknowledge(update=True)
        given = await recall(self._desk, press.exchange)
        if given is None:
            await turn.change(sentence(wording.GONE))
            return
        accepted = await turn.write(replies.kept_copy(given, self._days), press.exchange)
        await turn.change(sentence(wording.SHARED_DIRECTLY if accepted else wording.SHARE_CLOSED))

    async def cancel(self, turn: Turn, _: Press) -> None:
        """Share nothing."""
        await turn.change(sentence(wording.CANCELLED))

    async def remove(self, turn: SharingTurn, press: Press) -> None:
        """Take a shared answer away, if the one who shared it or a moderator wants that."""
        if press.owner != turn.owner(press.exchange) and not await turn.moderates():
            await turn.reply(sentence(wording.REMOVE_REFUSED))
            return
        await turn.acknowledge(update=True)
        if not await turn.take_back():
            await turn.reply(sentence(wording.REMOVE_NOT_ALLOWED))
            return
        await noted(self._desk.store.deliveries.removed(press.exchange))
