"""Names that survive: a heading's slug and a passage's key; and which web addresses a reader may be sent to."""

from hashlib import sha256
from re import compile as pattern
from unicodedata import normalize
from urllib.parse import quote, urlsplit

_BETWEEN_WORDS = pattern(r"[\W_]+")
# Longer than any heading that is an address; what is longer is cut, and told apart by its hash.
_LONGEST = 80
# Longer than any address that a platform shows.
_LONGEST_ADDRESS = 2_000
# How many words of a text a link looks for, and how many characters they may take.
_FRAGMENT_WORDS, _FRAGMENT_LENGTH = 8, 100


def slug(text: str) -> str:
    """Write a heading in small letters with one hyphen between its words."""
    name = _BETWEEN_WORDS.sub("-", normalize("NFC", text).lower()).strip("-") or digest(text)
    return name if len(name) <= _LONGEST else f"{name[:_LONGEST]}-{digest(text)}"


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


def is_web_address(url: str) -> bool:
    """Tell whether an address is one that a browser opens from a chat message, and that gives nothing away."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    opens = parts.scheme in ("http", "https") and bool(parts.netloc) and len(url) <= _LONGEST_ADDRESS
    return opens and "@" not in parts.netloc and not any(map(str.isspace, url))


def has_credentials(url: str) -> bool:
    """Tell whether an address names a user or a password."""
    try:
        return "@" in urlsplit(url).netloc
    except ValueError:
        return False


def text_fragment(text: str) -> str:
    """Return the end of an address that opens a page at these words."""
    words: list[str] = []
    for word in text.split()[:_FRAGMENT_WORDS]:
        if words and len(" ".join([*words, word])) > _FRAGMENT_LENGTH:
            break
        words.append(word[:_FRAGMENT_LENGTH])
    # A hyphen and a comma mean something in a fragment.
    return f":~:text={quote(' '.join(words), safe='').replace('-', '%2D')}"
