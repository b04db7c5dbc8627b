"""What `signpost eval` found: the figures and what went wrong, as text or JSON; and the fit of the confidence."""

from collections.abc import Sequence
from typing import Any

from bot.adapters.text import plain, shorten
from bot.review.judging import Judged, figures, taught_figures
from bot.review.proof import Proof

_LONGEST = 70


def report(judged: Sequence[Judged], proofs: Sequence[Proof] = ()) -> dict[str, Any]:
    """Return the figures and every trouble as JSON holds them."""
    troubles = [_trouble(one) for one in judged if one.trouble] + [_lost(one) for one in proofs if _is_lost(one)]
    return {"figures": figures(judged), "taught": taught_figures(proofs), "troubles": troubles}


def told(judged: Sequence[Judged], proofs: Sequence[Proof] = ()) -> str:
    """Return the figures and every trouble for a person to read."""
    found = figures(judged) | ({"taught": taught_figures(proofs)} if proofs else {})
    lines = [f"{'':12}{'questions':>10}{'found':>10}{'declined':>10}{'wrong':>10}"]
    lines += [
        f"{group:12}" + "".join(f"{number:>10}" for number in found[group].values())
        for group in ("covered", "uncovered", "taught")
        if group in found
    ]
    lines += [
        "",
        *(f"{name:16}{'-' if value is None else value}" for name, value in found.items() if _is_figure(value)),
    ]
    troubles = report(judged, proofs)["troubles"]
    lines += (
        ["", *(f"{each['id']}: {each['trouble']}\n    {each['question']}" for each in troubles)] if troubles else []
    )
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


def _is_lost(one: Proof) -> bool:
    return one.verdict != "found"


def _lost(one: Proof) -> dict[str, Any]:
    told = {"id": one.taught.passage, "kind": "taught", "question": shorten(plain(one.taught.question), _LONGEST)}
    confidence = round(one.answer.confidence, 3)
    trouble = f"{one.verdict} when it is not listed itself (confidence {one.answer.confidence:.2f})"
    return told | {"status": one.answer.status, "confidence": confidence, "trouble": trouble}


def _is_figure(value: object) -> bool:
    return not isinstance(value, dict)


def _trouble(one: Judged) -> dict[str, Any]:
    return {
        "id": one.golden.name,
        "kind": one.golden.kind,
        "question": shorten(plain(one.golden.question), _LONGEST),
        "status": one.answer.status,
        "confidence": round(one.answer.confidence, 3),
        "trouble": f"{one.trouble} (confidence {one.answer.confidence:.2f})",
    }
