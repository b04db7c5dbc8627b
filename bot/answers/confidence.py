"""How sure the bot may be that what was found answers the question: from figures that mean the same in any knowledge.

Every figure is a share, so none depends on how large the knowledge is or how long its passages are.
"""

from collections.abc import Mapping
from math import exp
from typing import Final

from bot.model import Finding, Status

# Fitted by `signpost eval --fit`; bot/README.md has the figures, and what each threshold costs on the other side.
FITTED: Final[dict[str, float]] = {"base": 0.2, "gap": -6.49, "coverage": 1.19, "unknown": -1.39, "margin": -2.44}
ANSWERED: Final = 0.87
UNSURE: Final = 0.62


def signals(finding: Finding) -> dict[str, float]:
    """Return what the confidence rests on, by name.

    `gap` is how much nearer the nearest known gap is than the best passage, `coverage` the share of the question that
    the passage has, `unknown` the share that stands nowhere in the knowledge, and `margin` how far behind everything
    on other subjects is: what a question about the subject asks is seldom near one passage only.
    """
    best, *others = finding.hits
    whole = sum(term.weight for term in finding.terms) or 1.0
    elsewhere = next((hit.score for hit in others if hit.subject != best.subject), 0.0)
    gap = finding.gaps[0].score if finding.gaps else 0.0
    return {
        "gap": (gap - best.score) / max(gap, best.score),
        "coverage": min(best.coverage, 1.0),
        "unknown": sum(term.weight for term in finding.terms if not term.known) / whole,
        "margin": 1 - elsewhere / best.score,
    }


def confidence(finding: Finding, calibration: Mapping[str, float]) -> float:
    """Return the chance that the best passage answers the question."""
    if not finding.hits:
        return 0.0
    fitted = {**FITTED, **calibration}
    logit = fitted["base"] + sum(fitted[name] * value for name, value in signals(finding).items())
    return 1 / (1 + exp(-logit))


def thresholds(calibration: Mapping[str, float]) -> dict[str, float]:
    """Return the chances from which the bot answers, and from which it shows the nearest it has."""
    return {"answered": calibration.get("answered", ANSWERED), "unsure": calibration.get("unsure", UNSURE)}


def status(chance: float, calibration: Mapping[str, float]) -> Status:
    """Return what such a chance allows the bot to say."""
    limits = thresholds(calibration)
    if chance >= limits["answered"]:
        return "answered"
    return "unsure" if chance >= limits["unsure"] else "declined"
