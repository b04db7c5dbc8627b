"""Tokens that are missing, wrong or taken back end `signpost run` with a sentence, and are never repeated."""

from collections.abc import Callable

import pytest

from bot import wording
from tests.platforms.bakery import FIRST, QUESTION
from tests.platforms.slack import Slack
from tests.platforms.slack_world import APP_TOKEN, BOT_TOKEN, SECRET
from tests.platforms.terminal import Terminal

pytestmark = pytest.mark.walk
Made = Callable[..., Slack]
_BOT, _APP, _SECRET = "SIGNPOST_SLACK_BOT_TOKEN", "SIGNPOST_SLACK_APP_TOKEN", "SIGNPOST_SLACK_SIGNING_SECRET"


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({_BOT: BOT_TOKEN}, wording.NO_SLACK_WAY),
        ({_APP: APP_TOKEN}, wording.NO_SLACK_BOT_TOKEN),
        ({_SECRET: SECRET}, wording.NO_SLACK_BOT_TOKEN),
        ({_BOT: APP_TOKEN, _APP: APP_TOKEN}, f"{_BOT}: this does not look like a token that begins with xoxb-"),
        ({_BOT: BOT_TOKEN, _APP: BOT_TOKEN}, f"{_APP}: this does not look like a token that begins with xapp-"),
        ({_BOT: BOT_TOKEN, _SECRET: "not a secret"}, f"{_SECRET}: this does not look like a secret"),
        ({_BOT: BOT_TOKEN, _SECRET: SECRET, "SIGNPOST_WEB_PORT": "0"}, "SIGNPOST_WEB_PORT"),
    ],
)
def test_what_is_missing_is_said(terminal: Terminal, settings: dict[str, str], said: str) -> None:
    """By the names of the settings, never by what they hold."""
    left = Terminal(folder=terminal.folder, settings={**terminal.settings, **settings}).run("run")
    assert left.code == 2
    assert said in left.err
    for secret in (BOT_TOKEN, APP_TOKEN, SECRET, "not a secret"):
        assert secret not in left.err


@pytest.mark.parametrize(
    ("settings", "said"),
    [({_BOT: "xoxb-wrong"}, wording.WRONG_SLACK_TOKEN), ({_APP: "xapp-wrong"}, wording.WRONG_SLACK_APP_TOKEN)],
)
def test_a_wrong_token_is_told_without_repeating_it(slack: Made, settings: dict[str, str], said: str) -> None:
    """Instead of trying it for ever."""
    lab = slack(start=False, **settings)
    lab.start(wait=False)
    assert lab.wait_for_exit() == 2
    assert said in lab.log()
    assert "-wrong" not in lab.log()


@pytest.mark.parametrize("event", ["tokens_revoked", "app_uninstalled", None])
def test_a_token_that_is_taken_back_ends_it(slack: Made, event: str | None) -> None:
    """Whether Slack tells of it or the next answer shows it."""
    lab = slack()
    ada = lab.person("ada")
    lab.world.revoked = True
    if event:
        ada.event({"type": event, "tokens": {"bot": ["U"]}})
    else:
        ada.say(QUESTION, calling=True)
    assert lab.wait_for_exit() == 2
    assert wording.SLACK_TOKEN_REVOKED in lab.log()


def test_an_app_token_that_is_taken_back_ends_it(slack: Made) -> None:
    """Instead of trying it for ever, deaf."""
    lab = slack()
    lab.world.app_revoked = True
    lab.server.do(lab.server.cut())
    assert lab.wait_for_exit() == 2
    assert wording.WRONG_SLACK_APP_TOKEN in lab.log()


def test_a_token_of_somebody_else_that_is_taken_back_ends_nothing(workspace: Slack) -> None:
    """People have tokens as well; ours still holds."""
    ada = workspace.person("ada")
    ada.event({"type": "tokens_revoked", "tokens": {"oauth": [ada.number], "bot": []}})
    assert FIRST in ada.mention(QUESTION).text
