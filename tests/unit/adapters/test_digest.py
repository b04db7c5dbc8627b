"""A digest as a card: figures that read well, and titles that are harmless."""

from datetime import date

from bot.adapters.digest import card
from bot.review.digest import Digest, Week

_WEEK = Week(first=date(2026, 11, 9))


def digest(*topics: str) -> Digest:
    """Return a digest that names these."""
    return Digest(
        week=_WEEK, asked=3, answered=1, unsure=0, declined=2, helped=1, not_helped=2, gaps=1, taught=2, topics=topics
    )


def test_it_says_the_figures() -> None:
    """A line each; the notification says the first."""
    shown = card(digest())
    assert shown.texts[0].markdown == "**The week from 09 Nov to 15 Nov 2026**"
    assert shown.texts[1].markdown.splitlines() == [
        "- Asked: 3 (answered 1, with a word of doubt 0, not in my sources 2)",
        "- Helped: 1",
        "- Not helped: 2",
        "- Gaps: 1",
        "- Newly taught: 2",
    ]
    assert shown.summary
    assert shown.summary.startswith("The week from 09 Nov to 15 Nov 2026. Asked: 3")


def test_documents_are_named_harmlessly_and_not_all_of_them() -> None:
    """Whatever their titles hold."""
    line = card(digest("@everyone *x*", "y" * 100, *"abcdef")).texts[1].markdown.splitlines()[-1]
    assert line.startswith("- Newly taught: 2 (@\u2060everyone \\*x\\*, y")
    assert line.endswith(", a, b, c)")
    assert len(line) < 150
