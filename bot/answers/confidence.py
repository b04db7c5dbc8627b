"""How sure the bot may be that what was found answers the question: from figures that mean the same in any knowledge.

Every figure is a share, so none depends on how large the knowledge is or how long its passages are.
"""

from collections.abc import Mapping
from math import exp
from typing import Final

from bot.model import Finding, Status

# Fitted by `signpost eval --fit`; bot/README.md has the figures, and what each threshold costs on the other side.
FITTED: Final[dict[str, float]] = {
    "base": -3.0,
    "coverage": 3.0,
    "likeness": 4.0,
    "text": 2.0,
    "letters": 0.0,
    "gap": -3.0,
    "gap likeness": 0.0,
    "unknown": -2.0,
    "margin": 0.0,
    "agreement": 0.0,
}
ANSWERED: Final = 0.55
UNSURE: Final = 0.30
_NEAREST = 5


def signals(finding: Finding) -> dict[str, float]:
    """Return what the confidence rests on, by name."""
    best, *others = finding.hits
    whole = sum(term.weight for term in finding.terms) or 1.0
    elsewhere = next((hit.score for hit in others if hit.subject != best.subject), 0.0)
    nearest = finding.hits[:_NEAREST]
    gap = finding.gaps[0] if finding.gaps else None
    return {
        "coverage": min(best.coverage, 1.0),
        "likeness": best.likeness,
        "text": min(best.text, 1.0),
        "letters": min(best.letters, 1.0),
        "gap": (gap.score - best.score) / max(gap.score, best.score) if gap else -1.0,
        "gap likeness": gap.likeness if gap else 0.0,
        "unknown": sum(term.weight for term in finding.terms if not term.known) / whole,
        "margin": 1 - elsewhere / best.score,
        "agreement": sum(hit.subject == best.subject for hit in nearest) / len(nearest),
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
