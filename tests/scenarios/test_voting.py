"""What people found helpful: one vote for each person and answer, changed and taken back at will."""

import pytest

from bot import wording
from tests.platforms.bakery import QUESTION
from tests.platforms.protocol import Form, Person, Platform, Seen


def pressed(person: Person, message: Seen, label: str) -> str:
    """Press a button and return what the person is told, alone."""
    seen = person.press(message, label)
    assert not isinstance(seen, Form)
    assert seen.private
    return seen.text


def votes(person: Person) -> str:
    """Return what is kept of a person, as they see it."""
    return person.command("privacy").text


def test_a_vote_is_kept_changed_and_taken_back(platform: Platform) -> None:
    """Each press says what now stands."""
    ada = platform.person("ada")
    answer = ada.ask(QUESTION)
    assert pressed(ada, answer, wording.HELPFUL) == wording.VOTED_HELPFUL
    assert "1 vote," in votes(ada)
    assert isinstance(ada.press(answer, wording.NOT_HELPFUL), Form)
    assert "1 vote," in votes(ada)
    assert pressed(ada, answer, wording.NOT_HELPFUL) == wording.VOTE_WITHDRAWN
    assert "0 votes," in votes(ada)


def test_everybody_votes_on_a_public_answer(platform: Platform) -> None:
    """One vote each, told to the voter alone."""
    ada, ben = platform.person("ada"), platform.person("ben")
    answer = ada.mention(QUESTION)
    assert pressed(ada, answer, wording.HELPFUL) == wording.VOTED_HELPFUL
    assert pressed(ben, answer, wording.HELPFUL) == wording.VOTED_HELPFUL
    assert pressed(ben, answer, wording.HELPFUL) == wording.VOTE_WITHDRAWN
    assert "1 vote," in votes(ada)
    assert "0 votes," in votes(ben) or wording.KEPT_NOTHING in votes(ben)


@pytest.mark.parametrize(
    "said", [{"reason": "Outdated", "comment": "it is 2026"}, {"comment": "@everyone look"}, {"reason": "Wrong"}, {}]
)
def test_what_was_wrong_may_be_said(platform: Platform, said: dict[str, str]) -> None:
    """With a reason, in words, or not at all; the vote is kept before."""
    ada = platform.person("ada")
    form = ada.press(ada.ask(QUESTION), wording.NOT_HELPFUL)
    assert isinstance(form, Form)
    assert form.fields["Reason"] == tuple(wording.REASONS.values())
    assert "1 vote," in votes(ada)
    assert ada.submit(form, **said).text == wording.REASON_THANKS


def test_a_vote_on_what_was_forgotten_is_met_kindly(platform: Platform) -> None:
    """And so is everything else under such an answer."""
    ada = platform.person("ada")
    answer = ada.ask(QUESTION)
    assert pressed(ada, answer, wording.FORGET) == wording.FORGOTTEN
    assert pressed(ada, answer, wording.HELPFUL) == wording.GONE_VOTE
    assert pressed(ada, answer, wording.WHY) == wording.GONE
    assert pressed(ada, answer, wording.SHARE) == wording.GONE
    assert pressed(ada, answer, wording.FORGET) == wording.FORGET_GONE


def test_a_reason_after_the_vote_was_taken_back(platform: Platform) -> None:
    """There is nothing to explain any more."""
    ada = platform.person("ada")
    answer = ada.ask(QUESTION)
    form = ada.press(answer, wording.NOT_HELPFUL)
    assert isinstance(form, Form)
    pressed(ada, answer, wording.NOT_HELPFUL)
    assert ada.submit(form, reason="Wrong").text == wording.REASON_VOTE_GONE
