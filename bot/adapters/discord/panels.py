"""The forms of Discord, and a file that is handed out; everything else that is shown is a card."""

import discord
from discord.ui import File, Label, LayoutView, Modal, Select, TextDisplay, TextInput

from bot import wording
from bot.adapters import cards
from bot.adapters.buttons import write
from bot.adapters.cards import Choice, Field
from bot.adapters.discord.render import draw


def form(asked: cards.Form) -> Modal:
    """Draw a form."""
    made = Modal(title=asked.title, custom_id=write(asked.press), timeout=None)
    # Not to be remembered by the library: a form is read from its id, also by the process after this one.
    made.stop()
    if asked.note:
        made.add_item(TextDisplay(asked.note))
    for field in asked.fields:
        made.add_item(_choice(field) if isinstance(field, Choice) else _field(field))
    return made


def _field(field: Field) -> Label[Modal]:
    typed: TextInput[Modal] = TextInput(
        custom_id=field.name,
        style=discord.TextStyle.paragraph,
        required=field.required,
        max_length=field.longest,
    )
    return Label(text=field.label, description=field.note, component=typed)


def _choice(choice: Choice) -> Label[Modal]:
    options = [discord.SelectOption(label=text, value=value) for value, text in choice.options.items()]
    chosen: Select[Modal] = Select(custom_id=choice.name, options=options, required=False, min_values=0)
    return Label(text=choice.label, component=chosen)


def exported(file: str) -> LayoutView:
    """Hand out a file."""
    made = draw(cards.sentence(wording.EXPORTED))
    made.add_item(File(f"attachment://{file}"))
    return made
