"""People ask: privately, in a channel, directly, about somebody's message; and the answer is for them."""

import pytest

from bot import wording
from tests.platforms.bakery import FIRST, QUESTION, UNCOVERED
from tests.platforms.protocol import Form, Platform

LONG = "Can I make bread without kneading by hand?"


def test_a_command_answers_only_the_asker(platform: Platform) -> None:
    """Nobody else sees it; it has the source with its link, and all controls."""
    ada, ben = platform.person("ada"), platform.person("ben")
    seen = ada.ask(QUESTION)
    assert seen.private
    assert FIRST in seen.text
    assert "https://bread.example/book#rising" in seen.text
    assert {wording.HELPFUL, wording.NOT_HELPFUL, wording.SHARE, wording.WHY, wording.FOLLOW_UP} <= set(seen.buttons)
    assert seen.id not in [one.id for one in ben.looks()]


def test_the_first_private_reply_says_what_is_kept(platform: Platform) -> None:
    """Once, with the ways out of it; the next reply does without."""
    ada = platform.person("ada")
    first, second = ada.ask(QUESTION), ada.ask(UNCOVERED)
    assert wording.FIRST_TIME.format(days=180) in first.text
    assert {wording.FORGET, wording.PRIVACY} <= set(first.buttons)
    assert "kept for" not in second.text
    assert wording.FORGET not in second.buttons


def test_a_mention_is_answered_in_the_channel(platform: Platform) -> None:
    """Everybody sees it; nothing in it is for the asker alone."""
    ada, ben = platform.person("ada"), platform.person("ben")
    seen = ada.mention(QUESTION)
    assert not seen.private
    assert FIRST in seen.text
    assert seen.id in [one.id for one in ben.looks()]
    assert wording.SHARE not in seen.buttons
    assert not seen.options


def test_a_direct_message_is_answered(platform: Platform) -> None:
    """In the same words, with related questions, and nothing to share."""
    seen = platform.person("ada").direct(QUESTION)
    assert FIRST in seen.text
    assert seen.options
    assert wording.SHARE not in seen.buttons


def test_a_message_of_somebody_is_looked_up_privately(platform: Platform) -> None:
    """The one who asked about it sees the answer, its author does not."""
    ada, ben = platform.person("ada"), platform.person("ben")
    seen = ben.ask_about(ada.say(QUESTION))
    assert seen.private
    assert FIRST in seen.text
    assert seen.id not in [one.id for one in ada.looks()]


def test_a_message_without_text_cannot_be_looked_up(platform: Platform) -> None:
    """It is said so, instead of answering nothing."""
    ada = platform.person("ada")
    assert ada.ask_about(ada.say(" ")).text == wording.NO_TEXT_THERE


def test_what_is_not_covered_is_declined_with_a_wish(platform: Platform) -> None:
    """No claim, no votes; the wish says what it keeps."""
    seen = platform.person("ada").ask(UNCOVERED)
    assert wording.NOT_COVERED in seen.text
    assert wording.WISH in seen.buttons
    assert wording.HELPFUL not in seen.buttons
    assert wording.WISH_KEEPS.format(wish=wording.WISH, days=90) in seen.text


def test_a_related_question_is_asked_by_choosing_it(platform: Platform) -> None:
    """The answer is private, too."""
    ada = platform.person("ada")
    seen = ada.choose(ada.ask(QUESTION), "How do I knead by machine?")
    assert seen.private
    assert "four minutes" in seen.text


def test_why_shows_the_whole_passage_and_the_words(platform: Platform) -> None:
    """And who says it."""
    ada = platform.person("ada")
    seen = ada.press(ada.ask(QUESTION), wording.WHY)
    assert not isinstance(seen, Form)
    assert seen.private
    assert FIRST in seen.text
    assert "Sourdough book" in seen.text
    assert "“sourdough”" in seen.text


def test_a_long_answer_is_cut_at_a_sentence_and_goes_on(platform: Platform) -> None:
    """Page by page, to the end of it."""
    ada = platform.person("ada")
    seen = ada.ask(LONG)
    assert wording.MORE in seen.buttons
    pages = [seen]
    while wording.MORE in pages[-1].buttons:
        further = ada.press(pages[-1], wording.MORE)
        assert not isinstance(further, Form)
        pages.append(further)
    assert len(pages) > 2
    for number in range(90):
        assert sum(f"Fold number {number} makes the dough that nobody kneads a little stronger." in page.text
                   for page in pages) >= 1  # fmt: skip


def test_suggestions_are_listed_questions(platform: Platform) -> None:
    """What begins like it first, and nothing that anybody asked."""
    ada = platform.person("ada")
    ada.ask("how long does my secret bread rise")
    assert ada.suggestions("how do i knead by m")[0] == "How do I knead by machine?"
    assert not [one for one in ada.suggestions("how long does my secret") if "secret" in one]


@pytest.mark.parametrize("name", ["help", "sources", "privacy"])
def test_the_other_commands_answer_privately(platform: Platform, name: str) -> None:
    """With what they promise."""
    seen = platform.person("ada").command(name)
    assert seen.private
    words = {"help": wording.FOLLOW_UP, "sources": "https://bread.example/book", "privacy": wording.KEPT_NOTHING}
    assert words[name] in seen.text
