"""What Discord refuses in a message, a modal, a list of choices or commands: its limits, and nobody pinged."""

import re
from collections.abc import Iterator

from tests.platforms.discord_world import V2, Json, RefusedError

ROW, BUTTON, SELECT, TEXT_INPUT, SECTION, TEXT, SEPARATOR, CONTAINER, LABEL = 1, 2, 3, 4, 9, 10, 14, 17, 18
LINK = 5
_CALLS = re.compile(r"<@!?(?P<user>\d+)>|<@&(?P<role>\d+)>|(?P<mass>@everyone|@here)")
_NAME = re.compile(r"[-_\w]{1,32}")
_INVALID, _EMPTY = 50035, 50006


def refuse(fault: str) -> RefusedError:
    """Return what Discord says to an invalid form."""
    return RefusedError(400, _INVALID, f"Invalid Form Body: {fault}")


def _at_most(text: object, longest: int, name: str, shortest: int = 0) -> None:
    if not isinstance(text, str) or not shortest <= len(text) <= longest:
        raise refuse(f"{name} has to be text of {shortest} to {longest} characters: {text!r}")


def walk(components: list[Json]) -> Iterator[Json]:
    """Give every component, also those inside others."""
    for one in components:
        yield one
        yield from walk(one.get("components") or [])
        yield from walk([one["component"]] if "component" in one else [])
        yield from walk([one["accessory"]] if "accessory" in one else [])


def check_message(payload: Json, flags: int) -> None:
    """Refuse a message that Discord refuses."""
    components = payload.get("components") or []
    if flags & V2:
        if payload.get("content") or payload.get("embeds") or payload.get("poll"):
            raise refuse("a message of components has no content or embeds")
        texts = sum(len(one["content"]) for one in walk(components) if one["type"] == TEXT)
        if texts > 4000 or len(list(walk(components))) > 40 or not components:
            raise refuse(f"{texts} characters in {len(list(walk(components)))} components")
        allowed_on_top = {ROW, SECTION, TEXT, SEPARATOR, CONTAINER, 12, 13}
    else:
        _at_most(payload.get("content") or "", 2000, "content")
        for embed in payload.get("embeds") or []:
            _check_embed(embed)
        if len(components) > 5:
            raise refuse("more than five rows")
        if not (payload.get("content") or payload.get("embeds") or components or payload.get("attachments")):
            raise RefusedError(400, _EMPTY, "Cannot send an empty message")
        allowed_on_top = {ROW}
    if any(one["type"] not in allowed_on_top for one in components):
        raise refuse("a component that cannot stand here")
    _check_components(components)


def _check_embed(embed: Json) -> None:
    _at_most(embed.get("title") or "", 256, "title")
    _at_most(embed.get("description") or "", 4096, "description")
    _at_most((embed.get("footer") or {}).get("text") or "", 2048, "footer")


def _check_components(components: list[Json]) -> None:
    ids = [one["custom_id"] for one in walk(components) if "custom_id" in one]
    if len(set(ids)) < len(ids):
        raise refuse(f"Component custom id cannot be duplicated: {ids}")
    for one in walk(components):
        _check_component(one)


def _check_component(one: Json) -> None:
    match one["type"]:
        case 1:
            held = one["components"]
            selects = [part for part in held if part["type"] not in (BUTTON, TEXT_INPUT)]
            if not held or len(held) > 5 or (selects and len(held) > 1):
                raise refuse("a row holds one to five buttons, or one select")
        case 2:
            _at_most(one.get("label") or "", 80, "label", 0 if one.get("emoji") else 1)
            if (one["style"] == LINK) != ("url" in one) or ("url" in one and "custom_id" in one):
                raise refuse("a button has an address or an id")
            if "custom_id" in one:
                _at_most(one["custom_id"], 100, "custom_id", 1)
        case 3:
            _check_select(one)
        case 4:
            _at_most(one["custom_id"], 100, "custom_id", 1)
            _at_most(one.get("placeholder") or "", 100, "placeholder")
            _at_most(one.get("value") or "", one.get("max_length") or 4000, "value")
        case 10:
            _at_most(one["content"], 4000, "content", 1)
        case 18:
            _at_most(one["label"], 45, "label", 1)
            _at_most(one.get("description") or "", 100, "description")


def _check_select(one: Json) -> None:
    _at_most(one["custom_id"], 100, "custom_id", 1)
    _at_most(one.get("placeholder") or "", 150, "placeholder")
    options = one["options"]
    values = [option["value"] for option in options]
    if not 1 <= len(options) <= 25 or len(set(values)) < len(values):
        raise refuse("a select has 1 to 25 options, each with a value of its own")
    for option in options:
        _at_most(option["label"], 100, "label", 1)
        _at_most(option["value"], 100, "value", 1)
        _at_most(option.get("description") or "", 100, "description")


def check_modal(modal: Json) -> None:
    """Refuse a modal that Discord refuses."""
    _at_most(modal["title"], 45, "title", 1)
    _at_most(modal["custom_id"], 100, "custom_id", 1)
    if not 1 <= len(modal["components"]) <= 5:
        raise refuse("a modal has one to five components")
    _check_components(modal["components"])


def check_choices(choices: list[Json]) -> None:
    """Refuse a list of suggestions that Discord refuses."""
    if len(choices) > 25:
        raise refuse("more than 25 choices")
    for one in choices:
        _at_most(one["name"], 100, "name", 1)
        _at_most(one["value"], 100, "value", 1)


def check_command(command: Json) -> None:
    """Refuse a command that Discord refuses."""
    if command.get("type", 1) == 1:
        if not _NAME.fullmatch(command["name"]) or command["name"] != command["name"].lower():
            raise refuse(f"the name of a command: {command['name']!r}")
        _at_most(command["description"], 100, "description", 1)
    else:
        _at_most(command["name"], 32, "name", 1)
    for option in command.get("options") or []:
        _at_most(option["description"], 100, "description", 1)


def texts(payload: Json) -> Iterator[str]:
    """Give every text of a message in which a mention would count."""
    yield payload.get("content") or ""
    yield from (one["content"] for one in walk(payload.get("components") or []) if one["type"] == TEXT)


def called(payload: Json, replied_to: str | None) -> list[str]:
    """Return whom a message would notify."""
    allowed = payload.get("allowed_mentions")
    parsed = {"users", "roles", "everyone"} if allowed is None else set(allowed.get("parse") or ())
    named = {*(allowed or {}).get("users", ()), *(allowed or {}).get("roles", ())}
    found = [] if replied_to is None or (allowed is not None and not allowed.get("replied_user")) else [replied_to]
    for text in texts(payload):
        for call in _CALLS.finditer(text):
            kind = {"user": "users", "role": "roles", "mass": "everyone"}[str(call.lastgroup)]
            number = call.group(str(call.lastgroup))
            if kind in parsed or number in named:
                found.append(number)
    return found
