"""The bot follows a conversation, and stays out of what is none of its business."""

import pytest

from bot import wording
from tests.platforms.bakery import FIRST, KNEADING, QUESTION
from tests.platforms.protocol import Form, Person, Platform, Seen
from tests.platforms.slack import Slack

MACHINE = "four minutes"


def answered(person: Person, said: Seen) -> bool:
    """Tell whether the bot replied to a message before it replied to a later one."""
    before = {seen.id for seen in person.looks()}
    person.mention(QUESTION)
    later = [seen for seen in person.looks() if seen.id not in before]
    return len(later) > 1 or said.id in before


def test_a_mention_follows_up_on_the_one_before(platform: Platform) -> None:
    """By the same person in the same channel."""
    ada = platform.person("ada")
    ada.mention(KNEADING)
    seen = ada.mention("and by machine?")
    assert MACHINE in seen.text
    assert "Read as: " in seen.text


def test_a_reply_follows_up_on_what_it_replies_to(platform: Platform) -> None:
    """Also if somebody else asked that."""
    ada, ben = platform.person("ada"), platform.person("ben")
    seen = ben.mention("and by machine?", after=ada.mention(KNEADING))
    assert MACHINE in seen.text
    assert "Read as: " in seen.text


def test_a_direct_message_follows_up(platform: Platform) -> None:
    """As in any conversation."""
    ada = platform.person("ada")
    ada.direct(KNEADING)
    assert "Read as: " in ada.direct("and by machine?").text


def test_a_form_follows_up_privately(platform: Platform) -> None:
    """Under private answers, where there is nothing to reply to."""
    ada = platform.person("ada")
    form = ada.press(ada.ask(KNEADING), wording.FOLLOW_UP)
    assert isinstance(form, Form)
    seen = ada.submit(form, question="and by machine?")
    assert seen.private
    assert "Read as: " in seen.text
    assert MACHINE in seen.text


def test_what_was_asked_in_private_never_shows_in_public(platform: Platform) -> None:
    """A mention does not lean on a private question, nor the other way round."""
    ada = platform.person("ada")
    ada.ask(KNEADING)
    assert "Read as" not in ada.mention("and by machine?").text


@pytest.mark.parametrize("words", ["thanks!", "thank you so much, that helped", "great, thx", "ok"])
def test_thanks_in_a_channel_are_enjoyed_in_silence(platform: Platform, words: str) -> None:
    """A reply to them would be noise."""
    ada = platform.person("ada")
    seen = ada.mention(QUESTION)
    assert not answered(ada, ada.say(words, after=seen, calling=True))


def test_talk_between_people_is_left_alone(platform: Platform) -> None:
    """Without a mention nothing is answered, question or not."""
    ada, ben = platform.person("ada"), platform.person("ben")
    said = ada.say(QUESTION)
    assert not answered(ben, said)
    assert not answered(ada, ben.say("eight hours", after=said))


def test_a_greeting_is_met_with_what_the_bot_can_do(platform: Platform) -> None:
    """Also an empty mention."""
    ada = platform.person("ada")
    assert "Breadboard" in ada.mention("hello").text
    assert "Breadboard" in ada.mention("").text


def test_somebody_in_distress_is_told_whom_to_turn_to(platform: Platform) -> None:
    """Nothing can be voted on or shared; and if it was misread, it is looked up when they say so."""
    ada = platform.person("ada")
    seen = ada.direct("How do I knead by hand? I want to kill myself.")
    assert "the night line" in seen.text
    assert seen.buttons == ()
    assert "ten minutes" in ada.direct("It was a bread question").text


def test_a_deleted_question_takes_its_reply_along(platform: Platform) -> None:
    """Nobody is quoted against their will."""
    if isinstance(platform, Slack):
        pytest.skip("Slack tells only those apps of it that read all messages: test_slack_hearing plays it there")
    ada = platform.person("ada")
    said = ada.say(QUESTION, calling=True)
    reply = ada.answer_to(said)
    assert FIRST in reply.text
    ada.delete(said)
    wait_until_gone(ada, reply)


def wait_until_gone(person: Person, seen: Seen) -> None:
    """Wait until a message is no longer to be seen; questions asked meanwhile are answered in turn."""
    for _ in range(200):
        if seen.id not in [one.id for one in person.looks()]:
            return
        person.direct("hello")
    raise AssertionError(f"{seen.text!r} still stands")
