"""Fits the confidence to labelled questions: a logistic regression, small enough to read."""

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

# Pulls the weights towards zero, so that a few hundred questions are enough.
RIDGE = 1.0
STEPS = 50
FOLDS = 5

Floats = npt.NDArray[np.float64]


def fit(rows: Sequence[Mapping[str, float]], answerable: Sequence[bool]) -> dict[str, float]:
    """Return the weight of each signal, and the base, that tell answerable questions best."""
    names = list(rows[0])
    weights = _fit(_table(rows, names), np.asarray(answerable, dtype=np.float64))
    return dict(zip(["base", *names], weights.tolist(), strict=True))


def cross_validated(rows: Sequence[Mapping[str, float]], answerable: Sequence[bool]) -> list[float]:
    """Return for each question the chance that a fit gives it which has not seen its fold."""
    table, truth = _table(rows, list(rows[0])), np.asarray(answerable, dtype=np.float64)
    fold = np.arange(len(rows)) % FOLDS
    chances = np.zeros(len(rows))
    for number in range(FOLDS):
        held = fold == number
        chances[held] = _chance(table[held], _fit(table[~held], truth[~held]))
    return [float(chance) for chance in chances]


def _table(rows: Sequence[Mapping[str, float]], names: Sequence[str]) -> Floats:
    return np.asarray([[1.0, *(row[name] for name in names)] for row in rows])


def _chance(table: Floats, weights: Floats) -> Floats:
    chance: Floats = 1 / (1 + np.exp(-np.clip(table @ weights, -50, 50)))
    return chance


def _fit(table: Floats, truth: Floats) -> Floats:
    """Newton's method on the penalised likelihood; the base is not penalised."""
    weights = np.zeros(table.shape[1])
    penalty = np.full(table.shape[1], RIDGE)
    penalty[0] = 1e-6
    for _ in range(STEPS):
        chance = _chance(table, weights)
        slope = table.T @ (truth - chance) - penalty * weights
        bend = (table * (chance * (1 - chance))[:, None]).T @ table + np.diag(penalty)
        step = np.linalg.solve(bend, slope)
        weights += step
        if np.abs(step).max() < 1e-9:  # noqa: PLR2004 -- as good as standing still
            break
    return weights
