"""What a message shows, before any platform draws it: texts, and the controls below them."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot import wording
from bot.adapters.buttons import Press
from bot.adapters.text import escape, shorten

LONGEST_QUOTE = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """Something to press."""

    label: str
    press: Press
    danger: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Menu:
    """Questions to choose from; each is asked as it stands."""

    prompt: str
    press: Press
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """Markdown; `small` for what stands below an answer."""

    markdown: str
    small: bool = False


Row = tuple[Button | Menu, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One message; `summary` is what a notification says of it, as plain text."""

    texts: tuple[Text, ...]
    rows: tuple[Row, ...] = ()
    summary: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """Something to write into a form; nothing is filled in beforehand."""

    name: str
    label: str
    note: str
    longest: int | None = None
    required: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Something to choose in a form, if one likes: what stands there, by what it means."""

    name: str
    label: str
    options: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What is asked of somebody before anything is done; `press` says what it is about when it comes back."""

    title: str
    press: Press
    fields: tuple[Field | Choice, ...]
    note: str | None = None


def sentence(text: str) -> Card:
    """Say one thing."""
    return Card(texts=(Text(markdown=escape(text)),), summary=text)


def quote(question: str) -> str:
    """Write what somebody asked as a quotation, harmless whatever it contains."""
    return f"> {escape(shorten(question, LONGEST_QUOTE))}"


def interrupted(question: str) -> str:
    """Say why an answer comes late and elsewhere, above it."""
    return f"*{escape(wording.CUT_OFF)}*\n{quote(question)}"
