"""A question that somebody asks alone, by a command, a menu or a form: nobody else sees the answer."""

from collections.abc import Callable
from typing import Protocol

from bot.adapters.cards import Card, interrupted, sentence
from bot.adapters.reception import Reception
from bot.adapters.replies import Setting, reply
from bot.adapters.turn import Turn
from bot.record import Handled, Reply, Wait


class AskingTurn(Turn, Protocol):
    """A turn that may ask something."""

    @property
    def among_others(self) -> bool:
        """Tell whether anybody else could see what is said here."""

    async def deliver(self, card: Card, late: Card, exchange: str | None) -> None:
        """Bring an answer, and keep that it arrived; `late` is shown where it has to be brought elsewhere."""

    async def withdraw(self) -> None:
        """Answer nothing: it was answered before."""


class Asking:
    """Takes questions to the desk, and has the answers brought back; `question` leaves out whom a text calls."""

    def __init__(self, reception: Reception, question: Callable[[str], str], *, retention_days: int) -> None:
        self._reception, self._question, self._days = reception, question, retention_days

    async def privately(self, turn: AskingTurn, text: str, *, after: str | None = None) -> None:
        """Answer the one who asks; `after` is the exchange that they follow up on."""
        await turn.acknowledge()
        given = await self._reception.ask(turn.asker, self._question(text), after=after)
        match given:
            case Handled():
                await turn.withdraw()
            case Wait():
                await turn.reply(sentence(given.text))
            case Reply():
                await self._deliver(turn, given)

    async def _deliver(self, turn: AskingTurn, given: Reply) -> None:
        here = Setting(private=True, shareable=turn.among_others, retention_days=self._days)
        elsewhere = Setting(private=True, retention_days=self._days)
        late = reply(given, elsewhere, interrupted(given.answer.question))
        await turn.deliver(reply(given, here), late, given.exchange)
