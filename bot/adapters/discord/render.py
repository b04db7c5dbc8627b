"""A card becomes a message: text in blocks that read well on a phone, the controls below, nothing over a limit."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

import discord
from discord.ui import ActionRow, Button, LayoutView, Select, TextDisplay

from bot.adapters import cards
from bot.adapters.buttons import Press, write
from bot.adapters.cards import Card, Text
from bot.adapters.limits import label, pieces
from bot.adapters.text import ELLIPSIS

# What Discord takes in all texts of a message.
LONGEST = 4000
LONGEST_OPTION = 100
MOST_OPTIONS = 25
_SMALL = "-# "

Row = ActionRow[LayoutView]


def draw(card: Card) -> LayoutView:
    """Lay out a card. The library is not to remember it: presses are read from their ids."""
    made = LayoutView(timeout=None)
    for text in fitting([block for block in _blocks(card.texts) if block.strip()]):
        made.add_item(TextDisplay(text))
    for row in card.rows:
        for drawn in _row(row):
            made.add_item(drawn)
    made.stop()
    return made


def _blocks(texts: Iterable[Text]) -> Iterator[str]:
    """Give the texts; small lines that follow each other share a block."""
    for is_small, group in groupby(texts, lambda text: text.small):
        lines = [text.markdown for text in group]
        if is_small:
            yield "\n".join(_SMALL + line for text in lines for line in text.splitlines())
        else:
            yield from lines


def fitting(texts: list[str]) -> list[str]:
    """Cut the longest until all of them fit: the others are notes, and the controls always stay."""
    while (over := sum(map(len, texts)) - LONGEST) > 0:
        longest = max(range(len(texts)), key=lambda number: len(texts[number]))
        room = max(1, len(texts[longest]) - over - len(ELLIPSIS))
        texts[longest] = next(pieces(texts[longest], room)) + ELLIPSIS
    return texts


def _row(row: cards.Row) -> Iterator[Row]:
    """Give a row of controls; none if there is nothing to put in it."""
    held = [drawn for control in row if (drawn := _control(control)) is not None]
    if held:
        yield ActionRow(*held)


def _control(control: cards.Button | cards.Menu) -> Button[LayoutView] | Select[LayoutView] | None:
    if isinstance(control, cards.Menu):
        return _menu(control.prompt, control.press, control.options)
    style = discord.ButtonStyle.danger if control.danger else discord.ButtonStyle.secondary
    return Button(label=control.label, custom_id=write(control.press), style=style)


def _menu(prompt: str, press: Press, options: Sequence[str]) -> Select[LayoutView] | None:
    """Make a menu of questions; each is asked as it stands when it is chosen."""
    fit = list(dict.fromkeys(one for one in options if 0 < len(one) <= LONGEST_OPTION))[:MOST_OPTIONS]
    if not fit:
        return None
    return Select(
        custom_id=write(press),
        placeholder=prompt,
        options=[discord.SelectOption(label=label(one, LONGEST_OPTION), value=one) for one in fit],
    )
