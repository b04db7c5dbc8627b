"""Whatever people write and documents contain, nobody is pinged, nothing is too long, and every message is answered."""

import random

import pytest

from bot import wording
from tests.platforms.bakery import KNEADING, QUESTION
from tests.platforms.protocol import Form, Platform, Seen
from tests.scenarios.test_hostile_questions import PIECES

CALLS = "@everyone @here <@1> <@!123456789012345678> <@&9> <#4> <!channel> <!here> <!subteam^S1>"


@pytest.mark.parametrize(
    "question",
    [
        f"{QUESTION} {CALLS}",
        f"{CALLS} {QUESTION}",
        "x" * 2000,
        "\u202e" * 50 + QUESTION,
        "```" * 300,
        "||" * 900,
        "[click](javascript:alert(1)) [click](https://evil.example)",
        "# " + "\n> " * 400,
        "\ud83d\ude00" * 700,
        "\x00\x07",
        "-# small",
    ],
    ids=range(11),
)
def test_hostile_questions(platform: Platform, question: str) -> None:
    """In the channel, where everybody would be called, and in private, with the question shown when it is shared."""
    ada = platform.person("ada")
    ada.mention(question)
    seen = ada.ask(question)
    if wording.SHARE in seen.buttons:
        preview = ada.press(seen, wording.SHARE)
        assert isinstance(preview, Seen)
        ada.press(preview, wording.SHARE_BOTH)


def test_as_long_as_the_platform_allows(platform: Platform) -> None:
    """A command takes far more than a message."""
    seen = platform.person("ada").ask("I have a long story. " * 280 + QUESTION)
    assert seen.text


def test_a_document_calls_nobody(platform: Platform) -> None:
    """What somebody once wrote in a thread stays text."""
    ada = platform.person("ada")
    assert "everyone" in ada.mention(KNEADING).text


def test_a_chance_of_everything(platform: Platform) -> None:
    """Real words, broken words and machinery, in one breath."""
    chance, ada = random.Random(7), platform.person("ada")
    for _ in range(25):
        question = " ".join(chance.choices([*PIECES, QUESTION, KNEADING], k=chance.randrange(1, 9)))
        # Half of a character cannot be sent.
        ada.mention(question.encode(errors="ignore").decode() or "?")


def test_hostile_forms(platform: Platform) -> None:
    """What is written into them is kept as it is, and calls nobody."""
    ada = platform.person("ada")
    seen = ada.mention(QUESTION)
    form = ada.press(seen, wording.NOT_HELPFUL)
    assert isinstance(form, Form)
    assert ada.submit(form, comment=CALLS * 9).text == wording.REASON_THANKS
    form = ada.press(seen, wording.FOLLOW_UP)
    assert isinstance(form, Form)
    assert ada.submit(form, question=CALLS * 30).private
