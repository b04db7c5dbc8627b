"""Over HTTP the bot listens to Slack alone: forged, old and repeated requests change nothing, at any process."""

import json
import time
import urllib.parse
from collections.abc import Iterator
from typing import Any

import pytest

from bot import wording
from tests.platforms.bakery import FIRST, QUESTION, UNCOVERED, write_large_bakery
from tests.platforms.slack import Slack, SlackOverHttp
from tests.platforms.slack_person import SlackPerson
from tests.platforms.slack_world import BOT_USER, SECRET, TEAM
from tests.scenarios.conftest import UNLIMITED

_JSON = {"Content-Type": "application/json"}
_FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@pytest.fixture(scope="module", name="lab")
def _two_processes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Slack]:
    """Give a Slack that calls two processes by turns, which all scenarios here share."""
    folder = tmp_path_factory.mktemp("requests")
    made = SlackOverHttp(folder, write_large_bakery(folder / "bakery"), **UNLIMITED)
    made.start()
    made.start()
    yield made
    made.close()
    assert made.violations() == []


def mention(person: SlackPerson) -> tuple[str, Any]:
    """Return what Slack would say of a mention, and the message."""
    message = person.write(QUESTION, calling=True)
    event = {**message, "type": "app_mention", "event_ts": message["ts"]}
    payload = {"type": "event_callback", "team_id": TEAM, "api_app_id": "A0", "event_id": f"Ev{message['ts']}",
               "event_time": 1, "authorizations": [{"team_id": TEAM, "user_id": BOT_USER}], "event": event}  # fmt: skip
    return json.dumps(payload), message


@pytest.mark.parametrize(
    "wrong",
    [
        {"secret": SECRET[::-1]},
        {"at": time.time() - 301},
        {"at": time.time() + 10_000},
        {"headers": {"X-Slack-Signature": ""}},
        {"headers": {"X-Slack-Signature": "v0=ä"}},
        {"headers": {"X-Slack-Request-Timestamp": "now"}},
        {"headers": {"X-Slack-Request-Timestamp": ""}},
    ],
    ids=["forged", "old", "ahead", "unsigned", "odd letters", "no time", "empty time"],
)
def test_what_slack_has_not_just_signed_is_refused(lab: Slack, wrong: dict[str, Any]) -> None:
    """With 401, whether it comes as an event, a command or a check of the certificate; nothing is processed."""
    ada = lab.person("ada")
    body, message = mention(ada)
    deed = ada.deed()
    command = urllib.parse.urlencode(ada.command_payload(deed, QUESTION))
    wrong = dict(wrong)
    more = wrong.pop("headers", {})
    for said, kind in ((body, _JSON), (command, _FORM), (f"{command}&ssl_check=1", _FORM), ("", _JSON)):
        status, text = lab.server.do(lab.server.request(said, headers={**kind, **more}, **wrong))
        assert (status, text) == (401, "")
    ada.direct("hello")
    assert [one for one in lab.world.messages if one.get("thread_ts") == message["ts"]] == []
    assert not deed.responses


def test_a_replayed_request_is_refused(lab: Slack) -> None:
    """The very same bytes with the very same signature; what was done stays done once."""
    ada = lab.person("ada")
    deed = ada.deed()
    command, now = urllib.parse.urlencode(ada.command_payload(deed, QUESTION)), time.time()
    process = lab.server.bots[0]
    statuses = [lab.server.do(lab.server.request(command, headers=_FORM, at=now, to=process))[0] for _ in range(3)]
    assert statuses == [200, 401, 401]
    lab.world.wait(lambda: deed.responses, "an answer")
    ada.ask("hello")
    assert len(deed.responses) == 1


def test_an_event_that_slack_repeats_is_answered_once(lab: Slack) -> None:
    """At the same process and at another one; each repetition is acknowledged, or Slack would go on."""
    ada = lab.person("ada")
    body, message = mention(ada)
    for number in range(4):
        retry = {"X-Slack-Retry-Num": str(number)} if number else {}
        address = lab.server.bots[number % 2]
        status, _ = lab.server.do(lab.server.request(body, headers={**_JSON, **retry}, to=address))
        assert status == 200

    def answers() -> list[object]:
        return [one for one in lab.world.messages if one.get("thread_ts") == message["ts"]]

    lab.world.wait(answers, "an answer")
    ada.mention("hello")
    assert len(answers()) == 1


def test_processes_share_what_is_kept(lab: Slack) -> None:
    """A balancer sends each click elsewhere: votes, forms and follow-ups go on all the same."""
    ada = lab.person("ada")
    for _ in range(3):
        seen = ada.mention(QUESTION)
        ada.press(seen, "Helpful")
        assert "Read as" in ada.mention("and in a warm kitchen?", after=seen).text or FIRST in seen.text
        ada.press(seen, "Helpful")
    assert "0 votes" in ada.command("privacy").text


def test_a_press_that_two_processes_are_told_of_counts_once(lab: Slack) -> None:
    """The wish stands, the passages are shown once."""
    ada = lab.person("ada")
    declined, seen = ada.ask(UNCOVERED), ada.ask(QUESTION)
    for message, label in ((declined, wording.WISH), (seen, wording.WHY)):
        deed = ada.deed(message=ada.message_of(message))
        payload = ada.press_payload(deed, ada.button(message, label))
        for retry in range(4):
            lab.server.do(lab.server.deliver("interactive", payload, retry=retry))
        lab.world.wait(lambda deed=deed: deed.responses, "an answer")  # type: ignore[misc]
        ada.mention("hello")
        ada.mention("hello")
        assert len(deed.responses) == 1
    assert "1 wish." in ada.command("privacy").text


def test_slack_checks_the_address(lab: Slack) -> None:
    """By a challenge that only who has the secret can send."""
    body = json.dumps({"type": "url_verification", "challenge": "c-1", "token": "x"})
    status, text = lab.server.do(lab.server.request(body, headers=_JSON))
    assert (status, json.loads(text)) == (200, {"challenge": "c-1"})
