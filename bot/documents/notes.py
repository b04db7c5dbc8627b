"""Footnotes join the sentence that calls them, in brackets: a reader of one passage sees no foot of the page."""

import re

# Stand around a note until its place in the sentence is known; no text that was read holds these characters.
_OPEN, _CLOSE = "\x02", "\x03"
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
    return _CALLED.sub(_inside, text) if _OPEN in text else text


def _inside(found: re.Match[str]) -> str:
    notes = "; ".join(note.rstrip(".。") for note in _NOTE.findall(found[2]))
    after = " " if found[2][-1:].isspace() else ""
    return f" ({notes}){found[1]}{after}"
