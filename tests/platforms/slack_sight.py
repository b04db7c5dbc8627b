"""What a person reads on the imitated Slack: messages and forms as they look, and a form filled in."""

import html
import re
from collections.abc import Iterator

from tests.platforms.protocol import Form, Seen
from tests.platforms.slack_world import Json

_JOINER = "\u2060"
_LINK = re.compile(r"<([^<>|]+)\|([^<>|]*)>")
_ITALIC = re.compile(r"(?m)^_(.*)_$")
_QUOTE = re.compile(r"(?m)^>")
_BOLD = re.compile(r"(?<![\w*])\*([^*\n]+)\*(?![\w*])")


def seen(message: Json) -> Seen:
    """Return a message as people see it."""
    found = list(elements(message))
    return Seen(
        id=message["ts"],
        place=message["channel"],
        text="\n".join(map(_read, _texts(message))),
        private=message.get("_only_for") is not None,
        buttons=tuple(one["text"]["text"] for one in found if one["type"] == "button"),
        options=tuple(option["text"]["text"] for one in found for option in one.get("options") or ()),
        files=tuple(message.get("_files", ())),
    )


def elements(message: Json) -> Iterator[Json]:
    """Give what can be pressed or chosen from under a message."""
    for block in message.get("blocks") or ():
        if block["type"] == "actions":
            yield from block["elements"]


def _texts(message: Json) -> Iterator[str]:
    """Give what is read of a message: its blocks, or its text where it has none."""
    for block in message.get("blocks") or [_section(message)]:
        if block["type"] == "section":
            yield block["text"]["text"]
        elif block["type"] == "context":
            yield from (element["text"] for element in block["elements"])


def _section(message: Json) -> Json:
    return {"type": "section", "text": {"text": message.get("text", "")}}


def _read(text: str) -> str:
    """Return Slack's markup as the Markdown that scenarios are written in."""
    linked = _LINK.sub(r"[\2](\1)", _BOLD.sub(r"**\1**", text))
    return html.unescape(_QUOTE.sub("> ", _ITALIC.sub(r"*\1*", linked))).replace(_JOINER, "").replace("> > ", "> ")


def form(view: Json) -> Form:
    """Return a form as people see it."""
    fields = {
        block["label"]["text"]: tuple(option["text"]["text"] for option in block["element"].get("options") or ())
        for block in view["blocks"]
        if block["type"] == "input"
    }
    return Form(id=view["id"], title=view["title"]["text"], fields=fields)


def filled(view: Json, answers: dict[str, str]) -> Json:
    """Return a form as Slack has it once it is filled in."""
    values: Json = {}
    for block in view["blocks"]:
        if block["type"] == "input":
            values[block["block_id"]] = {block["element"]["action_id"]: _field(block, answers)}
    return {**view, "state": {"values": values}}


def _field(block: Json, answers: dict[str, str]) -> Json:
    given, element = answers.get(block["label"]["text"].split()[0].lower()), block["element"]
    if element["type"] == "static_select":
        chosen = [option for option in element["options"] if option["text"]["text"] == given]
        return {"type": "static_select", "selected_option": chosen[0] if chosen else None}
    return {"type": "plain_text_input", "value": given or None}
