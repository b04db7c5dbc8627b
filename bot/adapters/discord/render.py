"""An answer becomes a message: text in blocks that read well on a phone, the controls below, nothing over a limit."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import discord
from discord.ui import ActionRow, Button, LayoutView, Select, TextDisplay

from bot import wording
from bot.adapters import cards
from bot.adapters.buttons import Press, Verb, write
from bot.adapters.cards import Card
from bot.adapters.limits import BETWEEN, label, pages
from bot.adapters.text import ELLIPSIS, escape, markdown, shorten
from bot.model import Answer
from bot.record import Reply
from bot.store.wishes import KEPT_DAYS

# Discord takes 4000 characters in all texts of a message; the rest is for the notes below the answer.
ROOM = 2800
LONGEST_OPTION = 100
MOST_OPTIONS = 25
LONGEST_QUOTE = 300
_SMALL = "-# "
_WISHED = ("declined", "unsure")


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Where a reply is shown: `private` only to the asker, `shareable` where there are others to share it with."""

    private: bool
    shareable: bool = False
    retention_days: int


def view(texts: Iterable[str], rows: Iterable[ActionRow[LayoutView]] = ()) -> LayoutView:
    """Lay out texts with controls below. The library is not to remember it: presses are read from their ids."""
    made = LayoutView(timeout=None)
    for text in texts:
        made.add_item(TextDisplay(text))
    for row in rows:
        made.add_item(row)
    made.stop()
    return made


def draw(card: Card) -> LayoutView:
    """Lay out what any platform shows."""
    texts = [_small_lines(text.markdown) if text.small else text.markdown for text in card.texts]
    return view(texts, [drawn for held in card.rows for drawn in row(*map(_control, held))])


def _small_lines(markdown: str) -> str:
    return "\n".join(map(small, markdown.splitlines()))


def _control(control: cards.Button | cards.Menu) -> Button[LayoutView] | Select[LayoutView] | None:
    if isinstance(control, cards.Button):
        return button(control.label, control.press, danger=control.danger)
    return menu(control.prompt, control.press, control.options)


def button(text: str, press: Press, *, danger: bool = False) -> Button[LayoutView]:
    """Make a button whose id says all that a press needs."""
    style = discord.ButtonStyle.danger if danger else discord.ButtonStyle.secondary
    return Button(label=text, custom_id=write(press), style=style)


def row(*buttons: Button[LayoutView] | Select[LayoutView] | None) -> Iterator[ActionRow[LayoutView]]:
    """Give a row of controls; none if there is nothing to put in it."""
    held = [one for one in buttons if one is not None]
    if held:
        yield ActionRow(*held)


def menu(prompt: str, press: Press, options: Sequence[str]) -> Select[LayoutView] | None:
    """Make a menu of questions; each is asked as it stands when it is chosen."""
    fitting = list(dict.fromkeys(one for one in options if 0 < len(one) <= LONGEST_OPTION))[:MOST_OPTIONS]
    if not fitting:
        return None
    return Select(
        custom_id=write(press),
        placeholder=prompt,
        options=[discord.SelectOption(label=label(one, LONGEST_OPTION), value=one) for one in fitting],
    )


def small(text: str) -> str:
    """Write a line small."""
    return f"{_SMALL}{text}"


def quote(question: str) -> str:
    """Write what somebody asked as a quotation, harmless whatever it contains."""
    return f"> {escape(shorten(question, LONGEST_QUOTE))}"


def told(answer: Answer) -> tuple[str, ...]:
    """Return the answer in pages that fit, the sources small."""
    blocks = markdown(replace(answer, related=())).split(BETWEEN)
    if answer.sources:
        *blocks, sources = blocks
        blocks += ["\n".join(small(line.rstrip()) for line in sources.splitlines())]
    return pages(blocks, ROOM)


def reply(given: Reply, setting: Setting, lead: str | None = None) -> LayoutView:
    """Show an answer to the one who asked; `lead` stands above it."""
    answer = given.answer
    first, *further = told(answer)
    texts = [*([lead] if lead else []), f"{first}{ELLIPSIS}" if further else first]
    texts += [small(escape(given.note))] if given.note else []
    texts += [small(escape(wording.CHANGED))] if given.changed else []
    if given.exchange is None:
        return view(texts)
    texts += wish_note(answer)
    rows = [*controls(given, shareable=setting.shareable), *_offers(given, setting)]
    if given.first_time:
        texts.append(small(_first_time(setting)))
        rows += row(
            button(wording.FORGET, Press(verb=Verb.FORGET, exchange=given.exchange)),
            button(wording.PRIVACY, Press(verb=Verb.PRIVACY)),
        )
    return view(texts, rows)


def wish_note(answer: Answer) -> list[str]:
    """Say what a wish keeps, where one can be made."""
    keeps = small(wording.WISH_KEEPS.format(wish=wording.WISH, days=KEPT_DAYS))
    return [keeps] if answer.status in _WISHED else []


def controls(given: Reply, *, shareable: bool = False, whole: bool = True) -> Iterator[ActionRow[LayoutView]]:
    """Give what can be pressed under an answer; without its question (not `whole`) nothing that would tell it."""
    answer, exchange = given.answer, given.exchange or ""

    def press(text: str, verb: Verb, *, wanted: bool = True) -> Button[LayoutView] | None:
        return button(text, Press(verb=verb, exchange=exchange)) if wanted else None

    has_points = bool(answer.points)
    yield from row(
        press(wording.HELPFUL, Verb.HELPFUL, wanted=has_points),
        press(wording.NOT_HELPFUL, Verb.NOT_HELPFUL, wanted=has_points),
        press(wording.WISH, Verb.WISH, wanted=whole and answer.status in _WISHED),
        press(wording.SHARE, Verb.SHARE, wanted=shareable and answer.status in ("answered", "unsure", "declined")),
    )
    yield from row(
        press(wording.MORE, Verb.MORE, wanted=has_more(answer)),
        press(wording.WHY, Verb.WHY, wanted=whole and has_points),
        press(wording.FOLLOW_UP, Verb.FOLLOW_UP, wanted=whole),
    )


def has_more(answer: Answer) -> bool:
    """Tell whether something stands behind "More"."""
    return bool(answer.more) or len(told(answer)) > 1


def _offers(given: Reply, setting: Setting) -> Iterator[ActionRow[LayoutView]]:
    """Give the related questions, where they are no noise to others."""
    if setting.private and given.answer.related:
        press = Press(verb=Verb.RELATED, exchange=given.exchange or "")
        yield from row(menu(wording.RELATED_MENU, press, given.answer.related))


def _first_time(setting: Setting) -> str:
    sentence = wording.FIRST_TIME if setting.shareable else wording.FIRST_TIME_DIRECT
    return sentence.format(days=setting.retention_days)
