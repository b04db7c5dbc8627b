"""Answers are judged as a person would."""

from io import BytesIO

from bot.adapters.terminal.evaluate import report, told
from bot.assistant import Assistant
from bot.review.golden import read_golden
from bot.review.judging import Judged, figures, judge
from tests.platforms.bakery import COVERED, QUESTION, UNCOVERED


def _judged(baker: Assistant, *lines: str) -> list[Judged]:
    return list(judge(baker, read_golden(BytesIO("\n".join(lines).encode()))))


def _asked(question: str, more: str) -> str:
    return f'{{"question": "{question}", {more}}}'


def test_a_covered_question_is_found_declined_or_wrong(baker: Assistant) -> None:
    """By its facts, or by its source where no facts are given."""
    judged = _judged(
        baker,
        _asked(QUESTION, '"facts": [["EIGHT"], ["nothing", "cool kitchen"]]'),
        _asked(QUESTION, '"facts": [["eight"], ["sixteen"]]'),
        _asked(UNCOVERED, '"facts": [["x"]]'),
        _asked(QUESTION, f'"sources": ["{COVERED}.md"]'),
        _asked(QUESTION, '"sources": ["signpost", "s3"]'),
    )
    assert [one.verdict for one in judged] == ["found", "wrong", "declined", "found", "found"]
    assert [one.trouble for one in judged] == [
        None,
        "does not say sixteen",
        "declined, though the sources cover it",
        None,
        None,
    ]
    assert [one.facts for one in judged] == [1, 0.5, 0, None, None]
    assert [one.first_source for one in judged] == [None, None, None, 1, None]


def test_an_uncovered_question_is_to_be_declined(baker: Assistant) -> None:
    """A confident answer is wrong."""
    judged = _judged(baker, _asked(UNCOVERED, '"answerable": false'), _asked(QUESTION, '"answerable": false'))
    assert [one.verdict for one in judged] == ["declined", "wrong"]
    assert judged[1].trouble == "answered, though the sources do not cover it"


def test_the_figures_sum_up(baker: Assistant) -> None:
    """Shares of those they say something about; None where there are none."""
    judged = _judged(
        baker, _asked(QUESTION, '"facts": [["eight"], ["sixteen"]]'), _asked(UNCOVERED, '"answerable": false')
    )
    found = figures(judged)
    assert (found["facts"], found["confident"], found["held_back"], found["declined"]) == (0.5, 1, 1, 1)
    assert found["first_source"] is None
    assert found["covered"] == {"questions": 1, "found": 0, "declined": 0, "wrong": 1}
    assert [each["id"] for each in report(judged)["troubles"]] == ["line 1"]
    text = told(judged)
    assert "covered              1         0         0         1" in text
    assert "first_source    -" in text
    assert "line 1: does not say sixteen (confidence" in text
