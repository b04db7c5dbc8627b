"""On Slack no reply is lost and none comes twice, whatever happens to the requests."""

from typing import Any

import pytest

from bot import wording
from tests.platforms.bakery import FIRST, QUESTION
from tests.platforms.protocol import Form, Seen
from tests.platforms.slack import Slack
from tests.platforms.slack_person import SlackPerson
from tests.platforms.slack_world import Fault

POST, RESPONSE = "api/chat.postMessage", "response"


def only_reply(person: SlackPerson, said: Seen) -> Seen:
    """Return the reply to a message, and see to it that there is but one."""
    reply = person.answer_to(said)
    person.mention("hello")
    assert len(person.replies_to(said)) == 1
    return reply


@pytest.mark.parametrize(
    "fault",
    [
        Fault(address=POST, status=429, headers={"Retry-After": "1"}),
        Fault(address=POST, code="ratelimited", headers={"Retry-After": "1"}),
        Fault(address=POST, status=503, times=2),
        Fault(address=POST, code="internal_error"),
        Fault(address=POST),
        Fault(address=POST, after=True),
        Fault(address=POST, status=500, after=True),
        Fault(address=POST, code="fatal_error", after=True),
        Fault(address=POST, body="{", after=True),
        Fault(address=POST, body="<p>", form="text/html"),
        Fault(address=POST, body="good", form="text/plain", after=True),
    ],
    ids=["429", "limited", "503", "internal", "cut", "cut-after", "500-after", "fatal-after", "torn", "page", "word"],
)
def test_a_reply_that_failed_is_sent_again_once(workspace: Slack, fault: Fault) -> None:
    """The thread is read before anything is sent again that may have arrived; in direct messages the same."""
    ada = workspace.person("ada")
    times = fault.times
    workspace.world.faults.append(fault)
    assert FIRST in only_reply(ada, ada.say(QUESTION, calling=True)).text
    assert fault.times == 0
    fault.times = times
    there = ada.alone()
    said = there.say(QUESTION)
    assert FIRST in there.answer_to(said).text
    assert fault.times == 0
    later = there.say("hello")
    there.answer_to(later)
    assert len(there.replies_to(said)) == 2
    assert apologies(ada) == []


def apologies(person: SlackPerson) -> list[Seen]:
    """Return what was told of things that went wrong."""
    begins = [said.partition("{")[0][:30] for said in (wording.TROUBLE, wording.UNDELIVERED, wording.NOT_ALLOWED_THERE)]
    return [one for one in person.looks() if one.text.startswith(tuple(begins))]


@pytest.mark.parametrize(
    "fault",
    [
        Fault(address=RESPONSE, status=429, headers={"Retry-After": "1"}),
        Fault(address=RESPONSE, status=500),
        Fault(address=RESPONSE),
        Fault(address=RESPONSE, after=True),
        Fault(address=RESPONSE, status=502, after=True),
    ],
    ids=["429", "500", "cut", "cut-after", "502-after"],
)
def test_a_command_is_answered_in_spite_of_a_fault(workspace: Slack, fault: Fault) -> None:
    """One answer is seen, also if the first had arrived."""
    ada = workspace.person("ada")
    workspace.world.faults.append(fault)
    deed = ada.begin(QUESTION)
    workspace.world.wait(lambda: fault.times == 0, "the fault")
    ada.direct("hello")
    workspace.world.wait(lambda: deed.responses, "an answer")
    assert len([one for one in ada.looks() if one.private and FIRST in one.text]) == 1


def test_an_answer_that_cannot_be_shown_is_sent_directly(workspace: Slack) -> None:
    """Slack takes no more than five answers to a press, within half an hour; later the asker gets it elsewhere."""
    ada = workspace.person("ada")
    seen = ada.ask(QUESTION)
    deed = ada.deed(message=ada.message_of(seen))
    deed.expired = True
    payload = ada.press_payload(deed, ada.button(seen, wording.WHY))
    workspace.server.do(workspace.server.deliver("interactive", payload))
    there = ada.alone().channel
    told = workspace.world.wait(lambda: [one for one in ada.looks() if one.place == there], "a direct message")
    assert FIRST in told[0].text


@pytest.mark.parametrize("refusal", [{"status": 404}, {"code": "used_url"}], ids=["status", "words"])
def test_a_late_answer_says_why_it_comes_late(workspace: Slack, refusal: dict[str, Any]) -> None:
    """With the question above it, whether Slack refuses by a status or by what it says."""
    ada = workspace.person("ada")
    workspace.world.faults.append(Fault(address=RESPONSE, **refusal))
    ada.begin(QUESTION)
    told = workspace.world.wait(lambda: [one for one in ada.looks() if wording.CUT_OFF in one.text], "a message")
    assert f"> {QUESTION}" in told[0].text
    assert FIRST in told[0].text


@pytest.mark.parametrize("closed", [{"member": False}, {"archived": True}], ids=["not a member", "archived"])
def test_where_the_bot_may_not_write_the_asker_is_told_directly(workspace: Slack, closed: dict[str, Any]) -> None:
    """And a private answer there is shared kindly not at all."""
    ada = workspace.person("ada").in_channel(workspace.world.add_channel(**closed))
    ada.say(QUESTION, calling=True)
    workspace.world.wait(lambda: [one for one in ada.looks() if one.text == wording.NOT_ALLOWED_THERE], "a word")
    preview = ada.press(ada.ask(QUESTION), wording.SHARE)
    assert isinstance(preview, Seen)
    told = ada.press(preview, wording.SHARE_BOTH)
    assert isinstance(told, Seen)
    assert told.text == wording.SHARE_REFUSED.format(me=wording.SHARE_ME)


def test_pressed_twice_it_is_shared_once(workspace: Slack) -> None:
    """Also at two processes: the second finds what the first has sent."""
    ada = workspace.person("ada")
    preview = ada.press(ada.ask(QUESTION), wording.SHARE)
    assert isinstance(preview, Seen)
    before = len(ada.looks())
    button = ada.button(preview, wording.SHARE_BOTH)
    both = [ada.press_raw(preview, button) for _ in range(2)]
    workspace.world.wait(lambda: all(map(ada.outcome, both)), "an end of both")
    assert len([one for one in ada.looks()[before:] if wording.REMOVE in one.buttons]) == 1


def test_a_repeated_press_counts_once(workspace: Slack) -> None:
    """Slack repeats what it thinks lost: the vote stays."""
    ada = workspace.person("ada")
    seen = ada.mention(QUESTION)
    deed = ada.deed(message=ada.message_of(seen))
    payload = ada.press_payload(deed, ada.button(seen, wording.HELPFUL))
    for retry in range(3):
        workspace.server.do(workspace.server.deliver("interactive", payload, retry=retry))
    workspace.world.wait(lambda: deed.responses, "a word")
    assert "1 vote," in ada.command("privacy").text
    assert [ada.seen(one).text for one in deed.responses] == [wording.VOTED_HELPFUL]


@pytest.mark.parametrize("code", ["expired_trigger_id", "internal_error"])
def test_a_form_that_slack_does_not_open_is_no_hindrance(workspace: Slack, code: str) -> None:
    """The vote is kept, and said; a follow-up can be tried again."""
    ada = workspace.person("ada")
    seen = ada.mention(QUESTION)
    workspace.world.faults.append(Fault(address="api/views.open", code=code, times=2))
    voted = ada.press(seen, wording.NOT_HELPFUL)
    assert isinstance(voted, Seen)
    assert voted.text == wording.VOTED_NOT_HELPFUL
    told = ada.press(seen, wording.FOLLOW_UP)
    assert isinstance(told, Seen)
    assert told.text == wording.FORM_NOT_OPENED
    assert isinstance(ada.press(seen, wording.FOLLOW_UP), Form)


def test_a_person_who_cannot_be_written_to_is_no_mistake(workspace: Slack) -> None:
    """Nothing is sent to them, it is said, and everything goes on."""
    ada = workspace.person("ada")
    preview = ada.press(ada.ask(QUESTION), wording.SHARE)
    assert isinstance(preview, Seen)
    workspace.world.faults.append(Fault(address="api/conversations.open", code="user_disabled", times=1))
    told = ada.press(preview, wording.SHARE_ME)
    assert isinstance(told, Seen)
    assert told.text == wording.SHARE_CLOSED


def test_what_fails_for_good_is_told_with_a_code(workspace: Slack) -> None:
    """The log has the same one."""
    ada = workspace.person("ada")
    seen = ada.command("privacy") if ada.ask(QUESTION) else None
    assert seen is not None
    workspace.world.faults.append(Fault(address="api/files.getUploadURLExternal", code="internal_error", times=1))
    told = ada.press(seen, wording.EXPORT)
    assert isinstance(told, Seen)
    code = told.text.rpartition(" ")[2].rstrip(").")
    assert told.text == wording.UNDELIVERED.format(code=code)
    assert f"code {code}: an answer was not delivered" in workspace.log()


def test_a_shared_answer_that_is_gone_can_be_removed_again(workspace: Slack) -> None:
    """Somebody else deleted it meanwhile: that is what was wanted."""
    ada = workspace.person("ada")
    preview = ada.press(ada.ask(QUESTION), wording.SHARE)
    assert isinstance(preview, Seen)
    ada.press(preview, wording.SHARE_BOTH)
    shared = [one for one in ada.looks() if wording.REMOVE in one.buttons][-1]
    workspace.world.faults.append(Fault(address="api/chat.delete", code="message_not_found", after=True))
    ada.press(shared, wording.REMOVE)
    assert shared.id not in [one.id for one in ada.looks()]
    assert FIRST in ada.ask(QUESTION).text


def test_a_shared_answer_that_cannot_be_removed_is_told_of(workspace: Slack) -> None:
    """Slack may forbid it; whoever pressed is not left without a word."""
    ada = workspace.person("ada")
    preview = ada.press(ada.ask(QUESTION), wording.SHARE)
    assert isinstance(preview, Seen)
    ada.press(preview, wording.SHARE_BOTH)
    shared = [one for one in ada.looks() if wording.REMOVE in one.buttons][-1]
    workspace.world.faults.append(Fault(address="api/chat.delete", code="compliance_exports_prevent_deletion"))
    told = ada.press(shared, wording.REMOVE)
    assert isinstance(told, Seen)
    assert told.text == wording.REMOVE_NOT_ALLOWED


def test_where_several_write_to_each_other_nothing_comes_twice_either(workspace: Slack) -> None:
    """Their thread can be read too."""
    ada = workspace.person("ada").in_channel(workspace.world.add_channel("M"))
    workspace.world.faults.append(Fault(address=POST, after=True))
    assert FIRST in only_reply(ada, ada.say(QUESTION, calling=True)).text
    assert apologies(ada) == []


def test_a_private_answer_is_seen_where_it_was_asked_for(workspace: Slack) -> None:
    """Not in the thread below, if the message stands in the channel; in the thread, if it stands there."""
    ada = workspace.person("ada")
    began = ada.say(QUESTION)
    inside = ada.say(QUESTION, after=began)
    ada.message_of(began)["thread_ts"] = began.id
    assert "thread_ts" not in ada.message_of(ada.ask_about(began))
    assert ada.message_of(ada.ask_about(inside))["thread_ts"] == began.id


def test_slack_is_left_alone_as_long_as_it_asks(workspace: Slack) -> None:
    """One refused request, one more when the time is over, none between."""
    ada = workspace.person("ada")
    before = workspace.world.requests.count("chat.postMessage")
    workspace.world.faults.append(Fault(address=POST, status=429, headers={"Retry-After": "2"}))
    assert FIRST in ada.mention(QUESTION).text
    assert workspace.world.requests.count("chat.postMessage") - before == 2
