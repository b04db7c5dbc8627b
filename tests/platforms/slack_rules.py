"""What Slack refuses in messages and forms: Block Kit with its limits, and whom a text would call."""

import re
from collections.abc import Iterator

from tests.platforms.slack_world import Json, RefusedError

_CALLS = re.compile(r"<(?:@[UW]\w+|!(?:channel|here|everyone)|!subteam\^\w+|#C\w+)[^<>]*>")
_OURS = re.compile(r"<(?:https?://|mailto:)[^<>|\s]+(?:\|[^<>|]*)?>")
_LONGEST = {"section": 3000, "context": 3000, "header": 150}
_MOST_BLOCKS = {"message": 50, "modal": 100, "home": 100}
_IN = {
    "section": {"message", "modal", "home"},
    "context": {"message", "modal", "home"},
    "actions": {"message", "modal", "home"},
    "divider": {"message", "modal", "home"},
    "header": {"message", "modal", "home"},
    "input": {"message", "modal", "home"},
}


def check_message(payload: Json) -> None:
    """Refuse a message that Slack would refuse."""
    if not payload.get("text") and not payload.get("blocks"):
        raise RefusedError("no_text")
    if len(str(payload.get("text") or "")) > 4000:
        raise RefusedError("msg_too_long")
    check_blocks(payload.get("blocks") or [], "message")
    if payload.get("blocks") and not payload.get("text"):
        raise RefusedError("test_wants_a_fallback_text")


def check_blocks(blocks: list[Json], place: str) -> None:
    """Refuse blocks that Slack would refuse."""
    if len(blocks) > _MOST_BLOCKS[place]:
        raise RefusedError("invalid_blocks: too many blocks")
    names = [block["block_id"] for block in blocks if "block_id" in block]
    if len(names) != len(set(names)):
        raise RefusedError("invalid_blocks: block_id twice")
    for block in blocks:
        if place not in _IN.get(block["type"], set()):
            raise RefusedError(f"invalid_blocks: {block['type']} in a {place}")
        _check_block(block)


def _check_block(block: Json) -> None:
    match block["type"]:
        case "section":
            _check_text(block["text"], _LONGEST["section"])
            _check_elements([block["accessory"]] if "accessory" in block else [])
        case "context":
            _within(len(block["elements"]), 1, 10, "elements of a context")
            for element in block["elements"]:
                _check_text(element, _LONGEST["context"])
        case "actions":
            _within(len(block["elements"]), 1, 25, "elements of actions")
            _check_elements(block["elements"])
        case "input":
            _check_text(block["label"], 2000)
            _check_elements([block["element"]])
            if "hint" in block:
                _check_text(block["hint"], 2000)


def _check_elements(elements: list[Json]) -> None:
    names = [element["action_id"] for element in elements]
    if len(names) != len(set(names)):
        raise RefusedError("invalid_blocks: action_id twice")
    for element in elements:
        _within(len(element["action_id"]), 1, 255, "an action_id")
        for name, longest in (("text", 75), ("placeholder", 150)):
            if name in element:
                _check_text(element[name], longest)
        if element.get("style") not in (None, "primary", "danger"):
            raise RefusedError("invalid_blocks: style")
        if element["type"] == "static_select":
            check_options(element["options"])
        if element["type"] == "plain_text_input":
            _within(element.get("max_length", 3000), 1, 3000, "max_length")


def check_options(options: list[Json]) -> None:
    """Refuse choices that Slack would refuse."""
    _within(len(options), 1, 100, "options")
    for option in options:
        _check_text(option["text"], 75)
        _within(len(option["value"]), 1, 75, "a value")


def _check_text(text: Json, longest: int) -> None:
    _within(len(text["text"]), 1, longest, f"text {text['text'][:40]!r}")
    if text["type"] not in ("mrkdwn", "plain_text"):
        raise RefusedError(f"invalid_blocks: {text['type']}")


def check_view(view: Json) -> None:
    """Refuse a form or a page that Slack would refuse."""
    check_blocks(view["blocks"], view["type"])
    if view["type"] == "modal":
        for name in ("title", "submit", "close"):
            _check_text(view[name], 24)
        _within(len(view["callback_id"]), 1, 255, "callback_id")
        _within(len(view.get("private_metadata", "")), 0, 3000, "private_metadata")


def _within(length: int, least: int, most: int, what: str) -> None:
    if not least <= length <= most:
        raise RefusedError(f"invalid_blocks: {what} has {length}")


def mrkdwn(payload: Json) -> Iterator[str]:
    """Give every text of a message that Slack reads as its markup."""
    yield str(payload.get("text") or "")
    for block in payload.get("blocks") or ():
        for held in (block.get("text"), *block.get("elements", ())):
            if held and held["type"] == "mrkdwn":
                yield held["text"]


def called(payload: Json) -> list[str]:
    """Return everybody whom a message would notify."""
    found = [call for text in mrkdwn(payload) for call in _CALLS.findall(text)]
    # Unless told otherwise, Slack looks for names in a text by itself.
    loose = payload.get("link_names") or payload.get("parse") == "full"
    found += [word for text in mrkdwn(payload) for word in re.findall(r"@\w+", text) if loose]
    return found


def stray(payload: Json) -> list[str]:
    """Return the brackets that are neither a link of ours nor written out."""
    rest = [_OURS.sub("", re.sub(r"(?m)^>", "", text)) for text in mrkdwn(payload)]
    return [text for text in rest if "<" in text or ">" in text]
