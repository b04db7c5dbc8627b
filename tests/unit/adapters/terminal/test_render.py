"""An answer as it is seen on a terminal."""

from dataclasses import replace

from click import unstyle
from hypothesis import given
from hypothesis import strategies as st

from bot.adapters.terminal.render import render, render_more
from bot.adapters.text import plain
from bot.model import Passage, Point, Sentence
from tests.unit.adapters.made import ANSWER, DOCUMENT, source


def test_a_reply_has_all_its_parts() -> None:
    """In the order in which they are read; an address in one piece."""
    assert unstyle(render(ANSWER, width=30)) == (
        "Read as: how long does it rise\n\nBefore.\n\nEight hours. [1]\n\n• Warm: Four. [1]\n\nAfter.\n\n"
        "1 · Book › Rising · essay, Jun\n    2024 · kitchens\n    https://bread.example/book#rising\n\n"  # noqa: RUF001
        "Related: Why? · When?"
    )


def test_without_a_width_no_line_is_broken() -> None:
    """What is piped on is for programs as well."""
    long = replace(ANSWER, points=(Point(text="word " * 100, sources=(1,)),))
    assert f"{'word ' * 100}[1]" in render(long)


@given(st.text())
def test_no_document_reaches_the_terminal(text: str) -> None:
    """Whatever it holds, nothing but our own colours is acted on."""
    hostile = replace(
        ANSWER, before=(text,), points=(Point(text=text, sources=(), label=text),), sources=(source(heading=text),)
    )
    assert all(plain(line) == line.strip() for line in unstyle(render(hostile)).splitlines() if "  " not in line)
    assert "\x1b" not in unstyle(render(hostile))


def test_more_is_a_passage_a_line() -> None:
    """As long as it is."""
    passage = Passage(
        id="a",
        document=DOCUMENT,
        headings=(),
        sentences=(Sentence(text="One.", rests_on=()), Sentence(text="Two.", rests_on=())),
    )
    assert render_more((passage, passage)) == "• One. Two.\n• One. Two."
