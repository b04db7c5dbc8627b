"""`signpost run` on Slack drops nothing: at a full stop, in a crash, while Slack or the database is away."""

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

pytestmark = pytest.mark.walk
Made = Callable[..., Slack]


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
