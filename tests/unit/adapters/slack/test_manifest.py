"""The manifest that operators paste is what the code needs: no scope more, no event less."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot import wording
from bot.adapters.slack import client, requests

_DEPLOY = Path(__file__).parents[4] / "deploy" / "slack-manifest.yaml"
_CODE = "\n".join(path.read_text(encoding="utf-8") for path in Path(client.__file__).parent.glob("*.py"))
# What Slack wants for each of its methods, as far as the code may use them.
_SCOPES: dict[str, set[str]] = {
    "auth_test": set(),
    "apps_connections_open": set(),
    "views_open": set(),
    "views_publish": set(),
    "chat_postMessage": {"chat:write"},
    "chat_delete": {"chat:write"},
    "conversations_open": {"im:write"},
    "conversations_replies": {
        "channels:history",
        "groups:history",
        "mpim:history",
        "im:history",
        "metadata.message:read",
    },
    "conversations_history": {"im:history", "metadata.message:read"},
    "users_info": {"users:read"},
    "files_upload_v2": {"files:write"},
}
_OF_EVENTS = {"app_mention": {"app_mentions:read"}, "message.im": {"im:history"}}


@pytest.fixture
def manifest() -> Any:  # noqa: ANN401 -- what YAML holds
    """Give the manifest."""
    return yaml.safe_load(_DEPLOY.read_text(encoding="utf-8"))


def test_the_scopes_are_the_least_that_works(manifest: Any) -> None:  # noqa: ANN401 -- what YAML holds
    """Those of the methods that the code calls, of the events it hears, and of the command."""
    called = set(re.findall(r"\.((?:auth|apps|chat|conversations|users|views|files|reactions)_\w+)\(?", _CODE))
    called = {name for name in called if name in _SCOPES or not name.startswith("apps_")}
    needed = set.union({"commands"}, *(_SCOPES[name] for name in called))
    events = manifest["settings"]["event_subscriptions"]["bot_events"]
    needed |= set.union(*(_OF_EVENTS.get(event, set()) for event in events))
    assert set(manifest["oauth_config"]["scopes"]["bot"]) == needed
    assert called == set(_SCOPES)


def test_every_scope_and_event_has_its_reason() -> None:
    """Beside it, for whoever has to allow it."""
    text = _DEPLOY.read_text(encoding="utf-8")
    listed = re.findall(r"^      - ([\w.:]+)(.*)$", text, re.MULTILINE)
    assert len(listed) > 10
    assert [name for name, reason in listed if len(reason.partition("#")[2].split()) < 2] == []


def test_the_code_hears_what_slack_sends(manifest: Any) -> None:  # noqa: ANN401 -- what YAML holds
    """Every event of the manifest; those that are off by default as well."""
    for event in manifest["settings"]["event_subscriptions"]["bot_events"]:
        assert f'"{event.partition(".")[0]}"' in _CODE


def test_labels_are_those_of_the_design(manifest: Any) -> None:  # noqa: ANN401 -- what YAML holds
    """The command, the message action, and where HTTP would be answered."""
    (command,) = manifest["features"]["slash_commands"]
    (action,) = manifest["features"]["shortcuts"]
    assert (command["command"], command["description"]) == ("/ask", wording.COMMAND_ASK)
    assert (action["name"], action["callback_id"], action["type"]) == (wording.ASK_ABOUT, client.ASK_ABOUT, "message")
    assert requests.PATH == "/slack/events"
    assert manifest["settings"]["socket_mode_enabled"] is True
