"""A fit tells covered questions from others, and is not taken in by questions that the knowledge lists."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.adapters.terminal.evaluate import fit_told
from bot.assistant import Assistant, Knowledge
from bot.errors import InputError
from bot.model import Document, Library, Passage, Profile, Section, Sentence
from bot.review.fitting import CHOICES, SAFE, Example, examples, fitted, held_out
from bot.search.weighting import weight
from tests.platforms.bakery import QUESTION

BOOK = Document(key="book", title="Bread", short="Bread")


def knowledge(*passages: Passage) -> Knowledge:
    """Return what is known from some passages."""
    return Knowledge.of(Library(documents=(BOOK,), passages=passages, profile=Profile(), problems=(), version="v"))


def passage(number: int, pairs: int, *, gap: bool) -> Passage:
    """Return a passage whose questions have a word of their own each, and another that only the next one has."""
    place = Section(document=BOOK, slug="", heading="", url=None)
    asked = (f"bread d{number} x{number}x{n} y{number}x{n // 2}" for n in range(2 * pairs))
    return Passage(
        id=f"book#/{number}",
        document=BOOK,
        headings=(),
        sentences=() if gap else (Sentence(text=f"Bread d{number}.", rests_on=(place,)),),
        questions=tuple(asked),
        gap=gap,
    )


def example(coverage: float, *, covered: bool) -> Example:
    """Return a question that a passage covers by so much."""
    return Example(signals={"coverage": coverage}, covered=covered)


def test_a_fit_separates_what_can_be_separated() -> None:
    """Most of the covered are answered from some threshold on that holds most of the others back."""
    found = [example((70 + n % 30) / 100, covered=True) for n in range(100)]
    found += [example((n % 30) / 100, covered=False) for n in range(60)]
    result = fitted(found)
    assert result["questions"] == {"covered": 100, "uncovered": 60}
    assert result["calibration"]["coverage"] > 5
    assert [row["from"] for row in result["thresholds"]] == list(CHOICES)
    middle = result["thresholds"][1]
    assert middle == {"from": 0.5, "covered answered": 1.0, "uncovered held back": 1.0}


def test_a_higher_threshold_answers_less_and_holds_back_more() -> None:
    """That is what the table is there to show."""
    found = [example((20 + n % 80) / 100, covered=True) for n in range(160)]
    found += [example((n % 80) / 100, covered=False) for n in range(160)]
    rows = fitted(found)["thresholds"]
    answered, held = [row["covered answered"] for row in rows], [row["uncovered held back"] for row in rows]
    assert answered == sorted(answered, reverse=True)
    assert held == sorted(held)
    assert answered[0] > answered[-1]
    assert held[0] < held[-1]


@pytest.mark.parametrize("found", [[], [example(0.5, covered=True)] * 9, [example(0.5, covered=False)] * 9])
def test_a_fit_needs_questions_of_both_kinds(found: Sequence[Example]) -> None:
    """With one kind alone there is nothing to tell apart."""
    with pytest.raises(InputError, match="there are not both"):
        fitted(found)


def test_what_asks_or_finds_nothing_is_no_example(baker: Assistant) -> None:
    """A greeting and words that stand nowhere need no confidence; the label of the others is kept."""
    labelled = [("hello", True), (QUESTION, True), ("Quantum chromodynamics?", False), ("rye submarine", False)]
    found = list(examples(baker.knowledge, labelled))
    assert [one.covered for one in found] == [True, False]
    assert found[0].signals["unknown"] == 0 < found[1].signals["unknown"]


@given(pairs=st.lists(st.integers(1, 9), min_size=1, max_size=4), gaps=st.integers(0, 3))
def test_no_question_is_asked_of_knowledge_that_lists_it(pairs: list[int], gaps: int) -> None:
    """Its own word is unknown there, while the word it shares with the next question is known: that one is listed."""
    passages = [passage(n, count, gap=0 < n <= gaps) for n, count in enumerate(pairs)]
    found = list(held_out(knowledge(*passages)))
    own, shared, size = weight(0, len(passages)), weight(1, len(passages)), len(passages)
    expected = own / (own + 2 * shared + weight(size, size))
    assert [one.signals["unknown"] for one in found] == pytest.approx([expected] * len(found))
    for gap in (True, False):
        asked = sum(len(one.questions) for one in passages if one.gap is gap)
        assert sum(one.covered is not gap for one in found) == asked


def test_the_fit_is_told_as_lines_for_the_profile() -> None:
    """And as a table of what each threshold costs."""
    found = [example(n / 100, covered=n > 50) for n in range(100)]
    result = fitted(found)
    lines = fit_told(result).splitlines()
    assert lines[0] == "Fitted to 49 covered and 51 uncovered questions."
    assert lines[2:4] == ["calibration:", f"  base: {result['calibration']['base']}"]
    assert len(lines) == lines.index("") + 1 + 1 + len(result["calibration"]) + 1 + 1 + len(CHOICES)


def test_the_threshold_that_is_fitted_holds_back_what_is_not_covered() -> None:
    """It is the lowest that holds back nine of ten."""
    result = fitted([example(n / 100, covered=n > 50) for n in range(100)])
    safe = [row["from"] for row in result["thresholds"] if row["uncovered held back"] >= SAFE]
    assert result["calibration"]["answered"] == safe[0]
