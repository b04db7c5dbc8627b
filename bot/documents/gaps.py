"""What the sources leave out: every heading of a gaps file is a passage that says nothing."""

from collections.abc import Sequence

from bot.documents.addresses import is_web_address, unique
from bot.documents.blocks import Paragraph
from bot.documents.findings import Findings
from bot.documents.outline import Place
from bot.documents.questions import Questions, gather
from bot.model import Passage, Unread

_LEAD = "unread:"


def gaps(found: Sequence[Place], findings: Findings) -> list[Passage]:
    """Make a passage of every heading, with the ways people ask for it."""
    for block in found[0].blocks:
        findings.error(block.line, "Write this below a heading: a gap is named by its heading.")
    taken: dict[str, int] = {}
    return [_gap(place, findings, taken) for place in found[1:]]


def _gap(place: Place, findings: Findings, taken: dict[str, int]) -> Passage:
    questions: list[str] = []
    unread: Unread | None = None
    for block in gather(place.blocks, findings):
        if isinstance(block, Questions):
            questions += [item.text.plain for item in block.items if item.text.plain]
        elif isinstance(block, Paragraph) and block.text.plain.lower().startswith(_LEAD):
            unread = _unread(block)
        else:
            findings.warning(block.line, 'Nobody reads this: a gap has an "Asked as:" list and an "Unread:" line only.')
    section = place.section
    return Passage(
        id=unique(f"{section.document.key}#{section.slug}/gap", taken),
        document=section.document,
        headings=(section.heading,),
        sentences=(),
        questions=tuple(questions),
        gap=True,
        unread=unread,
        line=place.line,
    )


def _unread(block: Paragraph) -> Unread | None:
    links = block.text.links
    if links:
        return Unread(title=links[0].title, url=links[0].url if is_web_address(links[0].url) else None)
    title = block.text.plain[len(_LEAD) :].strip()
    return Unread(title=title) if title else None
