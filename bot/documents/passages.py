"""Pieces become passages: with an address that lasts and sentences that name what they rest on."""

from collections.abc import Sequence

from bot.documents.addresses import digest, slug, unique
from bot.documents.citations import Citations
from bot.documents.findings import Findings
from bot.documents.gaps import gaps
from bot.documents.outline import Place
from bot.documents.pieces import Piece, pieces
from bot.model import Passage


def passages(found: Sequence[Place], citations: Citations, findings: Findings) -> list[Passage]:
    """Make the passages of one document."""
    if found[0].section.document.kind == "gaps":
        made = gaps(found, findings)
    else:
        taken: dict[str, int] = {}
        made = [_passage(piece, place, citations, taken) for place in found for piece in pieces(place.blocks, findings)]
    if not made:
        findings.error(None, "Write something below the head of the file: the document has no passages.")
    return made


def _passage(piece: Piece, place: Place, citations: Citations, taken: dict[str, int]) -> Passage:
    section = place.section
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


def _id(piece: Piece, address: str, findings: Findings, taken: dict[str, int]) -> str:
    if piece.name and f"{address}/{piece.name}" in taken:
        findings.error(piece.line, f'Rename this passage: another one of its section is called "{piece.name}" already.')
    return unique(f"{address}/{piece.name or _key(piece)}", taken)


def _key(piece: Piece) -> str:
    if piece.cells and piece.cells[0].text:
        return slug(piece.cells[0].text)
    return digest(" ".join(text.plain for text in piece.texts))
