"""The fit finds what tells answerable questions, and is honest about what it has not seen."""

import random

from bot.answers.calibration import cross_validated, fit


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
