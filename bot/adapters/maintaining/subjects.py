"""What a button is about, short enough for its id: an item by its number, sources and passages by a digest."""

from hashlib import sha256

from bot import wording
from bot.errors import ConflictError, InputError
from bot.model import Library
from bot.record import Item
from bot.review.queue import Queue
from bot.review.sources import SOURCE

_LENGTH = 16
_A_SOURCE = "s"


def subject(name: str) -> str:
    """Return how a button names a line of the queue."""
    return _A_SOURCE + mark(name) if name.startswith(SOURCE) else name


def mark(name: str) -> str:
    """Return the same few letters for the same name; how long it is does not matter."""
    return sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]


def line(library: Library, named: str) -> str:
    """Return the name of a line of the queue that a button is about."""
    if not named.startswith(_A_SOURCE):
        return named
    names = (SOURCE + document.key for document in library.documents)
    return _found(next((name for name in names if subject(name) == named), None), wording.REVIEW_GONE)


def passage(library: Library, marked: str) -> str:
    """Return the id of the passage that a button is about."""
    names = (passage.id for passage in library.passages)
    return _found(next((name for name in names if mark(name) == marked), None), wording.REVIEW_PASSAGE_GONE)


async def as_seen(queue: Queue, named: str, version: int) -> Item:
    """Return an item if it is still as it was when the button was made, or say what became of it."""
    try:
        item = await queue.item(named)
    except InputError:
        raise InputError(wording.REVIEW_GONE) from None
    if item.version != version:
        raise ConflictError(wording.CHANGED_MEANWHILE)
    return item


def _found(name: str | None, otherwise: str) -> str:
    if name is None:
        raise InputError(otherwise)
    return name
