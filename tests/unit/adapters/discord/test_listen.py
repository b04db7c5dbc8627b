"""What is heard, and what it becomes."""

from dataclasses import replace

import pytest

from bot.adapters.discord.listen import Heard, Said, hear, question

TALK = Said(
    by_bot=False,
    ordinary=True,
    direct=False,
    group=False,
    calls_me=False,
    calls_my_role=False,
    replies_to_me=False,
    has_text=True,
)


@pytest.mark.parametrize(
    ("changed", "heard"),
    [
        ({}, Heard.NOTHING),
        ({"calls_me": True}, Heard.QUESTION),
        ({"calls_me": True, "has_text": False}, Heard.QUESTION),
        ({"calls_my_role": True}, Heard.QUESTION),
        ({"calls_my_role": True, "has_text": False}, Heard.EMPTY_ROLE),
        ({"direct": True}, Heard.QUESTION),
        ({"replies_to_me": True}, Heard.NOTHING),
        ({"replies_to_me": True, "has_text": False}, Heard.EMPTY),
        ({"replies_to_me": True, "calls_me": True}, Heard.QUESTION),
        ({"calls_me": True, "by_bot": True}, Heard.NOTHING),
        ({"calls_me": True, "ordinary": False}, Heard.NOTHING),
        ({"calls_me": True, "group": True}, Heard.NOTHING),
        ({"direct": True, "by_bot": True}, Heard.NOTHING),
    ],
)
def test_what_a_message_means(changed: dict[str, bool], heard: Heard) -> None:
    """To the bot; talk between people means nothing."""
    assert hear(replace(TALK, **changed)) is heard


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("<@123> what now?", "what now?"),
        ("<@!123>   what\n<@&9> now <#77>?", "what now ?"),
        ("hi <a:party:123> <:ok:4>", "hi :party: :ok:"),
        ("a < b and c > d", "a < b and c > d"),
        ("", ""),
    ],
)
def test_numbers_of_people_are_left_out(text: str, asked: str) -> None:
    """What is kept of a question names nobody."""
    assert question(text) == asked
