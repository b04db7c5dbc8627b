"""On Discord no reply is lost and none comes twice, whatever happens to the requests."""

import pytest

from bot import wording
from tests.platforms.bakery import FIRST, QUESTION
from tests.platforms.discord import Discord
from tests.platforms.discord_person import DiscordPerson
from tests.platforms.discord_rules import texts
from tests.platforms.discord_world import HISTORY, TEXT_CHANNEL, THINKING, VIEW, Fault, Json
from tests.platforms.protocol import Seen

ACKNOWLEDGE = "/callback"
ORIGINAL = "/messages/@original"


def only_reply(person: DiscordPerson, said: Seen) -> Seen:
    """Return the reply to a message, and see to it that there is but one."""
    reply = person.answer_to(said)
    person.mention("hello")
    assert len(person.replies_to(said)) == 1
    return reply


def messages(lab: Discord) -> str:
    """Return the address at which the channel's messages are sent."""
    return f"/channels/{lab.channel}/messages"


@pytest.mark.parametrize(
    "fault",
    [
        Fault(method="POST", address="", status=503),
        Fault(method="POST", address="", status=500),
        Fault(method="POST", address=""),
        Fault(method="POST", address="", after=True),
        Fault(method="POST", address="", status=502, after=True),
        Fault(method="POST", address="", status=429, headers={"Retry-After": "0.1"}, body={"retry_after": 0.1}),
        Fault(
            method="POST", address="", status=429, headers={"Via": "", "Retry-After": "0.1"}, body={"retry_after": 0.1}
        ),
    ],
    ids=["503", "500", "cut", "cut-after", "502-after", "429", "429-of-a-proxy"],
)
def test_a_reply_that_failed_is_sent_again_once(lab: Discord, fault: Fault) -> None:
    """Discord recognises the one that it had taken."""
    ada = lab.person("ada")
    fault.address, fault.times = messages(lab), 1
    lab.world.faults.append(fault)
    assert FIRST in only_reply(ada, ada.say(QUESTION, calling=True)).text
    assert fault.times == 0


@pytest.mark.parametrize(
    "fault",
    [
        Fault(method="POST", address=ACKNOWLEDGE, status=500),
        Fault(method="POST", address=ACKNOWLEDGE),
        Fault(method="POST", address=ACKNOWLEDGE, after=True),
        Fault(method="POST", address=ACKNOWLEDGE, status=500, after=True),
        Fault(method="POST", address=ACKNOWLEDGE, hang=30),
        Fault(method="POST", address=ACKNOWLEDGE, status=200, after=True),
        Fault(method="POST", address=ACKNOWLEDGE, status=429, headers={"Via": "", "Retry-After": "0.1"}),
        Fault(method="PATCH", address=ORIGINAL, status=503, times=2),
        Fault(method="PATCH", address=ORIGINAL, after=True),
        Fault(method="PATCH", address=ORIGINAL, status=429, headers={"Retry-After": "0.1"}, body={"retry_after": 0.1}),
        Fault(method="PATCH", address=ORIGINAL, status=429, headers={"Content-Type": "text/html"}),
        Fault(method="PATCH", address=ORIGINAL, status=502, headers={"Content-Type": "text/html"}),
    ],
    ids=[
        "500",
        "cut",
        "cut-after",
        "500-after",
        "hangs",
        "unreadable",
        "429-of-a-proxy",
        "edit-503",
        "edit-cut-after",
        "edit-429",
        "edit-429-page",
        "edit-502-page",
    ],
)
def test_a_command_is_answered_in_spite_of_a_fault(lab: Discord, fault: Fault) -> None:
    """Nothing is left thinking."""
    ada = lab.person("ada")
    fault.times = fault.times or 1
    lab.world.faults.append(fault)
    assert FIRST in ada.ask(QUESTION).text
    assert fault.times == 0


@pytest.mark.parametrize(
    "headers", [{"X-RateLimit-Global": "true", "Retry-After": "5"}, {}], ids=["told-in-headers", "told-in-the-body"]
)
def test_when_everybody_has_to_wait_the_next_ones_are_sent_too(lab: Discord, headers: Json) -> None:
    """A wait that is longer than one try does not silence the bot for ever."""
    ada = lab.person("ada")
    body = {"retry_after": 4.5, "global": True, "message": "You are being rate limited."}
    lab.world.faults.append(Fault(method="POST", address=messages(lab), status=429, headers=headers, body=body))
    assert FIRST in only_reply(ada, ada.say(QUESTION, calling=True)).text


# Longer than it takes until an answer that nobody reported on is taken for one that was cut.
LONG = {"retry_after": 10.5, "message": "You are being rate limited."}


def test_a_channel_that_makes_the_bot_wait_is_left_alone_so_long(lab: Discord) -> None:
    """The platform blames whoever comes back too early."""
    ada = lab.person("ada")
    lab.world.faults.append(Fault(method="POST", address=messages(lab), status=429, body=LONG))
    assert FIRST in only_reply(ada, ada.say(QUESTION, calling=True)).text


def test_a_command_that_has_to_wait_is_answered_once(lab: Discord) -> None:
    """In its place, and not in the direct messages as well."""
    ada = lab.person("ada")
    lab.world.faults.append(Fault(method="PATCH", address=ORIGINAL, status=429, body=LONG))
    assert FIRST in ada.ask(QUESTION).text
    assert not any(wording.CUT_OFF in one.text for one in ada.looks())


@pytest.mark.parametrize("headers", [{}, {"Via": "", "Retry-After": "3600"}], ids=["by-discord", "by-a-proxy"])
def test_in_a_slow_channel_the_asker_is_told_directly(lab: Discord, headers: Json) -> None:
    """An hour is too long; nobody tries there again meanwhile."""
    ada = lab.person("ada")
    body = {"retry_after": 3600, "code": 20016, "message": "This action cannot be performed due to slowmode."}
    there = ada.in_channel(lab.world.add_channel(lab.guild, TEXT_CHANNEL))
    address = f"/channels/{there.channel}/messages"
    slow = Fault(method="POST", address=address, status=429, headers=headers, body=body, times=9)
    lab.world.faults.append(slow)
    there.say(QUESTION, calling=True)
    lab.world.wait(lambda: [one for one in ada.looks() if one.text == wording.NOT_ALLOWED_THERE], "a direct message")
    assert slow.times == 8


def test_an_answer_that_cannot_be_shown_is_sent_directly(lab: Discord) -> None:
    """The asker waits in vain no longer than ten seconds."""
    ada = lab.person("ada")
    lab.world.faults.append(Fault(method="PATCH", address=ORIGINAL, status=503, times=1000))
    interaction = ada.begin("ask", question=QUESTION)
    seen = lab.world.wait(lambda: [one for one in ada.looks() if wording.CUT_OFF in one.text], "a direct message")[0]
    assert FIRST in seen.text
    assert seen.place == ada.alone().channel
    lab.world.faults.clear()
    promised = lab.world.messages[str(interaction.original)]
    lab.world.wait(lambda: not promised["flags"] & THINKING, "an end of thinking")
    assert wording.SETTLED in list(texts(promised))


def test_an_interaction_that_is_lost_is_told_of(lab: Discord) -> None:
    """Discord has given up before the bot could answer: the asker is told directly."""
    ada = lab.person("ada")
    lab.world.faults.append(
        Fault(method="POST", address=ACKNOWLEDGE, status=404, body={"code": 10062, "message": "Unknown interaction"})
    )
    ada.begin("ask", question=QUESTION)
    words = wording.UNDELIVERED.partition("(")[0]
    seen = lab.world.wait(lambda: [one for one in ada.looks() if words in one.text], "a direct message")[0]
    code = seen.text.rpartition(" ")[2].rstrip(").")
    assert f"code {code}: an answer was not delivered" in lab.log()


def test_an_expired_token_is_told_of(lab: Discord) -> None:
    """As when a computer slept between the press and the answer."""
    ada = lab.person("ada")
    lab.world.late.add(ada.number)
    interaction = ada.begin("ask", question=QUESTION)
    seen = lab.world.wait(lambda: [one for one in ada.looks() if wording.CUT_OFF in one.text], "a direct message")
    assert FIRST in seen[0].text
    lab.world.messages[str(interaction.original)]["_excused"] = True


def test_where_the_bot_may_not_write_the_asker_is_told_directly(lab: Discord) -> None:
    """It can read the mention, and says how to ask instead."""
    ada = lab.person("ada")
    silent = ada.in_channel(lab.world.add_channel(lab.guild, TEXT_CHANNEL, allowed=VIEW | HISTORY))
    silent.say(QUESTION, calling=True)
    lab.world.wait(lambda: [one for one in ada.looks() if one.text == wording.NOT_ALLOWED_THERE], "a direct message")


@pytest.mark.parametrize(
    ("code", "told"),
    [(160002, wording.NOT_ALLOWED_THERE), (50035, wording.UNDELIVERED.partition("(")[0])],
    ids=["no-history", "anything-else"],
)
def test_a_reply_that_is_refused_is_told_of(lab: Discord, code: int, told: str) -> None:
    """Directly; only where the question itself is gone there is nobody to tell."""
    ada = lab.person("ada")
    body = {"code": code, "message": "Something is not as it should be"}
    lab.world.faults.append(Fault(method="POST", address=messages(lab), status=400, body=body))
    ada.say(QUESTION, calling=True)
    seen = lab.world.wait(lambda: [one for one in ada.looks() if told in one.text], "a direct message")[0]
    assert seen.place == ada.alone().channel


def test_a_person_without_direct_messages_is_no_mistake(lab: Discord) -> None:
    """They cannot be told; the log says so, and everything goes on."""
    ada = lab.person("ada")
    lab.world.closed_to_direct.add(ada.number)
    silent = ada.in_channel(lab.world.add_channel(lab.guild, TEXT_CHANNEL, allowed=VIEW | HISTORY))
    silent.say(QUESTION, calling=True)
    lab.wait_for_log("a direct message was refused: 403, code 50007")
    share = ada.press(ada.ask(QUESTION), wording.SHARE)
    assert isinstance(share, Seen)
    told = ada.press(share, wording.SHARE_ME)
    assert isinstance(told, Seen)
    assert told.text == wording.SHARE_CLOSED


def test_a_question_that_is_gone_is_not_answered(lab: Discord) -> None:
    """Its reply would hang in the air."""
    ada = lab.person("ada")
    lab.world.faults.append(Fault(method="POST", address=messages(lab), status=503, hang=0.2))
    said = ada.say(QUESTION, calling=True)
    # Nobody is told of it, as when the connection is lost.
    lab.world.messages[said.id]["_deleted"] = True
    ada.mention("hello")
    lab.wait_for_log("code 50035")
    assert ada.replies_to(said) == []


def test_a_channel_that_is_gone_is_no_mistake(lab: Discord) -> None:
    """Nothing is sent, and everything goes on."""
    ada = lab.person("ada")
    channel = lab.world.add_channel(lab.guild, TEXT_CHANNEL)
    lab.world.channels[channel]["_deleted"] = True
    ada.in_channel(channel).say(QUESTION, calling=True)
    lab.wait_for_log("code 10003")
    assert FIRST in ada.ask(QUESTION).text


def test_sharing_where_the_bot_may_not_write(lab: Discord) -> None:
    """Nothing is shared, and it is said."""
    ada = lab.person("ada").in_channel(lab.world.add_channel(lab.guild, TEXT_CHANNEL, allowed=VIEW))
    preview = ada.press(ada.ask(QUESTION), wording.SHARE)
    assert isinstance(preview, Seen)
    told = ada.press(preview, wording.SHARE_BOTH)
    assert isinstance(told, Seen)
    assert told.text == wording.SHARE_REFUSED.format(me=wording.SHARE_ME)


def test_pressed_twice_it_is_shared_once(lab: Discord) -> None:
    """Discord recognises the second one."""
    ada = lab.person("ada")
    preview = ada.press(ada.ask(QUESTION), wording.SHARE)
    assert isinstance(preview, Seen)
    before = len(ada.looks())
    both = [ada.begin_press(preview, wording.SHARE_BOTH), ada.begin_press(preview, wording.SHARE_BOTH)]
    lab.world.wait(lambda: all(map(ada.outcome, both)), "an end of both")
    assert len([one for one in ada.looks()[before:] if wording.REMOVE in one.buttons]) == 1
