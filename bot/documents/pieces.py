"""Blocks become pieces: the passages of one section while they are put together."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from bot.documents.blocks import Items, Paragraph, Row, Table, Text
from bot.documents.findings import Findings
from bot.documents.questions import Questions, gather
from bot.model import Cell

# A longer list is read as an overview and one passage for each item.
_SHORT_LIST = 3


@dataclass(slots=True)
class Piece:
    """A passage in the making; a table row has cells, and its first one names it.

    `lead` is set for a list that goes on with the piece before it: the words that lead into it.
    """

    texts: list[Text]
    line: int
    name: str | None = None
    cells: tuple[Cell, ...] = ()
    questions: list[str] = field(default_factory=list)
    lead: str | None = None


def pieces(blocks: Iterable[Paragraph | Items | Table], findings: Findings) -> list[Piece]:
    """Cut the blocks of a section into pieces, each with its questions."""
    cutter = _Cutter(findings)
    for block in gather(blocks, findings):
        match block:
            case Paragraph():
                cutter.paragraph(block)
            case Items():
                cutter.items(block)
            case Table():
                cutter.table(block)
            case Questions():
                cutter.questions(block)
    return cutter.pieces


class _Cutter:
    def __init__(self, findings: Findings) -> None:
        self.pieces: list[Piece] = []
        self._findings = findings
        # The paragraph right above, which may lead into a list.
        self._above: Paragraph | None = None
        # What a question list would belong to: one piece, or a row of several.
        self._answers: list[Piece] = []

    def paragraph(self, block: Paragraph) -> None:
        if not block.text.plain:
            return
        self._add(Piece([block.text], block.line, block.name))
        self._above = block

    def items(self, block: Items) -> None:
        items = [item for item in block.items if item.text.plain]
        if len(items) > _SHORT_LIST:
            self._long(block, items)
        elif items:
            self._short(block, items)
        self._above = None

    def _long(self, block: Items, items: list[Paragraph]) -> None:
        each = [Piece([item.text], item.line, item.name) for item in items]
        if self._above is None:
            self._findings.advise(
                block.line, "Open a list of more than three items with a sentence that names them all."
            )
            self._answers = each[-1:]
        self.pieces += each

    def _short(self, block: Items, items: list[Paragraph]) -> None:
        texts = [item.text for item in items]
        if self._above and (self._above.text.plain.endswith(":") or self._above.end == block.line):
            self.pieces[-1].texts += texts
        else:
            self._add(Piece(texts, block.line, block.name))

    def table(self, block: Table) -> None:
        self._answers = [row_of(block, row) for row in block.rows if any(cell.plain for cell in row.cells)]
        self.pieces += self._answers
        self._above = None

    def questions(self, block: Questions) -> None:
        self._above = None
        if not self._answers:
            self._findings.error(block.line, 'Write a passage above "Asked as:": these questions belong to none.')
        elif self._answers[0].cells:
            self._ask_rows(block)
        else:
            self._answers[0].questions += [item.text.plain for item in block.items if item.text.plain]

    def _ask_rows(self, block: Questions) -> None:
        rows = sorted(self._answers, key=lambda row: -len(row.cells[0].text))
        for item in block.items:
            asked = item.text.plain
            row = next((row for row in rows if asked.lower().startswith(f"{row.cells[0].text}:".lower())), None)
            if row is None:
                names = ", ".join(f'"{row.cells[0].text}"' for row in self._answers)
                self._findings.error(item.line, f'Begin "{asked}" with a row and a colon. The rows are {names}.')
            elif question := asked[len(row.cells[0].text) + 1 :].strip():
                row.questions.append(question)

    def _add(self, piece: Piece) -> None:
        self.pieces.append(piece)
        self._answers = [piece]


def row_of(table: Table, row: Row) -> Piece:
    """Make a piece of a table row, read with the headers of its columns."""
    headers = [*table.headers, *[""] * len(row.cells)]
    cells = tuple(Cell(header=header, text=cell.plain) for header, cell in zip(headers, row.cells, strict=False))
    return Piece([_read_out(cells, row)], row.line, cells=cells)


def _read_out(cells: tuple[Cell, ...], row: Row) -> Text:
    """Read a row with its headers: `Heat — Bread: high; Cake: mild`."""
    first, *others = cells
    told = [f"{cell.header}: {cell.text}" if cell.header else cell.text for cell in others if cell.text]
    plain = " — ".join(part for part in (first.text, "; ".join(told)) if part)
    # The row is one sentence, so it rests on whatever any of its cells cites.
    marks = tuple(mark for cell in row.cells for mark in cell.marks)
    return Text(plain, marks, tuple(link for cell in row.cells for link in cell.links))
