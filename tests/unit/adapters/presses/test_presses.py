"""Every press means the same at every door; the smallest one has them all."""

import pytest

from bot import wording
from bot.adapters.buttons import Press, Verb
from bot.adapters.presses import forms
from tests.platforms.bakery import FIRST, QUESTION, UNCOVERED
from tests.platforms.slate import found, menu, read
from tests.unit.adapters.presses.conftest import School


def test_an_answer_is_for_the_one_who_asks(school: School) -> None:
    """It is acknowledged first, and can be shared where there are others."""
    turn = school.asked()
    assert turn.signs == ["acknowledged", "reply"]
    assert FIRST in turn.text
    assert turn.press(wording.SHARE).verb is Verb.SHARE


def test_an_answer_that_comes_elsewhere_says_why(school: School) -> None:
    """The question stands above it, and there is nobody to share it with."""
    school.place.run(school.rooms.asking.privately(school.turn(opens=False), QUESTION))
    ((person, card),) = school.slate.alone
    assert person == "ada"
    assert read(card).startswith(f"*{wording.CUT_OFF}*\n> {QUESTION}")
    with pytest.raises(AssertionError, match="nothing says"):
        found(card, wording.SHARE)


def test_where_one_is_alone_there_is_nobody_to_share_with(school: School) -> None:
    """The button would lead nowhere."""
    turn = school.turn(among_others=False)
    school.place.run(school.rooms.asking.privately(turn, QUESTION))
    with pytest.raises(AssertionError, match="nothing says"):
        turn.press(wording.SHARE)


def test_a_vote_is_told_and_taken_back(school: School) -> None:
    """Pressed again it is withdrawn."""
    helpful = school.asked().press(wording.HELPFUL)
    assert school.pressed(helpful).text == wording.VOTED_HELPFUL
    assert school.pressed(helpful).text == wording.VOTE_WITHDRAWN


def test_a_vote_against_asks_why(school: School) -> None:
    """What is written is kept with the vote; the form carries which."""
    turn = school.pressed(school.asked().press(wording.NOT_HELPFUL))
    assert turn.form
    assert turn.signs == []
    told = school.sent(turn.form.press, **{forms.REASON: "outdated", forms.COMMENT: "Flour has changed."})
    assert told.text == wording.REASON_THANKS
    (vote,) = school.place.run(school.place.store.kept.about(turn.asker.person)).votes
    assert (vote.reason, vote.comment) == ("outdated", "Flour has changed.")


def test_without_its_form_a_vote_stands(school: School) -> None:
    """And is told."""
    turn = school.pressed(school.asked().press(wording.NOT_HELPFUL), opens=False)
    assert turn.text == wording.VOTED_NOT_HELPFUL


def test_a_reason_that_nobody_knows_is_none(school: School) -> None:
    """A form can say anything."""
    turn = school.pressed(school.asked().press(wording.NOT_HELPFUL))
    assert turn.form
    school.sent(turn.form.press, **{forms.REASON: "the moon"})
    (vote,) = school.place.run(school.place.store.kept.about(turn.asker.person)).votes
    assert vote.reason is None


def test_a_follow_up_leans_on_its_question(school: School) -> None:
    """Where the form does not open, it says so."""
    press = school.asked().press(wording.FOLLOW_UP)
    turn = school.pressed(press)
    assert turn.form
    assert school.sent(turn.form.press, **{forms.TEXT: "and why?"}).signs == ["acknowledged", "reply"]
    assert school.pressed(press, opens=False).text == wording.FORM_NOT_OPENED


def test_what_is_chosen_is_asked(school: School) -> None:
    """As it stands there."""
    related = menu(school.asked().shown[-1])
    assert school.pressed(related.press, chosen=QUESTION).press(wording.HELPFUL)


def test_why_speaks_of_the_answer_until_it_is_forgotten(school: School) -> None:
    """So do the others."""
    turn = school.asked()
    why = turn.press(wording.WHY)
    assert wording.SAID_BY.split("{", maxsplit=1)[0] in school.pressed(why).text
    assert school.pressed(turn.press(wording.FORGET), person="eve").text == wording.FORGET_GONE
    assert school.pressed(turn.press(wording.FORGET)).text == wording.FORGOTTEN
    for verb in (Verb.WHY, Verb.MORE, Verb.SHARE, Verb.SHARE_BOTH, Verb.SHARE_ME):
        assert school.pressed(Press(verb=verb, exchange=why.exchange)).text == wording.GONE


def test_what_is_kept_is_shown_handed_out_and_deleted(school: School) -> None:
    """Each only to the one whom it is about."""
    turn = school.asked()
    shown = school.pressed(turn.press(wording.PRIVACY))
    assert QUESTION in shown.text
    assert QUESTION in school.pressed(shown.press(wording.EXPORT)).file
    assert QUESTION not in school.pressed(shown.press(wording.EXPORT), person="eve").file
    sure = school.pressed(shown.press(wording.DELETE))
    deleted = school.pressed(sure.press(wording.DELETE))
    assert deleted.signs == ["update", "change"]
    assert deleted.text == wording.ALL_DELETED
    assert wording.KEPT_NOTHING in school.pressed(turn.press(wording.PRIVACY)).text


def test_a_wish_is_kept_and_taken_back(school: School) -> None:
    """What is gone cannot be wished for."""
    wish = school.asked(UNCOVERED).press(wording.WISH)
    assert school.pressed(wish).text.startswith(wording.WISHED[:40])
    assert school.pressed(wish).text == wording.WISH_WITHDRAWN
    assert school.pressed(Press(verb=Verb.WISH, exchange="gone")).text == wording.GONE


def test_what_no_table_has_is_met_with_a_sentence(school: School) -> None:
    """An id of another version, a form's verb that was pressed, a button's that was sent."""
    assert school.pressed(None).text == wording.UNKNOWN_BUTTON
    assert school.pressed(Press(verb=Verb.REASON)).text == wording.UNKNOWN_BUTTON
    assert school.sent(Press(verb=Verb.HELPFUL)).text == wording.UNKNOWN_BUTTON


def test_a_maintainer_works_in_the_message_they_pressed(school: School) -> None:
    """And is told where a form does not open."""
    school.asked(UNCOVERED)
    queue = school.turn("teacher")
    school.place.run(school.rooms.reviewing.begin(queue))
    item = school.pressed(queue.press(wording.REVIEW_OPEN.format(number=1)), "teacher")
    assert item.signs == ["update", "change"]
    dismiss = item.press(wording.REVIEW_DISMISS)
    assert school.pressed(dismiss, "teacher", opens=False).text == wording.FORM_NOT_OPENED
    form = school.pressed(dismiss, "teacher").form
    assert form
    assert wording.REVIEW_DISMISSED in school.sent(form.press, "teacher", reason="no bread").text
