"""A private answer is shared as its asker chooses, after a look at it, and taken back."""

from bot import wording
from tests.platforms.bakery import FIRST, QUESTION
from tests.platforms.protocol import Form, Person, Platform, Seen


def press(person: Person, message: Seen, label: str) -> Seen:
    """Press a button that shows something."""
    seen = person.press(message, label)
    assert not isinstance(seen, Form)
    return seen


def shared(asker: Person, other: Person, way: str) -> Seen:
    """Share an answer and return what the other one sees of it."""
    before = {seen.id for seen in other.looks()}
    preview = press(asker, asker.ask(QUESTION), wording.SHARE)
    assert preview.private
    assert not [seen for seen in other.looks() if seen.id not in before]
    assert press(asker, preview, way).text == wording.SHARED.format(remove=wording.REMOVE)
    (new,) = [seen for seen in other.looks() if seen.id not in before]
    return new


def test_question_and_answer(platform: Platform) -> None:
    """Everybody sees both, and can vote; who asked is not said."""
    ada, ben = platform.person("ada"), platform.person("ben")
    seen = shared(ada, ben, wording.SHARE_BOTH)
    assert FIRST in seen.text
    assert f"> {QUESTION}" in seen.text
    assert ada.name not in seen.text
    assert ada.number not in seen.text
    assert press(ben, seen, wording.HELPFUL).text == wording.VOTED_HELPFUL


def test_answer_only(platform: Platform) -> None:
    """Nothing tells the question, the controls neither."""
    ada, ben = platform.person("ada"), platform.person("ben")
    seen = shared(ada, ben, wording.SHARE_ANSWER)
    assert FIRST in seen.text
    assert QUESTION not in seen.text
    assert wording.HELPFUL in seen.buttons
    assert not {wording.WHY, wording.FOLLOW_UP} & set(seen.buttons)


def test_to_oneself(platform: Platform) -> None:
    """It stays in the direct messages; nobody else gets anything."""
    ada, ben = platform.person("ada"), platform.person("ben")
    before = len(ben.looks())
    preview = press(ada, ada.ask(QUESTION), wording.SHARE)
    assert press(ada, preview, wording.SHARE_ME).text == wording.SHARED_DIRECTLY
    assert FIRST in ada.looks()[-1].text
    assert ada.looks()[-1].place != preview.place
    assert len(ben.looks()) == before


def test_not_at_all(platform: Platform) -> None:
    """Cancelled, nothing was shared, and the preview says so."""
    ada, ben = platform.person("ada"), platform.person("ben")
    before = len(ben.looks())
    preview = press(ada, ada.ask(QUESTION), wording.SHARE)
    assert press(ada, preview, wording.CANCEL).text == wording.CANCELLED
    assert len(ben.looks()) == before


def test_the_asker_takes_it_back(platform: Platform) -> None:
    """Others cannot."""
    ada, ben = platform.person("ada"), platform.person("ben")
    seen = shared(ada, ben, wording.SHARE_BOTH)
    assert press(ben, seen, wording.REMOVE).text == wording.REMOVE_REFUSED
    ada.press(seen, wording.REMOVE)
    assert seen.id not in [one.id for one in ben.looks()]


def test_what_was_forgotten_can_still_be_taken_back(platform: Platform) -> None:
    """It stays the asker's, whatever is kept."""
    ada, ben = platform.person("ada"), platform.person("ben")
    before = {seen.id for seen in ben.looks()}
    answer = ada.ask(QUESTION)
    press(ada, press(ada, answer, wording.SHARE), wording.SHARE_BOTH)
    (seen,) = [one for one in ben.looks() if one.id not in before]
    press(ada, answer, wording.FORGET)
    assert press(ben, seen, wording.REMOVE).text == wording.REMOVE_REFUSED
    ada.press(seen, wording.REMOVE)
    assert seen.id not in [one.id for one in ben.looks()]


def test_a_moderator_takes_it_away(platform: Platform) -> None:
    """Without having asked."""
    ada, mo = platform.person("ada"), platform.person("mo", moderator=True)
    seen = shared(ada, mo, wording.SHARE_BOTH)
    mo.press(seen, wording.REMOVE)
    assert seen.id not in [one.id for one in ada.looks()]
