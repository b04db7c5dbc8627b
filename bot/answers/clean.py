"""What people send, made harmless before anything looks at it: the words stay, the machinery goes."""

import re
import unicodedata

# Nobody asks a question this long. The end is kept too: a long story has its question there.
LONGEST = 2_000

_URL = re.compile(r"\b[a-z][a-z0-9+.-]{1,20}:(?://)?[^\s)>\]]+", re.IGNORECASE)
_PLATFORM_MARK = re.compile(
    r"<(?:[@#!][^<>\s]{1,80}|/[^<>]{1,80}:\d+|a?:\w{1,40}:\d+|[a-z]+:[^<>\s]{1,200})>", re.IGNORECASE
)
_MASS_MENTION = re.compile(r"@(everyone|here|channel)\b", re.IGNORECASE)
_TAG = re.compile(r"</?[a-z!][^<>]{0,200}>", re.IGNORECASE)
_MARKUP = re.compile(r"[*`~|\\]+|_{2,}|^[#>\s-]+(?=\S)", re.MULTILINE)
_SPACE = re.compile(r"\s+")


def clean(text: str) -> str:
    """Return a question as plain words in one line: no control or direction characters, marks, mentions or links."""
    text = unicodedata.normalize("NFKC", _cut(text))
    if not (text.isascii() and text.isprintable()):
        text = "".join(_visible(character) for character in text)
    for pattern in (_PLATFORM_MARK, _URL, _TAG, _MASS_MENTION):
        text = pattern.sub(" ", text)
    return _SPACE.sub(" ", _MARKUP.sub(" ", _cut(text))).strip()


def _cut(text: str) -> str:
    if len(text) <= LONGEST:
        return text
    return f"{text[: LONGEST // 2]} {text[-LONGEST // 2 :]}"


def _visible(character: str) -> str:
    """Turn odd spaces into spaces; drop what is not seen but acts: control, direction, private, unpaired."""
    if character.isspace():
        return "\n" if character == "\n" else " "
    category = unicodedata.category(character)
    # A joiner inside an emoji or a script is harmless to drop; a combining mark is kept, it belongs to its letter.
    return "" if category[0] == "C" else character
