"""Names that survive: a heading's slug and a passage's key are addresses for citations and taught questions."""

from hashlib import sha256
from re import compile as pattern
from unicodedata import normalize

_BETWEEN_WORDS = pattern(r"[\W_]+")


def slug(text: str) -> str:
    """Write a heading in small letters with one hyphen between its words."""
    return _BETWEEN_WORDS.sub("-", normalize("NFC", text).lower()).strip("-") or digest(text)


def digest(text: str) -> str:
    """Name a text by the first six hex digits of its hash."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:6]


def unique(name: str, taken: dict[str, int]) -> str:
    """Take the name, or the first of `name-2`, `name-3` ... that nobody has."""
    # The last number of a name is remembered, so that a thousand equal rows do not search from the start.
    free, count = name, taken.get(name, 1)
    while free in taken:
        count += 1
        free = f"{name}-{count}"
    taken[name] = count
    taken.setdefault(free, 1)
    return free
