"""The fit finds what tells answerable questions, and is honest about what it has not seen."""

import random
from math import log

import pytest

from bot.answers.calibration import FOLDS, cross_validated, fit


def test_a_telling_signal_gets_the_weight() -> None:
    """And a signal that tells nothing gets little."""
    chance = random.Random(1)
    rows = [{"telling": chance.random(), "noise": chance.random()} for _ in range(400)]
    fitted = fit(rows, [row["telling"] > 0.5 for row in rows])
    assert fitted["telling"] > 5
    assert abs(fitted["noise"]) < fitted["telling"] / 5


def test_what_cannot_be_told_is_not_told() -> None:
    """On labels without any pattern a fit knows nothing about the fold it has not seen."""
    chance = random.Random(2)
    rows = [{"noise": chance.random()} for _ in range(400)]
    truth = [chance.random() < 0.5 for _ in rows]
    chances = cross_validated(rows, truth)
    right = sum((estimate > 0.5) == label for estimate, label in zip(chances, truth, strict=True))
    assert 0.4 < right / len(rows) < 0.6


def test_what_can_be_told_is_told_of_what_was_not_seen() -> None:
    """Each fold is judged by a fit to the others, and in the order in which it was given."""
    chance = random.Random(3)
    rows = [{"telling": chance.random()} for _ in range(400)]
    chances = cross_validated(rows, [row["telling"] > 0.5 for row in rows])
    assert sum((estimate > 0.5) == (row["telling"] > 0.5) for estimate, row in zip(chances, rows, strict=True)) > 380


def test_no_question_is_judged_by_a_fit_that_has_seen_it() -> None:
    """A mark that only one fold has cannot have been learned where that fold was left out."""
    rows = [{"mark": float(n % FOLDS == 0)} for n in range(20 * FOLDS)]
    truth = [n % FOLDS == 0 or n % 2 == 0 for n in range(20 * FOLDS)]
    chances = cross_validated(rows, truth)
    assert chances[::FOLDS] == pytest.approx([0.5] * 20, abs=0.01)
    assert fit(rows, truth)["mark"] > 2


def test_without_any_signal_the_chance_is_the_share() -> None:
    """The base is not pulled towards zero, however few the questions are."""
    fitted = fit([{"nothing": 0.0}] * 40, [True] * 36 + [False] * 4)
    assert fitted == pytest.approx({"base": log(9), "nothing": 0.0}, abs=1e-3)
