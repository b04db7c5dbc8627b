"""A turn: what somebody did at a door, and how they are answered. Rooms that need more say so themselves."""

from typing import Protocol

from bot.adapters.cards import Card, Form
from bot.record import Asker


class Turn(Protocol):
    """A command, a press or a form that was sent; only the one who acted sees what comes of it."""

    @property
    def asker(self) -> Asker:
        """Return who acted."""

    async def acknowledge(self, *, update: bool = False) -> None:
        """Tell the platform in time that something follows: a message, or an update of the one that was pressed."""

    async def reply(self, card: Card) -> None:
        """Answer with a message."""

    async def change(self, card: Card) -> None:
        """Change the message that was pressed."""

    async def open(self, form: Form) -> bool:
        """Open a form; tell whether that worked."""
