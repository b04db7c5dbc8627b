"""What fits: a reply is parted at the ends of its sentences, so that no platform cuts or refuses it."""

import re
from collections.abc import Iterator, Sequence

from bot.adapters.text import shorten

BETWEEN = "\n\n"
# After the sign that ends a sentence, and what may close behind it; not inside a link.
_END = re.compile(r"(?<=[.!?])(?:\*\*|\*)?(?: \[\d+\])*\s+")
_LINE = re.compile(r"\n")


def pages(blocks: Sequence[str], room: int) -> tuple[str, ...]:
    """Part blocks of text into pages that fit, between blocks if possible, else at a line, a sentence, a word."""
    found: list[str] = []
    for piece in (piece for block in blocks for piece in pieces(block, room)):
        if found and len(found[-1]) + len(BETWEEN) + len(piece) <= room:
            found[-1] += BETWEEN + piece
        else:
            found.append(piece)
    return tuple(found)


def pieces(block: str, room: int) -> Iterator[str]:
    """Part one block into pieces that fit."""
    while len(block) > room:
        cut = _cut(block, room)
        yield block[:cut].rstrip()
        block = block[cut:].lstrip()
    if block:
        yield block


def _cut(block: str, room: int) -> int:
    for boundary in (_LINE, _END):
        ends = [found.end() for found in boundary.finditer(block, 0, room)]
        if ends and ends[-1] > room // 3:
            return ends[-1]
    return block.rfind(" ", 1, room) + 1 or room


def label(text: str, longest: int) -> str:
    """Shorten what stands on a menu; nothing there is empty."""
    return shorten(text, longest) or "…"
