"""Figures stay what their author wrote: a wrong one with a source under it is the worst of answers."""

from pathlib import Path

import pytest

from bot.documents.blocks import Table
from bot.documents.duplicates import collapse
from bot.documents.findings import Findings
from bot.documents.library import load
from bot.documents.readers import reader

from .leaf import body, leaf
from .shelf import Shelf


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("A loaf costs 2,000<sup>1</sup> crumbs.", "A loaf costs 2,000^1 crumbs."),
        ("Flour<sup>1</sup> is milled.", "Flour is milled."),
        ("It weighs 10<sup>-3</sup> tons.", "It weighs 10^-3 tons."),
        ("~~Ten~~ Twenty loaves.", "Twenty loaves."),
        ("<del>Ten</del> Twenty loaves.", "Twenty loaves."),
    ],
)
def test_what_is_raised_or_struck_out_is_no_part_of_a_figure(written: str, shown: str) -> None:
    """In Markdown and in HTML alike; a bare mark of a note says nothing."""
    assert body(written) == [shown]
    struck = written.replace("~~Ten~~", "<s>Ten</s>")
    assert leaf("page.html", f"<p>{struck}</p>").shown == [shown]


def test_cells_that_span_others_stand_in_each_place() -> None:
    """So that every figure stays under its header."""
    table = (
        "<table><tr><th>Loaf</th><th>Pay</th><th>Days</th></tr>"
        "<tr><td rowspan=2>Rye</td><td>20</td><td>3</td></tr><tr><td>25</td><td>4</td></tr></table>"
    )
    assert leaf("page.html", table).shown == ["| Loaf | Pay | Days\n| Rye | 20 | 3\n| Rye | 25 | 4"]


def test_the_first_row_names_the_columns_of_a_table_that_marks_none() -> None:
    """As in nearly every Word document."""
    table = "<table><tr><td>Loaf</td><td>Pay</td></tr><tr><td>Rye</td><td>20 crumbs</td></tr></table>"
    page = reader(".html")("page", table.encode(), Findings(Path("page.html")))
    assert page is not None
    (block,) = page.blocks
    assert isinstance(block, Table)
    assert (block.headers, len(block.rows)) == (("Loaf", "Pay"), 1)


def test_texts_that_differ_in_a_figure_are_two(shelf: Shelf) -> None:
    """Nobody is told the old figure with the new page as its source."""
    text = "A baker at this bakery earns {} crumbs a month for the first {} years, before any tips are counted at all."
    shelf.write("old.md", f"# Old\n\n{text.format(1900, 'three')}\n")
    shelf.write("new.md", f"# New\n\n{text.format(2450, 'three')}\n")
    shelf.write("copy.md", f"# Copy\n\n{text.format(2450, 'three')}\n")
    passages = collapse(load([shelf.folder]).passages)
    cited = {passage.text.split()[6]: len(passage.sentences[0].rests_on) for passage in passages}
    assert cited == {"1900": 1, "2450": 2}
