"""The JSON of an answer."""

import json

from bot.adapters.terminal.answer_json import asked, line
from bot.assistant import Assistant
from tests.platforms.bakery import FIRST, QUESTION


def test_the_question_is_handed_back(baker: Assistant) -> None:
    """As it came, but for what a terminal would act on."""
    fields = asked(baker, f"  {QUESTION}\x1b\n*and*?", name="q1")
    assert fields["id"] == "q1"
    assert fields["question"] == f"  {QUESTION}\n*and*?"
    assert "why" not in fields


def test_a_line_is_ascii_that_reads_back(baker: Assistant) -> None:
    """Whatever the question holds."""
    fields = asked(baker, "né \u2028 漢 \ud800", name=3.5, why=True)
    written = line(fields)
    assert written.isascii()
    assert "\n" not in written
    assert json.loads(written) == fields


def test_an_answer_says_which_passages_it_rests_on(baker: Assistant) -> None:
    """Every point names numbers that stand among the sources."""
    fields = asked(baker, QUESTION)
    assert fields["points"][0]["text"] == FIRST
    numbers = {source["n"] for source in fields["sources"]}
    assert {number for point in fields["points"] for number in point["sources"]} == numbers
