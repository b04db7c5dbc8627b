"""The connection to Discord is lost, moved and taken over, and nobody notices more than a pause."""

from collections.abc import Callable

import pytest

from bot import wording
from tests.platforms.bakery import FIRST, QUESTION
from tests.platforms.discord import Discord
from tests.platforms.discord_world import Fault

Made = Callable[..., Discord]


def test_a_lost_connection_is_resumed(lab: Discord) -> None:
    """What was said meanwhile is answered."""
    ada, resumed = lab.person("ada"), lab.server.gateway.resumed
    lab.server.do(lab.server.gateway.cut())
    said = ada.say(QUESTION, calling=True)
    assert FIRST in ada.answer_to(said).text
    assert lab.server.gateway.resumed > resumed
    assert len(ada.replies_to(said)) == 1


def test_a_request_to_reconnect_is_followed(lab: Discord) -> None:
    """As when Discord moves the connection to another machine."""
    ada, resumed = lab.person("ada"), lab.server.gateway.resumed
    lab.server.do(lab.server.gateway.ask_to_reconnect())
    lab.world.wait(lambda: lab.server.gateway.resumed > resumed, "a connection that is resumed")
    assert FIRST in ada.mention(QUESTION).text


def test_an_invalid_session_is_begun_anew(lab: Discord) -> None:
    """The commands are not told of again."""
    ada, identified, told = lab.person("ada"), lab.server.gateway.identified, lab.world.synchronised
    lab.server.do(lab.server.gateway.cut(resumable=False))
    lab.wait_for_identified(identified + 1)
    assert FIRST in ada.mention(QUESTION).text
    assert lab.world.synchronised == told


def test_an_event_that_cannot_be_read_costs_a_connection_only(lab: Discord) -> None:
    """The library gives up over it; the bot is back within seconds."""
    ada, identified = lab.person("ada"), lab.server.gateway.identified
    lab.server.do(lab.server.gateway.announce("MESSAGE_CREATE", {"id": "1", "channel_id": lab.channel, "type": 0}))
    lab.wait_for_identified(identified + 1)
    assert FIRST in ada.mention(QUESTION).text


def test_a_gateway_that_is_away_is_waited_for(discord: Made) -> None:
    """Also at the start, where the library has no connection yet to come back to."""
    lab = discord(start=False)
    lab.server.gateway.away = 1
    lab.start()
    assert FIRST in lab.person("ada").mention(QUESTION).text


def test_the_commands_are_told_of_once(discord: Made) -> None:
    """Not at every start, and wherever they are of use."""
    lab = discord()
    lab.restart()
    lab.stop()
    assert lab.world.synchronised == 1
    commands = {one["name"]: one for one in lab.world.commands}
    assert set(commands) == {"ask", "sources", "privacy", "help", "review", wording.ASK_ABOUT}
    for command in commands.values():
        assert sorted(command["integration_types"]) == [0, 1]
        assert sorted(command["contexts"]) == [0, 1, 2]
    (question,) = commands["ask"]["options"]
    assert question["autocomplete"]
    assert "max_length" not in question


def waiting(lab: Discord) -> int:
    """Start one more process that has to wait, stop it, and return its exit code."""
    process, said = lab.process, lab.log().count(wording.STANDING_BY)
    lab.start(wait=False)
    lab.wait_for_log(wording.STANDING_BY, said + 1)
    code = lab.stop()
    lab.process = process
    return code


def test_two_processes_do_not_both_answer(discord: Made) -> None:
    """The second one stands by, and takes over when the first one ends, even without a warning."""
    lab = discord()
    first = lab.process
    lab.start(wait=False)
    second, lab.process = lab.process, first
    lab.wait_for_log(wording.STANDING_BY)
    third = waiting(lab)
    assert third == 0
    ada = lab.person("ada")
    said = ada.say(QUESTION, calling=True)
    assert FIRST in ada.answer_to(said).text
    assert FIRST in ada.ask(QUESTION).text
    assert len(ada.replies_to(said)) == 1
    identified = lab.server.gateway.identified
    lab.kill()
    lab.process = second
    lab.wait_for_identified(identified + 1)
    assert FIRST in ada.mention(QUESTION).text
    assert lab.violations() == []


def test_discord_that_is_away_is_waited_for(discord: Made) -> None:
    """Also at the start."""
    lab = discord(start=False)
    lab.world.faults.append(Fault(method="GET", address="/users/@me", status=503))
    lab.start()
    assert FIRST in lab.person("ada").mention(QUESTION).text
    assert "Discord cannot be reached" in lab.log()


@pytest.mark.parametrize("status", [503, 403])
def test_commands_that_cannot_be_told_of_stop_nothing(discord: Made, status: int) -> None:
    """Mentions are answered; the commands are told of at the next start."""
    lab = discord(start=False)
    lab.world.faults.append(Fault(method="PUT", address="/commands", status=status, times=100))
    lab.start()
    assert FIRST in lab.person("ada").mention(QUESTION).text
    lab.world.faults.clear()
    lab.restart()
    lab.stop()
    assert lab.world.synchronised == 1
