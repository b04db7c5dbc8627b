"""The chance rises with what speaks for an answer and falls with what speaks against it."""

import pytest

from bot.answers.confidence import (
    ANSWERED,
    ANSWERED_UNCALIBRATED,
    UNSURE,
    UNSURE_UNCALIBRATED,
    confidence,
    is_unheard_of,
    signals,
    status,
    thresholds,
)
from bot.model import Finding, Hit, Term
from tests.unit.answers.shelf import finding, hit, passage

LOAF = passage("A loaf needs an hour in the oven.")
CHEESE = passage(heading="Cheese")


def test_nothing_found_is_no_chance() -> None:
    """Whatever was asked."""
    assert confidence(Finding(terms=(), hits=(), gaps=()), {}) == 0.0


def test_every_signal_is_a_share() -> None:
    """So that it means the same in any knowledge."""
    found = finding(hit(LOAF, 3.0, coverage=1.7), hit(LOAF, 1.0, subject=1), gaps=(hit(CHEESE, 9.0),), known=False)
    assert all(-1 <= value <= 1 for value in signals(found).values())


def test_a_near_gap_lowers_the_chance() -> None:
    """The nearer, the more."""
    chances = [confidence(finding(hit(LOAF, 1.0), gaps=(hit(CHEESE, score),)), {}) for score in (0.2, 0.8, 1.5)]
    assert chances == sorted(chances, reverse=True)
    assert chances[0] > ANSWERED > chances[2]


def test_unknown_words_lower_the_chance() -> None:
    """A word that stands nowhere is probably what the question is about."""
    assert confidence(finding(hit(LOAF), known=False), {}) < confidence(finding(hit(LOAF)), {})


def test_asking_like_what_is_left_out_lowers_the_chance() -> None:
    """And asking like what is answered raises it."""
    chances = [confidence(finding(hit(LOAF), leaning=leaning), {}) for leaning in (-0.8, 0.0, 0.8)]
    assert chances == sorted(chances)
    assert chances[0] < chances[2]


def test_coverage_raises_the_chance() -> None:
    """The more of the question the passage has, the better."""
    assert confidence(finding(hit(LOAF, coverage=0.2)), {}) < confidence(finding(hit(LOAF, coverage=0.9)), {})


@pytest.mark.parametrize(
    ("chance", "said"),
    [(ANSWERED, "answered"), (ANSWERED - 0.01, "unsure"), (UNSURE, "unsure"), (UNSURE - 0.01, "declined")],
)
def test_thresholds(chance: float, said: str) -> None:
    """They stand in one place, and belong to the side above."""
    assert status(chance, {}, knows_gaps=True) == said


def test_an_installation_sets_its_own() -> None:
    """In its profile, weight by weight."""
    assert thresholds({"answered": 0.3}, knows_gaps=True) == {"answered": 0.3, "unsure": UNSURE}
    assert confidence(finding(hit(LOAF)), {"base": -50}) < 0.01


def test_without_calibration_the_nearest_is_shown_sooner_and_answered_no_sooner() -> None:
    """A folder that names no gaps leaves less to go by: it is called unsure rather than declined or answered."""
    assert thresholds({}, knows_gaps=False) == {"answered": ANSWERED_UNCALIBRATED, "unsure": UNSURE_UNCALIBRATED}
    assert status(UNSURE_UNCALIBRATED, {}, knows_gaps=False) == "unsure"
    assert status(UNSURE_UNCALIBRATED, {}, knows_gaps=True) == "declined"
    assert thresholds({"base": 1.0}, knows_gaps=False) == {"answered": ANSWERED, "unsure": UNSURE}


def test_without_known_gaps_a_half_covered_question_is_not_answered() -> None:
    """There is less to go by, so more of the question has to be there."""
    half = hit(LOAF, coverage=0.5)
    known = finding(half)
    unknown = Finding(terms=known.terms, hits=known.hits, gaps=())
    assert confidence(unknown, {}) < ANSWERED < confidence(known, {})
    assert not {"gap", "leaning"} & signals(unknown).keys()


def test_how_far_a_gap_is_says_nothing_from_some_distance_on() -> None:
    """A gap at a third of the score is as good as none; one at six tenths still counts."""
    none, far, near = (confidence(finding(hit(LOAF), gaps=gaps), {}) for gaps in ((), _gap(0.3), _gap(0.6)))
    assert none == far > near


@pytest.mark.parametrize(("unheard", "told"), [(0.0, False), (0.3, False), (0.5, True), (1.0, True)])
def test_half_a_question_of_unheard_of_words_is_too_much(unheard: float, told: bool) -> None:  # noqa: FBT001
    """A third is not."""
    terms = (_term(1 - unheard, known=True), _term(unheard, known=False))
    assert is_unheard_of(Finding(terms=terms, hits=(hit(LOAF),), gaps=())) is told
    assert not is_unheard_of(Finding(terms=terms, hits=(), gaps=()))


def _gap(score: float) -> tuple[Hit, ...]:
    return (hit(CHEESE, score),)


def _term(weight: float, *, known: bool) -> Term:
    return Term(word="bread", stem="bread", weight=weight, known=known)
