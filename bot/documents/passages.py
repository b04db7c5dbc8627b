"""Pieces become passages: with an address that lasts and sentences that name what they rest on."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from bot.documents.addresses import digest, slug, text_fragment, unique
from bot.documents.chunks import chunks
from bot.documents.citations import Citations
from bot.documents.findings import Findings
from bot.documents.gaps import gaps
from bot.documents.outline import Place
from bot.documents.pieces import Piece, pieces
from bot.model import Passage, Section

# Larger than any text that people read through; what is larger is data, and would crowd out the rest.
MOST_PASSAGES = 2_000


def passages(found: Sequence[Place], citations: Citations, findings: Findings) -> list[Passage]:
    """Make the passages of one document: of ours as they are written, of others evenly sized."""
    document = found[0].section.document
    if document.kind == "gaps":
        made = gaps(found, findings)
    else:
        taken: dict[str, int] = {}
        cut = (
            (place, piece) for place in found for piece in (pieces if document.ours else chunks)(place.blocks, findings)
        )
        made = [_passage(piece, place, citations, taken) for place, piece in islice(cut, MOST_PASSAGES)]
        if next(cut, None):
            findings.error(made[-1].line, f"What follows is left out: it is more than {MOST_PASSAGES} passages.")
    if not made:
        findings.error(None, "The document is left out: there is no text in it.")
    return made


def _passage(piece: Piece, place: Place, citations: Citations, taken: dict[str, int]) -> Passage:
    section = place.section if place.linked else _at(place.section, piece)
    if piece.cells:
        sentences = citations.row(piece.texts[0], section, piece.line)
    else:
        sentences = citations.sentences(piece.texts, section, piece.line)
    return Passage(
        id=_id(piece, f"{section.document.key}#{section.slug}", citations.findings, taken),
        document=section.document,
        headings=place.headings,
        sentences=sentences,
        cells=piece.cells,
        questions=tuple(piece.questions),
        line=piece.line,
    )


def _at(section: Section, piece: Piece) -> Section:
    """Return a section that opens at the first words of a piece of it."""
    if section.url is None:
        return section
    joint = "" if "#" in section.url else "#"
    return replace(section, url=f"{section.url}{joint}{text_fragment(_opening(piece))}")


def _opening(piece: Piece) -> str:
    """Return the first words of a piece as they stand on the page: of a row, those of its first cell."""
    return piece.cells[0].text or piece.cells[-1].text if piece.cells else piece.texts[0].plain.partition(" (")[0]


def _id(piece: Piece, address: str, findings: Findings, taken: dict[str, int]) -> str:
    if piece.name and f"{address}/{piece.name}" in taken:
        findings.error(piece.line, f'Rename this passage: another one of its section is called "{piece.name}" already.')
    return unique(f"{address}/{piece.name or _key(piece)}", taken)


def _key(piece: Piece) -> str:
    if piece.cells and piece.cells[0].text:
        return slug(piece.cells[0].text)
    return digest(" ".join(text.plain for text in piece.texts))
