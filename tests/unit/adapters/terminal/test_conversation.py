"""What a conversation remembers."""

import sys
from collections.abc import Callable
from io import StringIO

import pytest

from bot.adapters.terminal.conversation import converse
from bot.adapters.terminal.notebook import Notebook
from bot.adapters.terminal.recording import Recorder
from bot.assistant import Assistant
from bot.model import Answer
from tests.platforms.bakery import FIRST, QUESTION, UNCOVERED


def _unwanted() -> Recorder:
    raise AssertionError("a conversation keeps nothing unless it is told to")


Talk = Callable[..., tuple[list[Answer], list[str]]]


@pytest.fixture
def talk(baker: Assistant, monkeypatch: pytest.MonkeyPatch) -> Talk:
    """Give a way to type lines and get the answers and what else was said."""

    def typed(*lines: str) -> tuple[list[Answer], list[str]]:
        answers: list[Answer] = []
        said: list[str] = []
        monkeypatch.setattr(sys, "stdin", StringIO("\n".join(lines)))
        converse(baker, answers.append, said.append, Notebook(_unwanted, recording=False))
        return answers, said[1:]

    return typed


def test_a_follow_up_is_read_with_the_question_before(talk: Talk) -> None:
    """Also when somebody said hello in between."""
    answers, _ = talk(QUESTION, "hello", "and with rye?")
    assert [answer.status for answer in answers][:2] == ["answered", "smalltalk"]
    assert "sourdough" in (answers[2].read_as or "")


@pytest.mark.parametrize("last", ["quit", "QUIT ", "/exit"])
def test_a_conversation_can_be_left(talk: Talk, last: str) -> None:
    """By a word."""
    answers, _ = talk(QUESTION, last, UNCOVERED)
    assert len(answers) == 1


def test_an_empty_line_is_nothing(talk: Talk) -> None:
    """A stray Enter ends no conversation."""
    answers, _ = talk("", QUESTION, "  ", UNCOVERED)
    assert len(answers) == 2


def test_a_cry_for_help_that_was_a_question_is_looked_up(talk: Talk) -> None:
    """Once the person says so; any other message is met as it stands."""
    cry = "I can't do this anymore: how long does sourdough rise?"
    answers, _ = talk(cry, "It was a baking question", "It was a baking question")
    assert answers[0].status == "care"
    assert answers[1].points[0].text == FIRST
    assert answers[2].status != "answered"


def test_a_cry_for_help_is_no_topic(talk: Talk) -> None:
    """What follows leans on the question before it, and on nothing if there was none."""
    answers, _ = talk(QUESTION, "I want to die", "and with rye?")
    assert answers[1].status == "care"
    assert (answers[2].read_as or "").startswith(QUESTION.rstrip("?"))
    assert "die" not in (answers[2].read_as or "")
    answers, _ = talk("I want to die", "and with rye?")
    assert answers[1].read_as is None


def test_a_misread_question_is_the_topic_of_what_follows(talk: Talk) -> None:
    """Once the person has said that it was one."""
    cry = "I can't do this anymore: how long does sourdough rise?"
    answers, _ = talk(UNCOVERED, cry, "It was a baking question", "and with rye?")
    assert "sourdough" in (answers[3].read_as or "")
    assert "submarine" not in (answers[3].read_as or "")


def test_more_and_why_are_about_the_last_answer(talk: Talk) -> None:
    """And say so when there is none, or nothing more."""
    answers, said = talk("/why", QUESTION, "/why", UNCOVERED, "/more")
    assert len(answers) == 2
    assert said[0] == "Ask a question first."
    assert said[1].startswith("answered: confidence")
    assert said[2] == "There is nothing more on that."
