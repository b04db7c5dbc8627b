"""What was shown before a restart works after it, and nothing that was kept is lost."""

from bot import wording
from tests.platforms.bakery import FIRST, KNEADING, QUESTION, UNCOVERED
from tests.platforms.protocol import Form, Platform, Seen


def test_buttons_and_forms_outlive_the_process(platform: Platform) -> None:
    """All of them, also a form that was open meanwhile."""
    ada, ben = platform.person("ada"), platform.person("ben")
    private, public, declined = ada.ask(KNEADING), ben.mention(QUESTION), ada.ask(UNCOVERED)
    preview = ada.press(private, wording.SHARE)
    follow_up, reason = ada.press(private, wording.FOLLOW_UP), ada.press(public, wording.NOT_HELPFUL)
    platform.restart()
    assert isinstance(preview, Seen)
    assert isinstance(follow_up, Form)
    assert isinstance(reason, Form)
    assert "Read as: " in ada.submit(follow_up, question="and by machine?").text
    assert ada.submit(reason, reason="Unclear").text == wording.REASON_THANKS
    told = {
        (wording.HELPFUL, public): wording.VOTED_HELPFUL,
        (wording.WISH, declined): wording.WISHED.format(days=90),
        (wording.SHARE_ANSWER, preview): wording.SHARED.format(remove=wording.REMOVE),
        (wording.FORGET, private): wording.FORGOTTEN,
    }
    for (label, message), words in told.items():
        seen = ada.press(message, label)
        assert isinstance(seen, Seen)
        assert seen.text == words
    why = ada.press(public, wording.WHY)
    assert isinstance(why, Seen)
    assert FIRST in why.text


def test_a_conversation_goes_on(platform: Platform) -> None:
    """The question before is remembered, and so is the vote."""
    ada = platform.person("ada")
    seen = ada.mention(KNEADING)
    ada.press(seen, wording.HELPFUL)
    platform.restart()
    assert "Read as: " in ada.mention("and by machine?").text
    again = ada.press(seen, wording.HELPFUL)
    assert isinstance(again, Seen)
    assert again.text == wording.VOTE_WITHDRAWN
