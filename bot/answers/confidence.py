"""How sure the bot may be that what was found answers the question: from figures that mean the same in any knowledge.

Every figure is a share, so none depends on how large the knowledge is or how long its passages are.
"""

from collections.abc import Mapping
from math import exp
from typing import Final

from bot.model import Finding, Status

# Fitted by `signpost eval --fit`; bot/README.md has the figures, and what each threshold costs on the other side.
WITH_GAPS: Final = {"base": 0.14, "gap": -4.87, "coverage": 1.31, "unknown": -1.41, "leaning": 2.69}
# Knowledge that names nothing it leaves out gives less to go by, and so is answered from more cautiously.
WITHOUT_GAPS: Final = {"base": -0.33, "coverage": 2.47, "unknown": -2.07}
ANSWERED: Final = 0.85
UNSURE: Final = 0.35
# Without calibration it answers as seldom, and rather shows the nearest than says that there is nothing.
ANSWERED_UNCALIBRATED: Final = 0.8
UNSURE_UNCALIBRATED: Final = 0.2

# How far away the nearest known gap is says less and less: from here on, nothing more.
FARTHEST_GAP: Final = -0.5
# A question with this share of words that stand nowhere is about something else, however well the rest fits.
UNHEARD_OF: Final = 0.4


def signals(finding: Finding) -> dict[str, float]:
    """Return what the confidence rests on, by name.

    `coverage` is the share of the question that the best passage has, `unknown` the share that stands nowhere in the
    knowledge. If any gap is known, `gap` is how much nearer the nearest one is than the best passage, and `leaning`
    whether it was asked as what is answered is, or as what is left out.
    """
    best = finding.hits[0]
    whole = sum(term.weight for term in finding.terms) or 1.0
    found = {
        "coverage": min(best.coverage, 1.0),
        "unknown": sum(term.weight for term in finding.terms if not term.known) / whole,
    }
    if finding.knows_gaps:
        gap = finding.gaps[0].score if finding.gaps else 0.0
        found["leaning"] = finding.leaning
        found["gap"] = max((gap - best.score) / max(gap, best.score), FARTHEST_GAP)
    return found


def confidence(finding: Finding, calibration: Mapping[str, float]) -> float:
    """Return the chance that the best passage answers the question."""
    if not finding.hits:
        return 0.0
    fitted = {**(WITH_GAPS if finding.knows_gaps else WITHOUT_GAPS), **calibration}
    logit = fitted["base"] + sum(fitted[name] * value for name, value in signals(finding).items())
    return 1 / (1 + exp(-logit))


def is_unheard_of(finding: Finding) -> bool:
    """Tell whether much of a question is words that stand nowhere in the knowledge."""
    return bool(finding.hits) and signals(finding)["unknown"] >= UNHEARD_OF


def thresholds(calibration: Mapping[str, float], *, knows_gaps: bool) -> dict[str, float]:
    """Return the chances from which the bot answers, and from which it shows the nearest it has."""
    fitted = {"answered": ANSWERED, "unsure": UNSURE}
    unfitted = {"answered": ANSWERED_UNCALIBRATED, "unsure": UNSURE_UNCALIBRATED}
    limits = fitted if knows_gaps or calibration else unfitted
    return {name: calibration.get(name, limit) for name, limit in limits.items()}


def status(chance: float, calibration: Mapping[str, float], *, knows_gaps: bool) -> Status:
    """Return what such a chance allows the bot to say."""
    limits = thresholds(calibration, knows_gaps=knows_gaps)
    if chance >= limits["answered"]:
        return "answered"
    return "unsure" if chance >= limits["unsure"] else "declined"
