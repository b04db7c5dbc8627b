"""The reasons for an answer: the words of the question and what they weigh, the best passages, the confidence."""

from collections.abc import Iterator
from typing import Any

from bot.adapters.text import plain, shorten
from bot.answers.confidence import thresholds
from bot.model import Answer, Finding, Hit, Profile, Term

_BEST = 3
_LONGEST = 76
_FIGURES = ("text", "letters", "likeness", "coverage")


def reasons(answer: Answer, profile: Profile) -> dict[str, Any]:
    """Return the reasons as JSON holds them, a part of the question after the other."""
    return {
        "confidence": round(answer.confidence, 3),
        "thresholds": thresholds(profile.calibration, knows_gaps=any(each.knows_gaps for each in answer.findings)),
        "parts": [_part(finding) for finding in answer.findings],
    }


def told(answer: Answer, profile: Profile) -> str:
    """Return the reasons for a person to read."""
    found = reasons(answer, profile)
    limits = ", ".join(f"{name} from {value:.2f}" for name, value in found["thresholds"].items())
    lines = [f"{answer.status}: confidence {answer.confidence:.2f} ({limits})"]
    for number, part in enumerate(found["parts"], start=1):
        lines += [f"Part {number}"] if len(found["parts"]) > 1 else []
        lines += ["Words: " + (", ".join(map(_word_told, part["words"])) or "none")]
        lines += [f"Asked as what is answered (1) or left out (-1): {part['leaning']:.2f}"]
        lines += [line for hit in part["hits"] for line in _hit_told("Passage", hit)]
        lines += [line for hit in part["gaps"][:1] for line in _hit_told("Known gap", hit)]
    return "\n".join(lines)


def _part(finding: Finding) -> dict[str, Any]:
    return {
        "words": [_word(term) for term in finding.terms],
        "leaning": round(finding.leaning, 3),
        "hits": [_hit(hit) for hit in finding.hits[:_BEST]],
        "gaps": [_hit(hit) for hit in finding.gaps[:_BEST]],
    }


def _word(term: Term) -> dict[str, Any]:
    return {"word": term.word, "weight": round(term.weight, 3), "known": term.known, "meant": term.meant}


def _hit(hit: Hit) -> dict[str, Any]:
    return {
        "passage": hit.passage.id,
        "text": hit.passage.text,
        "score": round(hit.score, 3),
        "parts": {name: round(getattr(hit, name), 3) for name in _FIGURES},
        "asked": hit.asked,
        "words": [{"word": match.word, "weight": round(match.weight, 3)} for match in hit.matches],
    }


def _word_told(word: dict[str, Any]) -> str:
    weight = f"{word['weight']:.1f}" if word["known"] else "unknown"
    meant = f", read as {plain(word['meant'])}" if word["meant"] else ""
    return f"{plain(word['word'])} ({weight}{meant})"


def _hit_told(name: str, hit: dict[str, Any]) -> Iterator[str]:
    figures = ", ".join(f"{figure} {value:.2f}" for figure, value in hit["parts"].items())
    yield f"{name} {plain(hit['passage'])}: score {hit['score']:.2f} ({figures})"
    if hit["text"]:
        yield f"  says: {shorten(plain(hit['text']), _LONGEST)}"
    if hit["asked"]:
        yield f"  nearest question: {shorten(plain(hit['asked']), _LONGEST)}"
    yield "  matched: " + (
        ", ".join(f"{plain(word['word'])} {word['weight']:.1f}" for word in hit["words"]) or "nothing"
    )
