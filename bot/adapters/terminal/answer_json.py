"""An answer becomes the JSON object that other programs rely on."""

import json
from time import perf_counter
from typing import Any, Protocol

from bot.adapters.terminal.why import reasons
from bot.adapters.text import markdown
from bot.assistant import Assistant
from bot.model import Answer, Source
from bot.unseen import without_unseen


class Keep(Protocol):
    """Keeps an answer and returns it with the id that it is kept under."""

    def __call__(self, answer: Answer, *, elapsed_ms: float) -> Answer:
        """Keep it."""


def asked(
    assistant: Assistant, question: str, *, name: object = None, why: bool = False, keep: Keep | None = None
) -> dict[str, Any]:
    """Ask and return the answer as JSON holds it; `name` is what the one who asks calls the question."""
    begin = perf_counter()
    answer = assistant.ask(question)
    text = markdown(answer)
    elapsed = (perf_counter() - begin) * 1000
    answer = keep(answer, elapsed_ms=elapsed) if keep else answer
    found = {"id": name, **_fields(answer, question, text), "elapsed_ms": round(elapsed, 3)}
    return found | {"why": reasons(answer, assistant.knowledge.library.profile)} if why else found


def line(value: object) -> str:
    """Write a value in one line of ASCII, which no terminal and no encoding can break."""
    return json.dumps(value, allow_nan=False)


def _fields(answer: Answer, question: str, text: str) -> dict[str, Any]:
    return {
        "answer_id": answer.id,
        "question": without_unseen(question),
        "read_as": answer.read_as,
        "status": answer.status,
        "text": text,
        "points": [
            {"text": point.text, "sources": list(point.sources), "label": point.label} for point in answer.points
        ],
        "sources": [_source(source) for source in answer.sources],
        "related": list(answer.related),
        "knowledge_version": answer.version,
    }


def _source(source: Source) -> dict[str, Any]:
    section, document = source.section, source.section.document
    return {
        "n": source.n,
        "title": document.title,
        "url": section.url,
        "section": section.heading,
        "document": document.key,
        "kind": document.kind,
        "published": document.published,
        "scope": document.scope,
        "passage": source.passage,
    }
