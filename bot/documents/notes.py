"""Footnotes join the sentence that calls them, in brackets: a reader of one passage sees no foot of the page."""

import re

# Stand around a note until its place in the sentence is known; no text that was read holds these characters.
NOTE = _OPEN = "\x02"
_CLOSE = "\x03"
_RAISED, _LOWERED = "\x04", "\x05"
_ABOVE = re.compile(f"{_RAISED}([^{_LOWERED}]*){_LOWERED}")
_MARK = re.compile(r"\[?(?:\d{1,3}|[a-z*†‡])\]?")
# A longer note is a text of its own, and would drown its sentence.
LONGEST = 400
_CALLED = re.compile(rf"([.!?。！？]?[\"'”’)]*)\s*((?:{_OPEN}[^{_CLOSE}]*{_CLOSE}\s*)+)")  # noqa: RUF001 -- the same marks elsewhere
_NOTE = re.compile(rf"{_OPEN}([^{_CLOSE}]*){_CLOSE}")


def called(note: str) -> str:
    """Write a note at the place where a text calls it."""
    folded = " ".join(note.split()).strip(" ↩︎")
    return f"{_OPEN}{folded}{_CLOSE}" if folded and len(folded) <= LONGEST else ""


def joined(text: str) -> str:
    """Bring the notes of a text inside of the sentences that call them."""
    if _RAISED in text:
        text = _ABOVE.sub(_placed, text)
    return _CALLED.sub(_inside, text) if _OPEN in text else text


def raised(text: str) -> str:
    """Write what stands above the line, so that it is no part of a figure."""
    return f"{_RAISED}{text.strip()}{_LOWERED}" if text.strip() else ""


def _placed(found: re.Match[str]) -> str:
    """Drop the mark of a note; behind a figure it may be an exponent, and is told apart."""
    before = found.string[found.start() - 1 : found.start()]
    if _MARK.fullmatch(found[1]) and not before.isdigit():
        return ""
    return found[1] if found[1].isalpha() else f"^{found[1]}"


def _inside(found: re.Match[str]) -> str:
    notes = "; ".join(note.rstrip(".。") for note in _NOTE.findall(found[2]))
    after = " " if found[2][-1:].isspace() else ""
    return f" ({notes}){found[1]}{after}"
