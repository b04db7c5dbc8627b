"""The forms and the home page of Slack; everything else that is shown is a card."""

import json
from typing import Any

from bot import wording
from bot.adapters import asides, cards
from bot.adapters.buttons import Press, Verb, read, write
from bot.adapters.cards import Card, Text
from bot.adapters.slack.render import Block, blocks, option, plain_text
from bot.model import Library
from bot.record import Kept

TEXT_FIELD, REASON_FIELD, COMMENT_FIELD = "text", "reason", "comment"
LONGEST_COMMENT = 1000
LONGEST_QUESTION = 3000
SUGGEST = write(Press(verb=Verb.SUGGEST))
AT_WORK = "at work"
_MOST_BLOCKS = 100


def follow_up(exchange: str, carried: dict[str, str]) -> Block:
    """Ask for a follow-up question."""
    press = Press(verb=Verb.FOLLOW_UP, exchange=exchange)
    return _form(wording.FOLLOW_UP_TITLE, press, carried, _question(wording.FOLLOW_UP_FIELD, wording.FOLLOW_UP_NOTE))


def _question(field: str, note: str) -> Block:
    typed = {
        "type": "plain_text_input",
        "action_id": TEXT_FIELD,
        "multiline": True,
        "max_length": LONGEST_QUESTION,
        "focus_on_load": True,
    }
    return _input(TEXT_FIELD, field, typed, hint=note)


def reason(exchange: str, carried: dict[str, str]) -> Block:
    """Ask what was wrong; nothing has to be said."""
    options = [option(text, value) for value, text in wording.REASONS.items()]
    choice = {"type": "static_select", "action_id": REASON_FIELD, "options": options}
    typed = {
        "type": "plain_text_input",
        "action_id": COMMENT_FIELD,
        "multiline": True,
        "max_length": LONGEST_COMMENT,
    }
    return _form(
        wording.REASON_TITLE,
        Press(verb=Verb.REASON, exchange=exchange),
        carried,
        *blocks(Card(texts=(Text(markdown=wording.REASON_NOTE),))),
        _input(REASON_FIELD, wording.REASON_FIELD, choice, optional=True),
        _input(COMMENT_FIELD, wording.REASON_COMMENT, typed, hint=wording.REASON_COMMENT_NOTE, optional=True),
    )


def form(asked: cards.Form, carried: dict[str, str]) -> Block:
    """Draw a form of any platform's."""
    fields = (
        _input(
            field.name,
            field.label,
            {
                "type": "plain_text_input",
                "action_id": field.name,
                "multiline": True,
                "max_length": field.longest,
                "focus_on_load": not number,
            },
            hint=field.note,
        )
        for number, field in enumerate(asked.fields)
    )
    return _form(asked.title, asked.press, carried, *fields)


def _form(title: str, press: Press, carried: dict[str, str], *shown: Block) -> Block:
    return {
        "type": "modal",
        "callback_id": write(press),
        "private_metadata": json.dumps(carried),
        "title": plain_text(title, 24),
        "submit": plain_text(wording.SEND, 24),
        "close": plain_text(wording.CANCEL, 24),
        "blocks": list(shown),
    }


def _input(name: str, text: str, element: Block, *, hint: str = "", optional: bool = False) -> Block:
    held: Block = {
        "type": "input",
        "block_id": name,
        "label": plain_text(text, 2000),
        "element": element,
        "optional": optional,
    }
    return {**held, "hint": plain_text(hint, 2000)} if hint else held


def written(view: dict[str, Any], name: str) -> str:
    """Return what was written into a field of a form, or chosen in it; nothing if it was left empty."""
    field = view["state"]["values"].get(name, {}).get(name, {})
    chosen = field.get("selected_option") or {}
    return str(field.get("value") or chosen.get("value") or "")


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
