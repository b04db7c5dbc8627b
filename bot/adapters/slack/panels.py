"""The forms and the home page of Slack; everything else that is shown is a card."""

import json
from typing import Any

from bot import wording
from bot.adapters import asides, cards
from bot.adapters.buttons import Press, Verb, read, write
from bot.adapters.cards import Card, Choice, Field, Text
from bot.adapters.slack.render import Block, blocks, option, plain_text
from bot.model import Library
from bot.record import Kept

SUGGEST = write(Press(verb=Verb.SUGGEST))
AT_WORK = "at work"
# What Slack takes in one field.
_LONGEST_FIELD = 3000
_MOST_BLOCKS = 100


def form(asked: cards.Form, carried: dict[str, str]) -> Block:
    """Draw a form; what it carries comes back with it."""
    note = blocks(Card(texts=(Text(markdown=asked.note),))) if asked.note else []
    fields = [_field(field, focus=not number) for number, field in enumerate(asked.fields)]
    return {
        "type": "modal",
        "callback_id": write(asked.press),
        "private_metadata": json.dumps(carried),
        "title": plain_text(asked.title, 24),
        "submit": plain_text(wording.SEND, 24),
        "close": plain_text(wording.CANCEL, 24),
        "blocks": [*note, *fields],
    }


def _field(field: Field | Choice, *, focus: bool) -> Block:
    if isinstance(field, Choice):
        options = [option(text, value) for value, text in field.options.items()]
        choice = {"type": "static_select", "action_id": field.name, "options": options}
        return _input(field.name, field.label, choice, optional=True)
    typed = {
        "type": "plain_text_input",
        "action_id": field.name,
        "multiline": True,
        "max_length": field.longest or _LONGEST_FIELD,
        "focus_on_load": focus,
    }
    return {**_input(field.name, field.label, typed, optional=not field.required), "hint": plain_text(field.note, 2000)}


def _input(name: str, text: str, element: Block, *, optional: bool) -> Block:
    return {
        "type": "input",
        "block_id": name,
        "label": plain_text(text, 2000),
        "element": element,
        "optional": optional,
    }


def written(view: dict[str, Any]) -> dict[str, str]:
    """Return what was written into the fields of a form, or chosen in it; nothing where one was left empty."""
    found: dict[str, str] = {}
    for fields in view["state"]["values"].values():
        for name, field in fields.items():
            chosen = field.get("selected_option") or {}
            found[name] = str(field.get("value") or chosen.get("value") or "")
    return found


def carried(view: dict[str, Any]) -> dict[str, str]:
    """Return what a form carried."""
    kept = json.loads(view.get("private_metadata") or "{}")
    return {str(name): str(value) for name, value in kept.items()}


def press_of(view: dict[str, Any]) -> Press | None:
    """Return what a form is about."""
    return read(view.get("callback_id") or "")


def page(card: Card, *, at_work: bool = True) -> Block:
    """Show one thing alone on the page of the app, marked as work that somebody has begun."""
    return {"type": "home", "private_metadata": AT_WORK if at_work else "", "blocks": blocks(card)}


def is_at_work(event: dict[str, Any]) -> bool:
    """Tell whether a page that is opened again shows work that somebody has begun."""
    return (event.get("view") or {}).get("private_metadata") == AT_WORK


def home(library: Library, kept: Kept | None, days: int, queue: Card | None = None) -> Block:
    """Show how to ask, what the bot knows and what is kept about this person; to maintainers the queue."""
    shown_cards = [asides.help_card(library, wording.HELP_WAYS_SLACK), asides.sources(library)]
    if kept is not None:
        shown_cards.append(asides.privacy(kept, days))
    if queue is not None:
        shown_cards.insert(0, queue)
    suggested: Block = {
        "type": "section",
        "text": {"type": "mrkdwn", "text": wording.HOME_ASK, "verbatim": True},
        "accessory": {
            "type": "external_select",
            "action_id": SUGGEST,
            "placeholder": plain_text(wording.COMMAND_QUESTION, 150),
            "min_query_length": 0,
        },
    }
    shown: list[Block] = [suggested]
    for card in shown_cards:
        shown += [{"type": "divider"}, *blocks(card)]
    return {"type": "home", "blocks": shown[:_MOST_BLOCKS]}
