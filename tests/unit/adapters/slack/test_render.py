"""A card becomes blocks that Slack accepts, whatever is in it."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bot.adapters.asides import more, why
from bot.adapters.buttons import Press, Verb
from bot.adapters.cards import Button, Card, Menu, Text, sentence
from bot.adapters.replies import Setting, reply
from bot.adapters.slack.render import MOST_BLOCKS, message
from bot.adapters.text import escape
from bot.model import Point
from bot.record import Reply
from tests.platforms.slack_rules import called, check_message, stray
from tests.unit.adapters.made import ANSWER
from tests.unit.adapters.test_text import TEXTS

_WHY = Button(label="Why this?", press=Press(verb=Verb.WHY, exchange="x"))


@given(st.lists(st.builds(lambda text, small: Text(markdown=escape(text), small=small), TEXTS, st.booleans())))
def test_whatever_is_written_slack_accepts_it(texts: list[Text]) -> None:
    """And nobody is called."""
    drawn = message(Card(texts=(*texts, Text(markdown="end")), rows=((_WHY,),), summary="s"))
    check_message(drawn)
    assert called(drawn) == stray(drawn) == []


def test_long_texts_are_parted_and_the_controls_stay() -> None:
    """Signs that are written out make a text five times as long."""
    texts = tuple(Text(markdown=escape("a & b < c > d. " * 400)) for _ in range(40))
    drawn = message(Card(texts=texts, rows=((_WHY,),), summary="s" * 9000))
    check_message(drawn)
    assert len(drawn["blocks"]) == MOST_BLOCKS
    assert drawn["blocks"][-1]["type"] == "actions"


def test_a_word_without_an_end_is_cut() -> None:
    """There is no better place."""
    check_message(message(Card(texts=(Text(markdown="&" * 20_000),), summary="s")))


def test_an_answer_reads_from_the_top() -> None:
    """The answer, its sources small, the controls; the notification says the first sentence."""
    drawn = message(reply(Reply(answer=ANSWER, exchange="x"), Setting(private=True, retention_days=1)))
    check_message(drawn)
    assert [block["type"] for block in drawn["blocks"]] == ["section", "context", "actions", "actions", "actions"]
    assert drawn["text"] == "Eight hours."
    assert drawn["unfurl_links"] is drawn["unfurl_media"] is False


def test_a_menu_leaves_out_what_slack_would_cut() -> None:
    """A question is asked as it stands, or not offered; a menu without any is none."""
    press = Press(verb=Verb.RELATED)
    rows = ((Menu(prompt="p", press=press, options=("x" * 75, "y" * 76, "", "x" * 75)),), (Menu(prompt="p", press=press, options=("y" * 76,)),))  # fmt: skip  # noqa: E501
    drawn = message(Card(texts=(Text(markdown="t"),), rows=rows, summary="s"))
    check_message(drawn)
    (block,) = drawn["blocks"][1:]
    assert [option["value"] for option in block["elements"][0]["options"]] == ["x" * 75]


def test_a_sentence_is_shown_as_it_is_written() -> None:
    """Also one with signs in it."""
    drawn = message(sentence("Press “More” & wait <now>."))
    assert drawn["blocks"][0]["text"]["text"].replace("\u2060", "") == "Press “More” &amp; wait &lt;now&gt;."
    assert drawn["text"] == "Press “More” &amp; wait &lt;now&gt;."


def test_what_changed_meanwhile_is_said() -> None:
    """Beside the reasons, beside what is further, and under the answer."""
    given = Reply(answer=ANSWER, exchange="x", changed=True)
    for card in (why(given), more(given, 0), reply(given, Setting(private=False, retention_days=1))):
        assert "changed since" in str(message(card))
    assert "rests on no passage" in str(message(why(given)))
    assert "nothing more" in str(message(more(given, 7)))


def test_a_card_without_a_summary_says_its_first_text() -> None:
    """As words."""
    assert message(Card(texts=(Text(markdown="**Eight** hours"),)))["text"] == "Eight hours"
    point = Point(text="x " * 2000, sources=())
    assert len(message(reply(Reply(answer=replace(ANSWER, points=(point,))), Setting(private=True, retention_days=1)))["text"]) < 500  # fmt: skip  # noqa: E501
