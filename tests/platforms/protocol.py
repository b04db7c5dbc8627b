"""What every chat platform lets people do: scenarios are written against this and played at each door."""

from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True, kw_only=True)
class Seen:
    """A message as one person sees it; `id` is the platform's own name for it."""

    id: str
    place: str
    text: str
    private: bool
    buttons: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    files: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Form:
    """A form that opened before one person: its words, and the fields by their labels with what can be chosen."""

    id: str
    title: str
    fields: dict[str, tuple[str, ...]] = field(default_factory=dict)


class Person(Protocol):
    """Somebody in a server or workspace in which the bot is."""

    @property
    def name(self) -> str:
        """Return what the person is called there."""

    @property
    def number(self) -> str:
        """Return the platform's id of the person, which must stand in no log and no table."""

    def ask(self, question: str) -> Seen:
        """Use the command, which answers privately."""

    def command(self, name: str) -> Seen:
        """Use another command."""

    def suggestions(self, begun: str) -> tuple[str, ...]:
        """Return what is suggested while a question is being written."""

    def mention(self, text: str, *, after: Seen | None = None) -> Seen:
        """Call the bot in the common channel, in reply to a message if one is given, and wait for its answer."""

    def say(self, text: str, *, after: Seen | None = None, calling: bool = False) -> Seen:
        """Say something in the common channel without waiting for anything."""

    def answer_to(self, said: Seen) -> Seen:
        """Wait for the bot's answer to something that was said."""

    def direct(self, text: str) -> Seen:
        """Write to the bot directly and wait for its answer."""

    def ask_about(self, message: Seen) -> Seen:
        """Use the message action on somebody's message."""

    def press(self, message: Seen, label: str) -> Seen | Form:
        """Press a button and return what comes of it."""

    def choose(self, message: Seen, option: str) -> Seen:
        """Choose from a menu under a message."""

    def submit(self, form: Form, **answers: str) -> Seen:
        """Send a form; the fields are named by the first word of their labels, in small letters."""

    def delete(self, message: Seen) -> None:
        """Delete a message of one's own."""

    def looks(self) -> tuple[Seen, ...]:
        """Return all the messages of the bot's that this person sees now, oldest first."""


class Platform(Protocol):
    """A platform with one bot on it."""

    def person(self, name: str, *, moderator: bool = False) -> Person:
        """Bring a new person into the common channel."""

    def restart(self) -> None:
        """Stop the bot as an operator does, and start it again."""

    def maintainer(self, person: Person) -> str:
        """Return how the settings name somebody who looks after the bot."""

    def pinged(self) -> list[str]:
        """Return everybody who was notified by the bot."""

    def violations(self) -> list[str]:
        """Return what the platform refused or no person should have to live with."""

    def log(self) -> str:
        """Return what the bot has written to its log so far."""
