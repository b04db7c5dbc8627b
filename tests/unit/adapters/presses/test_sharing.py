"""A private answer is shown to others only if its asker wants that, and taken back by them or a moderator."""

from bot import wording
from bot.adapters.buttons import Press, Verb
from tests.platforms.bakery import FIRST, QUESTION
from tests.platforms.slate import found, read
from tests.unit.adapters.presses.conftest import School


def test_nothing_is_shared_before_it_was_seen(school: School) -> None:
    """The preview has all ways, and one that shares nothing."""
    preview = school.pressed(school.asked().press(wording.SHARE))
    assert wording.SHARE_PREVIEW in preview.text
    assert school.pressed(preview.press(wording.CANCEL)).text == wording.CANCELLED
    assert school.slate.public == []


def test_it_is_shared_with_its_question_or_without(school: School) -> None:
    """As they choose; the preview says that it was."""
    preview = school.pressed(school.asked().press(wording.SHARE))
    shared = school.pressed(preview.press(wording.SHARE_BOTH))
    assert shared.signs == ["update", "change"]
    assert shared.text == f"Shared ({wording.REMOVE})."
    school.pressed(preview.press(wording.SHARE_ANSWER))
    whole, alone = map(read, school.slate.public)
    assert FIRST in whole
    assert FIRST in alone
    assert QUESTION in whole
    assert QUESTION not in alone


def test_its_owner_or_a_moderator_takes_it_back(school: School) -> None:
    """Nobody else; and what cannot be deleted is told."""
    share = Press(verb=Verb.SHARE_BOTH, exchange=school.asked().press(wording.SHARE).exchange)
    for person in ("ada", "teacher"):
        school.pressed(share)
        remove = found(school.slate.public[-1], wording.REMOVE)
        assert school.pressed(remove, "eve").text == wording.REMOVE_REFUSED
        assert school.slate.public
        assert school.pressed(remove, person).signs == ["update"]
        assert school.slate.public == []
    assert school.pressed(remove).text == wording.REMOVE_NOT_ALLOWED


def test_it_is_sent_to_oneself(school: School) -> None:
    """Where direct messages are closed, that is said."""
    exchange = school.asked().press(wording.SHARE).exchange
    assert school.pressed(Press(verb=Verb.SHARE_ME, exchange=exchange)).text == wording.SHARED_DIRECTLY
    assert school.pressed(Press(verb=Verb.SHARE_ME, exchange=exchange), "hermit").text == wording.SHARE_CLOSED
    assert [person for person, _ in school.slate.alone] == ["ada", "hermit"]
