"""The connection to Slack is made, made anew, shared, and left first when the process stops."""

import signal
from collections.abc import Callable

import pytest

from tests.platforms.bakery import FIRST, QUESTION
from tests.platforms.slack import Slack
from tests.platforms.slack_world import Fault

pytestmark = pytest.mark.walk
Made = Callable[..., Slack]


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
