"""A card becomes a message that Discord takes, whatever it holds."""

import discord
from discord.ui import ActionRow, TextDisplay
from hypothesis import given
from hypothesis import strategies as some

from bot.adapters.buttons import Press, Verb
from bot.adapters.cards import Button, Card, Menu, Text
from bot.adapters.discord.render import LONGEST, MOST_OPTIONS, draw
from bot.adapters.text import escape

WORDS = some.text(min_size=1, max_size=3000).map(escape).filter(str.strip)
TEXTS = some.lists(some.builds(Text, markdown=WORDS, small=some.booleans()), min_size=1, max_size=9)
HELPFUL = Button(label="Helpful", press=Press(verb=Verb.HELPFUL, exchange="x"))


def shown(card: Card) -> list[str]:
    """Return the texts of a card as Discord gets them."""
    return [one.content for one in draw(card).children if isinstance(one, TextDisplay)]


def rows(card: Card) -> list[ActionRow[discord.ui.LayoutView]]:
    """Return the rows of a card as Discord gets them."""
    return [one for one in draw(card).children if isinstance(one, ActionRow)]


@given(TEXTS)
def test_it_always_fits_with_its_controls(texts: list[Text]) -> None:
    """Of what is too long the end is missing."""
    card = Card(texts=tuple(texts), rows=((HELPFUL,),))
    assert 0 < sum(map(len, shown(card))) <= LONGEST
    assert all(shown(card))
    assert len(rows(card)) == 1


def test_small_lines_share_a_block() -> None:
    """Each small for itself; the others stand apart."""
    texts = (
        Text(markdown="one"),
        Text(markdown="two"),
        Text(markdown="three\nfour", small=True),
        Text(markdown="five", small=True),
    )
    assert shown(Card(texts=texts)) == ["one", "two", "-# three\n-# four\n-# five"]


def test_a_menu_holds_what_can_be_chosen() -> None:
    """Each question once, none that is too long; without any there is no menu."""
    press = Press(verb=Verb.RELATED)
    many = tuple(f"question {number}" for number in range(40))
    menu = Menu(prompt="Related", press=press, options=("x" * 101, "", *many, *many))
    (row,) = rows(Card(texts=(Text(markdown="x"),), rows=((menu,), (HELPFUL,)[:0])))
    (select,) = row.children
    assert isinstance(select, discord.ui.Select)
    assert [option.value for option in select.options] == list(many[:MOST_OPTIONS])
    none = Menu(prompt="Related", press=press, options=("x" * 101,))
    assert rows(Card(texts=(Text(markdown="x"),), rows=((none,),))) == []
