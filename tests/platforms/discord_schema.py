"""Requests are held against Discord's own description of its interface, on machines that have it."""

import json
import os
import re
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from tests.platforms.discord_world import Json

_HERE = Path(__file__).parents[2]
# No other number in a request is as large as an id.
_NO_ID = 1 << 40
# Beside the repository, or where a setting says.
_PLACES = (os.environ.get("TEST_DISCORD_API", ""), str(_HERE.parent / "shared/platform/discord_openapi.json"))


@cache
def description() -> Any | None:  # noqa: ANN401 -- whatever Discord wrote
    """Return the description, or nothing where there is none."""
    found = next((Path(place) for place in _PLACES if place and Path(place).is_file()), None)
    return json.loads(found.read_text(encoding="utf-8")) if found else None


@cache
def _addresses() -> tuple[tuple[re.Pattern[str], str], ...]:
    paths = (description() or {"paths": {}})["paths"]
    # Addresses without a variable part win: "@original" is no message id.
    ordered = sorted(paths, key=lambda path: path.count("{"))
    return tuple((re.compile(re.sub(r"\{\w+\}", "[^/]+", path)), path) for path in ordered)


@cache
def _validator(path: str, method: str) -> Draft202012Validator | None:
    whole = description()
    if whole is None:
        return None
    body = whole["paths"][path].get(method.lower(), {}).get("requestBody")
    if body is None or "application/json" not in body["content"]:
        return None
    schema = {**body["content"]["application/json"]["schema"], "components": whole["components"]}
    return Draft202012Validator(schema)


def _as_described(value: Any) -> Any:  # noqa: ANN401 -- whatever is in a request
    """Write ids as text: the library writes numbers, which Discord takes as well."""
    if isinstance(value, dict):
        return {name: _as_described(one) for name, one in value.items()}
    if isinstance(value, list):
        return [_as_described(one) for one in value]
    return str(value) if isinstance(value, int) and value > _NO_ID else value


def fault(method: str, address: str, body: Json | list[Json]) -> str | None:
    """Say what in a request is not as described."""
    path = next((path for pattern, path in _addresses() if pattern.fullmatch(address)), None)
    if path is None:
        return None if description() is None else f"{method} {address} is not an address of Discord"
    validator = _validator(path, method)
    found = next(iter(validator.iter_errors(_as_described(body))), None) if validator else None
    return f"{method} {path}: {found.message[:300]}" if found else None
