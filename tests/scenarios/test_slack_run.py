"""`signpost run` opens the door to Slack, says what is missing, and closes it without dropping anything."""

import signal
import socket
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from bot import wording
from tests.platforms.bakery import FIRST, QUESTION, UNCOVERED
from tests.platforms.protocol import Seen
from tests.platforms.slack import Slack, SlackOverHttp
from tests.platforms.slack_world import APP_TOKEN, BOT_TOKEN, SECRET, Fault
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


def test_while_slack_cannot_be_reached_it_waits(slack: Made) -> None:
    """And begins as soon as it can."""
    lab = slack(start=False)
    fault = Fault(address="api/auth.test", status=503, times=1000)
    lab.world.faults.append(fault)
    lab.start(wait=False)
    lab.wait_for_log("Slack cannot be reached")
    fault.times = 0
    lab.wait_for_log("answers on Slack")
    lab.world.wait(lambda: lab.server.connected, "a connection")
    assert FIRST in lab.person("ada").ask(QUESTION).text


def test_a_token_of_somebody_else_that_is_taken_back_ends_nothing(workspace: Slack) -> None:
    """People have tokens as well; ours still holds."""
    ada = workspace.person("ada")
    ada.event({"type": "tokens_revoked", "tokens": {"oauth": [ada.number], "bot": []}})
    assert FIRST in ada.mention(QUESTION).text


def test_slack_is_asked_again_when_it_wants_to_be(slack: Made) -> None:
    """Not sooner, also before anything runs; while it waits it can be stopped."""
    lab = slack(start=False)
    lab.world.faults.append(Fault(address="api/auth.test", status=429, headers={"Retry-After": "30"}))
    lab.start(wait=False)
    lab.wait_for_log("trying again in 30 seconds")
    assert lab.stop() == 0
    assert lab.world.requests == ["auth.test"]


def test_an_address_that_failed_is_not_tried_again(slack: Made) -> None:
    """Slack's are good for one connection: another one is asked for. None of them stands in the log."""
    lab = slack()
    before = lab.server.connected
    lab.world.faults.append(Fault(address="socket", status=503))
    lab.server.do(lab.server.cut())
    lab.world.wait(lambda: lab.server.connected > before, "a new connection")
    assert FIRST in lab.person("ada").ask(QUESTION).text
    assert "ticket" not in lab.log()


def test_an_app_token_that_is_taken_back_ends_it(slack: Made) -> None:
    """Instead of trying it for ever, deaf."""
    lab = slack()
    lab.world.app_revoked = True
    lab.server.do(lab.server.cut())
    assert lab.wait_for_exit() == 2
    assert wording.WRONG_SLACK_APP_TOKEN in lab.log()


def test_it_can_be_stopped_while_it_connects(slack: Made) -> None:
    """However often that fails."""
    lab = slack(start=False)
    fault = Fault(address="socket", status=503, times=1000)
    lab.world.faults.append(fault)
    lab.start(wait=False)
    lab.world.wait(lambda: fault.times < 1000, "a try")
    assert lab.stop() == 0


def test_who_is_about_to_stop_is_told_of_nothing_more(slack: Made) -> None:
    """While it still finishes what it has begun, Slack can give what is new to another process alone."""
    lab = slack()
    ada = lab.person("ada")
    fault = Fault(address="response", status=503, hang=2)
    lab.world.faults.append(fault)
    deed = ada.begin(QUESTION)
    lab.world.wait(lambda: fault.times == 0, "an answer on its way")
    lab.processes[0].send_signal(signal.SIGTERM)
    lab.world.wait(lambda: not lab.server.sockets, "the end of the connection")
    assert not deed.responses
    assert lab.wait_for_exit() == 0
    assert len(deed.responses) == 1


@pytest.mark.parametrize("way", ["refresh", "cut"])
def test_a_connection_that_ends_is_made_anew(slack: Made, way: str) -> None:
    """As Slack asks every few hours, and as networks do."""
    lab = slack()
    ada = lab.person("ada")
    ada.ask(QUESTION)
    before = lab.server.connected
    lab.server.do(lab.server.refresh() if way == "refresh" else lab.server.cut())
    lab.world.wait(lambda: lab.server.connected > before, "a new connection")
    lab.world.wait(lambda: len(lab.server.sockets) == 1, "the end of the old one")
    assert FIRST in ada.ask(QUESTION).text


def test_several_connections_share_the_work(slack: Made) -> None:
    """Slack tells one of them of each event, and another one when it repeats it: once is enough."""
    lab = slack()
    lab.start()
    ada = lab.person("ada")
    said = ada.say(QUESTION, calling=True)
    ada.answer_to(said)
    for _ in range(2):
        ada.tell_of(ada.message_of(said), calling=True)
    ada.mention("hello")
    ada.mention("hello")
    assert len(ada.replies_to(said)) == 1


@pytest.mark.parametrize(("kind", "number"), [(Slack, signal.SIGTERM), (SlackOverHttp, signal.SIGINT)])
def test_a_full_stop_finishes_what_has_begun(slack: Made, kind: type[Slack], number: signal.Signals) -> None:
    """The answer arrives, then the process ends well."""
    lab = slack(kind)
    ada = lab.person("ada")
    fault = Fault(address="response", status=503, hang=0.5)
    lab.world.faults.append(fault)
    deed = ada.begin(QUESTION)
    lab.world.wait(lambda: fault.times == 0, "an answer on its way")
    lab.processes[-1].send_signal(number)
    assert lab.wait_for_exit() == 0
    seen = ada.outcome(deed)
    assert isinstance(seen, Seen)
    assert FIRST in seen.text


def test_what_a_crash_cut_is_sent_after_it(slack: Made) -> None:
    """A reply in its thread, a private answer directly; each once, also the one that had arrived unheard."""
    lab = slack()
    ada = lab.person("ada")
    ada.ask(UNCOVERED)
    lost, unheard = (Fault(address="api/chat.postMessage", hang=60, after=after) for after in (False, True))
    response = Fault(address="response", hang=60)
    lab.world.faults += [lost, unheard, response]
    first = ada.say(QUESTION, calling=True)
    lab.world.wait(lambda: lost.times == 0, "the first to be on its way")
    second = ada.say(QUESTION, calling=True)
    ada.begin(QUESTION)
    lab.world.wait(lambda: unheard.times == response.times == 0, "all to be on their way")
    lab.world.wait(lambda: ada.replies_to(second), "one to have arrived")
    lab.kill()
    lab.world.faults.clear()
    lab.start()
    assert FIRST in ada.answer_to(first).text
    direct = lab.world.wait(lambda: [one for one in ada.looks() if wording.CUT_OFF in one.text], "a direct message")
    assert FIRST in direct[0].text
    lab.restart()
    ada.mention("hello")
    assert len(ada.replies_to(first)) == len(ada.replies_to(second)) == 1


def test_a_port_that_is_taken_is_said(slack: Made) -> None:
    """With the name of the setting."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        lab = slack(SlackOverHttp, start=False)
        lab.port = taken.getsockname()[1]
        lab.start(wait=False)
        assert lab.wait_for_exit() == 2
    assert "SIGNPOST_WEB_PORT: the server cannot listen" in lab.log()


def test_too_many_questions_are_met_kindly(slack: Made) -> None:
    """The one over the limit is told when to try again, wherever they ask."""
    lab = slack(SIGNPOST_LIMIT_PERSON="2")
    ada = lab.person("ada")
    ada.ask(QUESTION)
    ada.mention(QUESTION)
    assert "a lot of questions" in ada.ask(QUESTION).text
    assert "a lot of questions" in ada.mention(QUESTION).text


@pytest.mark.parametrize("kind", [Slack, SlackOverHttp])
def test_no_name_number_or_token_is_written_down(slack: Made, kind: type[Slack]) -> None:
    """Neither into the log nor into the database; what was asked is in no log either."""
    lab = slack(kind)
    ada = lab.person("grace-hopper")
    ada.mention(f"{QUESTION}")
    ada.direct(QUESTION)
    seen = ada.ask(UNCOVERED)
    ada.press(seen, wording.WISH)
    lab.world.faults.append(Fault(address="response", status=429, headers={"Retry-After": "1"}))
    ada.ask(f"<@{ada.number}> {QUESTION}")
    lab.restart()
    secrets = (ada.number, ada.name, BOT_TOKEN, APP_TOKEN, SECRET, "/response/", "trigger0TEST")
    for secret in (*secrets, "sourdough", "submarine"):
        assert secret not in lab.log()
    kept = dump(lab.folder / "signpost.db")
    assert "submarine" in kept
    for secret in secrets:
        assert secret not in kept


def dump(database: Path) -> str:
    """Return all that a database holds."""
    with sqlite3.connect(database) as connection:
        return "\n".join(connection.iterdump())


def test_without_its_database_it_still_answers(slack: Made, tmp_path: Path) -> None:
    """Without buttons, and it says why; also at home."""
    (tmp_path / "a file").touch()  # no folder can be made of it
    database = str(tmp_path / "a file" / "signpost.db")
    lab = slack(start=False, SIGNPOST_DATABASE=database, SIGNPOST_PSEUDONYM_KEY="k" * 40)
    lab.start()
    ada = lab.person("ada")
    for seen in (ada.ask(QUESTION), ada.mention(QUESTION)):
        assert FIRST in seen.text
        assert wording.FEEDBACK_OFF in seen.text
        assert seen.buttons == ()
    assert ada.mention("and then?", after=ada.mention(QUESTION)).text
    assert ada.command("privacy").text == wording.STORE_DOWN
    ada.open_home()
    assert "/ask" in str(ada.home())


def test_a_granted_wish_is_told_directly(slack: Made) -> None:
    """Once, with the answer of today; then where to reach them is forgotten."""
    lab = slack()
    ada = lab.person("ada")
    ada.press(ada.ask(UNCOVERED), wording.WISH)
    with sqlite3.connect(lab.folder / "signpost.db") as connection:
        connection.execute("UPDATE wish SET ready_at = 1")
    connection.close()
    told = lab.world.wait(lambda: [one for one in ada.looks() if wording.WISH_GRANTED in one.text], "a notice")
    assert f"> {UNCOVERED}" in told[0].text
    lab.restart()
    assert "0 wishes." in ada.command("privacy").text


def test_a_reply_that_could_not_be_sent_is_sent_again_later(slack: Made) -> None:
    """Once Slack takes it; it is not lost, and comes once."""
    lab = slack()
    ada = lab.person("ada")
    fault = Fault(address="api/chat.postMessage", status=503, times=1000)
    lab.world.faults.append(fault)
    said = ada.say(QUESTION, calling=True)
    lab.wait_for_log("a reply did not arrive; it is sent again")
    fault.times = 0
    assert FIRST in ada.answer_to(said).text
    ada.mention("hello")
    assert len(ada.replies_to(said)) == 1
