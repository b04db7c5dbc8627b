"""How sure the bot may be that what was found answers the question: from figures that mean the same in any knowledge.

Every figure is a share, so none depends on how large the knowledge is or how long its passages are.
"""

from collections.abc import Mapping
from math import exp
from typing import Final

from bot.model import Finding, Status

# Fitted by `signpost eval`; see bot/README.md for how, and for what each threshold costs on the other side.
DEFAULT: Final[Mapping[str, float]] = {
    "base": -3.0,
    "coverage": 3.0,
    "likeness": 4.0,
    "text": 2.0,
    "gap": -3.0,
    "unknown": -2.0,
    "answered": 0.55,
    "unsure": 0.30,
}


def signals(finding: Finding) -> dict[str, float]:
    """Return what the confidence rests on, by name."""
    best = finding.hits[0]
    whole = sum(term.weight for term in finding.terms) or 1.0
    return {
        "coverage": best.coverage,
        "likeness": best.likeness,
        "text": min(best.text, 1.0),
        "gap": finding.gaps[0].score - best.score if finding.gaps else 0.0,
        "unknown": sum(term.weight for term in finding.terms if not term.known) / whole,
    }


def confidence(finding: Finding, calibration: Mapping[str, float] = DEFAULT) -> float:
    """Return the chance that the best passage answers the question."""
    if not finding.hits:
        return 0.0
    fitted = DEFAULT | dict(calibration)
    logit = fitted["base"] + sum(fitted[name] * value for name, value in signals(finding).items())
    return 1 / (1 + exp(-logit))


def status(chance: float, calibration: Mapping[str, float] = DEFAULT) -> Status:
    """Return what such a chance allows the bot to say."""
    fitted = DEFAULT | dict(calibration)
    if chance >= fitted["answered"]:
        return "answered"
    return "unsure" if chance >= fitted["unsure"] else "declined"
