"""Other people's texts become pieces of even size: none is found because it is short, or lost because it is long."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from bot.documents import sentences
from bot.documents.blocks import Items, Paragraph, Row, Table, Text
from bot.documents.findings import Findings
from bot.documents.pieces import Piece, pieces, row_of
from bot.documents.questions import LEAD
from bot.model import joined
from bot.words import size

# What a reader takes in at once; a longer paragraph is parted at a sentence.
LONG = 90
# What is smaller joins what stands beside it, up to this size.
SMALL, ENOUGH = 30, 60
# A longer sentence is parted between two words.
LONGEST_SENTENCE = 100
# A lead-in that introduces every part of a long list.
_LONGEST_LEAD = 30
# How much of a text may be links before it only leads elsewhere.
_LINKS = 0.6
_MOST_CELLS = 30
# A whole row in words, however many cells it has.
LONGEST_ROW, _LEAST_CELL = 180, 6
_ENDS = (".", "!", "?", ":", ";", ",", "…", "。", "！", "？", "：", "；", "，")  # noqa: RUF001 -- the same marks elsewhere


def chunks(blocks: Iterable[Paragraph | Items | Table], findings: Findings) -> Iterator[Piece]:
    """Cut the blocks of a section into pieces of even size."""
    told = [block for block in blocks if not _leads_elsewhere(block)]
    if any(isinstance(block, Paragraph) and block.text.plain.lower().startswith(LEAD) for block in told):
        # Whoever lists questions has cut the text for it.
        yield from pieces(told, findings)
    else:
        yield from _evened(_parted(told, findings))


def _leads_elsewhere(block: Paragraph | Items | Table) -> bool:
    """Tell navigation and lists of links from text: there is little in them but links."""
    match block:
        case Paragraph():
            texts = [block.text]
        case Items():
            texts = [item.text for item in block.items]
        case Table():
            texts = [cell for row in block.rows for cell in row.cells]
    whole = sum(len(text.plain) for text in texts)
    linked = sum(len(link.title) for text in texts for link in text.links)
    # A sentence that is a link is a sentence still.
    return linked > whole * _LINKS and not (
        isinstance(block, Paragraph) and block.text.plain.endswith((".", "。", "?"))
    )


def _parted(blocks: Iterable[Paragraph | Items | Table], findings: Findings) -> Iterator[Piece]:
    lead: Paragraph | None = None
    for block in blocks:
        match block:
            case Paragraph():
                yield from _paragraph(block)
            case Items():
                yield from _items(block, lead)
            case Table():
                yield from _table(block, findings)
        lead = block if isinstance(block, Paragraph) else None


def _paragraph(block: Paragraph) -> Iterator[Piece]:
    for text in _in_size(_sentences(block.text.plain)):
        yield Piece([Text(text)], block.line, block.name)


def _sentences(text: str) -> Iterator[str]:
    for sentence in sentences.split(text):
        if size(sentence) <= LONGEST_SENTENCE:
            yield sentence
        else:
            yield from _cut(sentence)


def _cut(sentence: str) -> Iterator[str]:
    """Cut what is too long for a sentence after a comma or a blank; in scripts without blanks, anywhere."""
    start = 0
    while start < len(sentence):
        # Enough characters for so many words of any script.
        head = sentence[start : start + LONGEST_SENTENCE * 8]
        last = start + len(head) == len(sentence)
        while size(head) > LONGEST_SENTENCE:
            head, last = head[: len(head) * 3 // 4], False
        end = len(head) if last else _break(head)
        if piece := head[:end].strip():
            yield piece
        start += end


def _break(head: str) -> int:
    """Return where to cut: after the last comma or blank, if there is one in the second half."""
    half = len(head) // 2
    comma = max(head.rfind(mark, half) for mark in (", ", "; ", "，", "、")) + 1  # noqa: RUF001 -- their commas
    return comma or head.rfind(" ", half) + 1 or len(head)


def _in_size(told: Iterable[str]) -> Iterator[str]:
    """Gather sentences into texts of much the same size."""
    gathered: list[str] = []
    words = 0
    for sentence in told:
        more = size(sentence)
        if gathered and words + more > LONG:
            yield joined(gathered)
            gathered, words = [], 0
        gathered.append(sentence)
        words += more
    if gathered:
        yield joined(gathered)


def _items(block: Items, lead: Paragraph | None) -> Iterator[Piece]:
    """Keep the items of a list together, under what leads into them."""
    opening = sentences.split(lead.text.plain)[-1] if lead and lead.text.plain else ""
    if size(opening) > _LONGEST_LEAD or not opening.endswith((":", "：")):  # noqa: RUF001 -- the same mark elsewhere
        opening = ""
    told = [_ended(text) for item in block.items if item.text.plain for text in _in_size(_sentences(item.text.plain))]
    for number, gathered in enumerate(_in_size(told)):
        text = f"{gathered[:-1]}." if gathered.endswith(";") else gathered
        # The first part of a list stands below its lead-in and joins it there.
        whole = f"{opening} {text}" if opening and number else text
        yield Piece([Text(whole)], block.line, block.name, lead=None if number else opening)


def _ended(item: str) -> str:
    return item if item.endswith(_ENDS) else f"{item};"


def _table(block: Table, findings: Findings) -> Iterator[Piece]:
    if max((len(row.cells) for row in block.rows), default=0) > _MOST_CELLS:
        findings.warning(block.line, f"What stands in the columns after the first {_MOST_CELLS} is left out.")
    narrow = replace(block, headers=block.headers[:_MOST_CELLS])
    for row in block.rows:
        cells = tuple(replace(cell, plain=_begun(cell.plain, row)) for cell in row.cells[:_MOST_CELLS])
        if sum(bool(cell.plain) for cell in cells) > 1:
            yield row_of(narrow, replace(row, cells=cells))


def _begun(cell: str, row: Row) -> str:
    """Return the beginning of a cell, so that a whole row can be read."""
    return " ".join(cell.split()[: max(_LEAST_CELL, LONGEST_ROW // len(row.cells))])


def _evened(parted: Iterable[Piece]) -> Iterator[Piece]:
    """Join what is too small to stand alone with what follows, as long as both together stay small."""
    waiting: Piece | None = None
    for piece in parted:
        if waiting and not waiting.cells and not piece.cells and _belong(waiting, piece):
            _join(waiting, piece)
            continue
        if piece.lead:
            _lead(waiting, piece)
        if waiting:
            yield waiting
        waiting = piece
    if waiting:
        yield waiting


def _join(first: Piece, second: Piece) -> None:
    """Write one piece behind the other: a list into the sentence that leads into it, a text behind a full stop."""
    *before, last = first.texts
    if second.lead:
        first.texts = [*before, Text(joined([last.plain, *(text.plain for text in second.texts)]))]
    else:
        ended = last if last.plain.endswith((*_ENDS, '"', "”", ")")) else Text(f"{last.plain}.")
        first.texts = [*before, ended, *second.texts]


def _lead(first: Piece | None, second: Piece) -> None:
    """Give a list that stands alone its lead-in, and take it from the text before, where nobody would miss it."""
    lead = second.lead or ""
    if first and len(first.texts) == 1 and first.texts[0].plain.endswith(f" {lead}"):
        first.texts = [Text(first.texts[0].plain.removesuffix(lead).rstrip())]
    second.texts = [Text(f"{lead} {second.texts[0].plain}")]


def _belong(first: Piece, second: Piece) -> bool:
    sizes = [sum(size(text.plain) for text in piece.texts) for piece in (first, second)]
    return (second.lead is not None and sum(sizes) <= LONG) or (min(sizes) < SMALL and sum(sizes) <= ENOUGH)
