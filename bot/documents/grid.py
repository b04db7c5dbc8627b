"""A table of HTML as rows of equal length: cells that span others stand in each place that they cover."""

from collections.abc import Sequence

from selectolax.lexbor import LexborNode

_MOST_CELLS, _MOST_ROWS = 60, 3_000
_HEADER_WORDS = 6
_Cells = list[LexborNode | None]


def grid(table: LexborNode) -> tuple[_Cells, list[_Cells]] | None:
    """Return the headers and the rows of a table of data; nothing for one that only places its parts."""
    written = [[cell for cell in row.iter() if cell.tag in ("td", "th")] for row in table.css("tr")[:_MOST_ROWS]]
    rows = _filled([row for row in written if row])
    if table.css_first("table table, td h1, td h2, td h3, td p + p") or max(map(len, rows), default=0) < 2:  # noqa: PLR2004
        return None
    return (rows[0], rows[1:]) if _is_header(rows) else ([], rows)


def _filled(written: Sequence[Sequence[LexborNode]]) -> list[_Cells]:
    """Put every cell into all the places that it spans."""
    rows: list[_Cells] = [[] for _ in written]
    covered: dict[tuple[int, int], LexborNode] = {}
    for number, cells in enumerate(written):
        place = 0
        for cell in cells:
            while (number, place) in covered:
                place += 1
            for _ in range(_span(cell, "colspan", _MOST_CELLS - place)):
                for below in range(_span(cell, "rowspan", len(written) - number)):
                    covered[number + below, place] = cell
                place += 1
        last = max((column for row, column in covered if row == number), default=-1)
        rows[number] = [covered.pop((number, column), None) for column in range(last + 1)]
    return rows


def _span(cell: LexborNode, name: str, most: int) -> int:
    told = cell.attributes.get(name) or "1"
    return max(0, min(int(told) if told.isdecimal() and len(told) < 6 else 1, most))  # noqa: PLR2004 -- no longer figure spans anything


def _is_header(rows: Sequence[_Cells]) -> bool:
    """Tell a row of headers: marked as such, or short words above what is longer or holds figures."""
    first, *rest = rows
    if all(cell is not None and cell.tag == "th" for cell in first):
        return True
    names = [_text(cell) for cell in first]
    if not rest or not all(names) or any(_has_figure(name) or len(name.split()) > _HEADER_WORDS for name in names):
        return False
    return any(_has_figure(_text(cell)) or len(_text(cell).split()) > _HEADER_WORDS for row in rest for cell in row[1:])


def _text(cell: LexborNode | None) -> str:
    return cell.text(deep=True).strip() if cell else ""


def _has_figure(text: str) -> bool:
    return any(letter.isdigit() for letter in text)
