"""The lists of questions below passages: recognised here, given to their passages elsewhere."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeGuard

from bot.documents.blocks import Items, Paragraph, Table
from bot.documents.findings import Findings

LEAD = "asked as:"


@dataclass(frozen=True, slots=True)
class Questions:
    """A list of questions, for the passage above it."""

    items: tuple[Paragraph, ...]
    line: int


Content = Paragraph | Items | Table | Questions


def gather(blocks: Iterable[Paragraph | Items | Table], findings: Findings) -> Iterator[Content]:
    """Join each line "Asked as:" with the list below it."""
    waiting: Paragraph | None = None
    for block in blocks:
        if waiting and isinstance(block, Items):
            if waiting.text.plain.lower() != LEAD:
                findings.error(waiting.line, 'Write every question as an item of the list: "Asked as:" stands alone.')
            yield Questions(block.items, waiting.line)
            waiting = None
            continue
        _check_list(waiting, findings)
        waiting = block if _is_lead(block) else None
        if waiting is None:
            yield block
    _check_list(waiting, findings)


def _is_lead(block: Paragraph | Items | Table) -> TypeGuard[Paragraph]:
    return isinstance(block, Paragraph) and block.text.plain.lower().startswith(LEAD)


def _check_list(waiting: Paragraph | None, findings: Findings) -> None:
    if waiting:
        findings.error(
            waiting.line, 'Write a list of questions below "Asked as:": an empty line, then "- " before each.'
        )
