"""The forms of Discord, and a file that is handed out; everything else that is shown is a card."""

import discord
from discord.ui import File, Label, LayoutView, Modal, Select, TextDisplay, TextInput

from bot import wording
from bot.adapters import cards
from bot.adapters.buttons import Press, Verb, write
from bot.adapters.digest import card
from bot.adapters.discord.render import draw
from bot.review.digest import Digest
from bot.store.votes import LONGEST_COMMENT

TEXT_FIELD, REASON_FIELD, COMMENT_FIELD = "text", "reason", "comment"


def sentence(text: str) -> LayoutView:
    """Say one thing."""
    return draw(cards.sentence(text))


def digest(week: Digest) -> LayoutView:
    """Show the figures of a week."""
    return draw(card(week))


def follow_up(exchange: str) -> Modal:
    """Ask for a follow-up question."""
    form = _form(wording.FOLLOW_UP_TITLE, Press(verb=Verb.FOLLOW_UP, exchange=exchange))
    field: TextInput[Modal] = TextInput(custom_id=TEXT_FIELD, style=discord.TextStyle.paragraph, required=True)
    form.add_item(Label(text=wording.FOLLOW_UP_FIELD, description=wording.FOLLOW_UP_NOTE, component=field))
    return form


def reason(exchange: str) -> Modal:
    """Ask what was wrong; nothing has to be said."""
    form = _form(wording.REASON_TITLE, Press(verb=Verb.REASON, exchange=exchange))
    options = [discord.SelectOption(label=text, value=value) for value, text in wording.REASONS.items()]
    choice: Select[Modal] = Select(custom_id=REASON_FIELD, options=options, required=False, min_values=0)
    comment: TextInput[Modal] = TextInput(
        custom_id=COMMENT_FIELD, style=discord.TextStyle.paragraph, required=False, max_length=LONGEST_COMMENT
    )
    form.add_item(TextDisplay(wording.REASON_NOTE))
    form.add_item(Label(text=wording.REASON_FIELD, component=choice))
    form.add_item(Label(text=wording.REASON_COMMENT, description=wording.REASON_COMMENT_NOTE, component=comment))
    return form


def form(asked: cards.Form) -> Modal:
    """Draw a form of any platform's."""
    made = _form(asked.title, asked.press)
    for field in asked.fields:
        typed: TextInput[Modal] = TextInput(
            custom_id=field.name, style=discord.TextStyle.paragraph, required=True, max_length=field.longest
        )
        made.add_item(Label(text=field.label, description=field.note, component=typed))
    return made


def _form(title: str, press: Press) -> Modal:
    form = Modal(title=title, custom_id=write(press), timeout=None)
    # Not to be remembered by the library: a form is read from its id, also by the process after this one.
    form.stop()
    return form


def exported(file: str) -> LayoutView:
    """Hand out a file."""
    made = sentence(wording.EXPORTED)
    made.add_item(File(f"attachment://{file}"))
    return made
