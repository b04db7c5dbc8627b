"""A card becomes Block Kit: sections that read well on a phone, controls below, nothing over a limit."""

from collections.abc import Iterator, Sequence
from typing import Any

from bot.adapters.buttons import write
from bot.adapters.cards import Button, Card, Menu, Row, Text
from bot.adapters.limits import label, pieces
from bot.adapters.slack.mrkdwn import escape, spoken, translate
from bot.adapters.text import plain, shorten

Block = dict[str, Any]
Blocks = list[Block]
# Slack refuses what is longer.
LONGEST_TEXT = 3000
MOST_BLOCKS = 50
LONGEST_OPTION = 75
MOST_OPTIONS = 100
LONGEST_SUMMARY = 400
_SHORTEST = 50
_ELEMENTS = 10


def blocks(card: Card) -> Blocks:
    """Lay out a card."""
    texts = list(_texts(card.texts))
    rows = [block for row in card.rows for block in _row(row)]
    # The controls always fit; of a text that is too long the end is missing rather than they.
    return [*texts[: MOST_BLOCKS - len(rows)], *rows]


def summary(card: Card) -> str:
    """Return what notifications and screen readers say of a card."""
    said = card.summary or spoken(card.texts[0].markdown)
    return escape(shorten(plain(said), LONGEST_SUMMARY)) or "…"


def message(card: Card) -> dict[str, Any]:
    """Return a card as the fields of a message; nothing in it unfolds a link or calls anybody."""
    return {"text": summary(card), "blocks": blocks(card), "unfurl_links": False, "unfurl_media": False}


def plain_text(text: str, longest: int) -> Block:
    """Write a label."""
    return {"type": "plain_text", "text": label(text, longest), "emoji": False}


def _texts(texts: Sequence[Text]) -> Iterator[Block]:
    """Give a section for each text; small lines that follow each other share a block."""
    small: list[str] = []
    for text in texts:
        if text.small:
            small += fitting(text.markdown)
            continue
        yield from _context(small)
        small = []
        for piece in fitting(text.markdown):
            yield {"type": "section", "text": _mrkdwn(piece)}
    yield from _context(small)


def _context(lines: Sequence[str]) -> Iterator[Block]:
    for begin in range(0, len(lines), _ELEMENTS):
        yield {"type": "context", "elements": [_mrkdwn(line) for line in lines[begin : begin + _ELEMENTS]]}


def _mrkdwn(text: str) -> Block:
    # Without `verbatim` Slack looks for names and channels in it.
    return {"type": "mrkdwn", "text": text, "verbatim": True}


def fitting(markdown: str, room: int = LONGEST_TEXT) -> Iterator[str]:
    """Translate a text into parts that fit: signs that are written out make it longer."""
    for piece in pieces(markdown, room):
        translated = translate(piece)
        if len(translated) <= LONGEST_TEXT or room <= _SHORTEST:
            if translated:
                yield translated[:LONGEST_TEXT]
        else:
            yield from fitting(piece, room // 2)


def _row(row: Row) -> Iterator[Block]:
    elements = [element for one in row for element in _element(one)]
    if elements:
        yield {"type": "actions", "elements": elements}


def _element(control: Button | Menu) -> Iterator[Block]:
    if isinstance(control, Button):
        drawn = {"type": "button", "action_id": write(control.press), "text": plain_text(control.label, 75)}
        yield {**drawn, "style": "danger"} if control.danger else drawn
        return
    options = [one for one in dict.fromkeys(control.options) if 0 < len(one) <= LONGEST_OPTION][:MOST_OPTIONS]
    if options:
        yield {
            "type": "static_select",
            "action_id": write(control.press),
            "placeholder": plain_text(control.prompt, 150),
            "options": [option(one, one) for one in options],
        }


def option(text: str, value: str) -> Block:
    """Give something to choose."""
    return {"text": plain_text(text, LONGEST_OPTION), "value": value}
