"""People see what is kept about them, take it with them, delete it, and withdraw what they wished."""

import json

from bot import wording
from tests.platforms.bakery import KNEADING, QUESTION, UNCOVERED
from tests.platforms.protocol import Form, Person, Platform, Seen


def press(person: Person, message: Seen, label: str) -> Seen:
    """Press a button that shows something."""
    seen = person.press(message, label)
    assert not isinstance(seen, Form)
    return seen


def test_what_is_kept_is_shown(platform: Platform) -> None:
    """One's own questions, nobody else's."""
    ada, ben = platform.person("ada"), platform.person("ben")
    ada.ask(QUESTION)
    ben.ask(KNEADING)
    seen = ada.command("privacy")
    assert "1 question, 0 votes, 0 wishes." in seen.text
    assert QUESTION in seen.text
    assert KNEADING not in seen.text


def test_it_is_taken_along_as_a_file(platform: Platform) -> None:
    """JSON, without the platform's id of the person."""
    ada = platform.person("ada")
    press(ada, ada.ask(QUESTION), wording.HELPFUL)
    (file,) = press(ada, ada.command("privacy"), wording.EXPORT).files
    kept = json.loads(file)
    assert [one["question"] for one in kept["exchanges"]] == [QUESTION]
    assert [one["value"] for one in kept["votes"]] == ["helpful"]
    assert ada.number not in file


def test_it_is_deleted_after_being_asked_twice(platform: Platform) -> None:
    """Then nothing is kept."""
    ada = platform.person("ada")
    ada.ask(QUESTION)
    sure = press(ada, ada.command("privacy"), wording.DELETE)
    assert sure.text == wording.DELETE_ASK
    assert press(ada, sure, wording.CANCEL).text == wording.CANCELLED
    assert "1 question" in ada.command("privacy").text
    sure = press(ada, ada.command("privacy"), wording.DELETE)
    assert press(ada, sure, wording.DELETE).text == wording.ALL_DELETED
    assert wording.KEPT_NOTHING in ada.command("privacy").text


def test_the_way_from_the_first_reply(platform: Platform) -> None:
    """Its buttons forget that question, and show what is kept."""
    ada = platform.person("ada")
    seen = ada.ask(QUESTION)
    assert "1 question" in press(ada, seen, wording.PRIVACY).text
    assert press(ada, seen, wording.FORGET).text == wording.FORGOTTEN
    assert wording.KEPT_NOTHING in press(ada, seen, wording.PRIVACY).text


def test_nobody_forgets_for_others(platform: Platform) -> None:
    """A public reply's id in somebody else's hands changes nothing."""
    ada, ben = platform.person("ada"), platform.person("ben")
    first = ben.ask(QUESTION)
    assert press(ada, first, wording.FORGET).text == wording.FORGET_GONE
    assert "1 question" in ben.command("privacy").text


def test_a_wish_is_kept_and_withdrawn(platform: Platform) -> None:
    """Each press says what is kept."""
    ada = platform.person("ada")
    seen = ada.ask(UNCOVERED)
    assert press(ada, seen, wording.WISH).text == wording.WISHED.format(days=90)
    assert "1 wish." in ada.command("privacy").text
    assert press(ada, seen, wording.WISH).text == wording.WISH_WITHDRAWN
    assert "0 wishes." in ada.command("privacy").text
