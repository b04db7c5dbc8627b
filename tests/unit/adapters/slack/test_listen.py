"""What is heard on Slack, and what it becomes."""

from dataclasses import replace

import pytest

from bot.adapters.slack.interactions import Place
from bot.adapters.slack.listen import Heard, Listener, Said, deleted, hear, question, said
from bot.store.people import People

TALK = Said(
    user="U1", text="", channel="C1", ts="2.1", thread="", by_bot=False, ordinary=True, edited=False, direct=False,
    calls_me=False,
)  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "heard"),
    [
        ({}, Heard.NOTHING),
        ({"thread": "1.1"}, Heard.OVERHEARD),
        ({"calls_me": True}, Heard.QUESTION),
        ({"calls_me": True, "thread": "1.1"}, Heard.QUESTION),
        ({"direct": True}, Heard.QUESTION),
        ({"direct": True, "by_bot": True}, Heard.NOTHING),
        ({"calls_me": True, "edited": True}, Heard.NOTHING),
        ({"calls_me": True, "ordinary": False}, Heard.NOTHING),
        ({"calls_me": True, "user": ""}, Heard.NOTHING),
    ],
)
def test_what_a_message_means(changed: dict[str, bool], heard: Heard) -> None:
    """To the bot; talk between people means nothing."""
    assert hear(replace(TALK, **changed)) is heard  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("<@U123> what now?", "what now?"),
        ("<@U123|ada>  what\n<!subteam^S1|@team> <!channel> now <#C1|lab>?", "what now ?"),
        ("is a &lt; b &amp;&amp; c &gt; d?", "is a < b && c > d?"),
        ("see <https://a.example/x?a=1&amp;b=2|here> or <mailto:a@b.example>", "see https://a.example/x?a=1&b=2 or mailto:a@b.example"),  # noqa: E501
        ("&lt;!channel&gt;", "<!channel>"),
        ("", ""),
    ],
)  # fmt: skip
def test_numbers_of_people_are_left_out(text: str, asked: str) -> None:
    """What is kept of a question names nobody, and is what was typed."""
    assert question(text) == asked


@pytest.mark.parametrize(
    ("changed", "place"),
    [
        ({}, Place(channel="C1", thread="2.1")),
        ({"thread": "1.1"}, Place(channel="C1", thread="1.1")),
        ({"direct": True}, Place(channel="C1")),
        ({"direct": True, "thread": "1.1"}, Place(channel="C1", thread="1.1")),
    ],
)
def test_a_reply_belongs_into_the_thread(changed: dict[str, bool], place: Place) -> None:
    """A direct message is answered beside it, unless it stands in one."""
    assert replace(TALK, **changed).reply_place == place  # type: ignore[arg-type]


def test_an_event_is_read() -> None:
    """With whatever it lacks."""
    assert said({"type": "message", "subtype": "me_message"}, "U9").ordinary is False
    assert said({"type": "message", "text": "<@U9> x", "user": "U1"}, "U9").calls_me
    assert said({"type": "message", "user": "U9"}, "U9").by_bot
    assert deleted({"type": "message", "channel": "C1"}) is None


def test_a_person_has_one_pseudonym_everywhere_and_no_place_in_it() -> None:
    """The one that a written request finds; and an address comes back whole."""
    people = People("k" * 40)
    listener = Listener(people, "T1")
    asker = listener.of_message(TALK)
    assert asker.person == listener.person("U1") == people.person("slack", "T1/U1")
    assert asker.place == "slack:T1/C1"
    assert listener.opened(asker.reply_to or "") == ("message", "C1", "2.1")
    assert listener.opened(listener.of_message(replace(TALK, direct=True)).reply_to or "") == ("message", "C1", "")
    assert listener.opened("sealed with another key") == ()
