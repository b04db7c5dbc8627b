"""What `signpost eval` found: the figures and what went wrong, as text or JSON; and the fit of the confidence."""

from collections.abc import Sequence
from typing import Any

from bot import wording
from bot.adapters.text import plain, shorten
from bot.model import Taught
from bot.review.judging import Judged, figures, taught_figures
from bot.review.proof import Proof

_LONGEST = 70
_COLUMNS = ("questions", "found", "declined", "wrong")


def report(judged: Sequence[Judged], proofs: Sequence[Proof] = (), lost: Sequence[Taught] = ()) -> dict[str, Any]:
    """Return the figures and every trouble as JSON holds them; of what was taught, `lost` has no passage any more."""
    troubles = [_trouble(one) for one in judged if one.trouble]
    troubles += [_unproved(one) for one in proofs if one.verdict != "found"]
    troubles += map(_lost, lost)
    return {"figures": figures(judged), "taught": taught_figures(proofs, lost), "troubles": troubles}


def told(judged: Sequence[Judged], proofs: Sequence[Proof] = (), lost: Sequence[Taught] = ()) -> str:
    """Return the figures and every trouble for a person to read."""
    known = report(judged, proofs, lost)
    found = known["figures"] | ({"taught": known["taught"]} if known["taught"]["questions"] else {})
    lines = [f"{'':12}" + "".join(f"{name:>10}" for name in _COLUMNS)]
    lines += [
        f"{group:12}" + "".join(f"{found[group][name]:>10}" for name in _COLUMNS)
        for group in ("covered", "uncovered", "taught")
        if group in found
    ]
    lines += [wording.TAUGHT_FIGURES.format(**found["taught"])] if "taught" in found else []
    lines += [
        "",
        *(f"{name:16}{'-' if value is None else value}" for name, value in found.items() if _is_figure(value)),
    ]
    troubles = [
        f"{plain(each['id'])}: {each['trouble']}\n    {shorten(plain(each['question']), _LONGEST)}"
        for each in known["troubles"]
    ]
    lines += ["", *troubles] if troubles else []
    return "\n".join(lines)


def fit_told(result: dict[str, Any]) -> str:
    """Write the fit for a person, as lines for `signpost.yaml` and a table."""
    questions = result["questions"]
    lines = [f"Fitted to {questions['covered']} covered and {questions['uncovered']} uncovered questions.", ""]
    lines += ["calibration:", *(f"  {name}: {value}" for name, value in result["calibration"].items()), ""]
    lines += [f"{'answered from':>14}{'covered answered':>20}{'uncovered held back':>22}"]
    lines += [
        f"{row['from']:>14}{row['covered answered']:>20}{row['uncovered held back']:>22}"
        for row in result["thresholds"]
    ]
    return "\n".join(lines)


def _unproved(one: Proof) -> dict[str, Any]:
    confidence = round(one.answer.confidence, 3)
    trouble = f"{one.verdict} when it is not listed itself (confidence {one.answer.confidence:.2f})"
    return _taught(one.taught) | {"status": one.answer.status, "confidence": confidence, "trouble": trouble}


def _lost(taught: Taught) -> dict[str, Any]:
    return _taught(taught) | {"status": None, "confidence": 0.0, "trouble": wording.TAUGHT_LOST}


def _taught(taught: Taught) -> dict[str, Any]:
    return {"id": taught.passage, "kind": "taught", "question": taught.question}


def _is_figure(value: object) -> bool:
    return not isinstance(value, dict)


def _trouble(one: Judged) -> dict[str, Any]:
    return {
        "id": one.golden.name,
        "kind": one.golden.kind,
        "question": one.golden.question,
        "status": one.answer.status,
        "confidence": round(one.answer.confidence, 3),
        "trouble": f"{one.trouble} (confidence {one.answer.confidence:.2f})",
    }
