"""Other people's texts are cut to an even size."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from bot.documents.blocks import Items, Paragraph, Row, Table, Text
from bot.documents.chunks import ENOUGH, LONG, LONGEST_SENTENCE, chunks
from bot.documents.findings import Findings
from bot.words import size

from .shelf import Shelf

SENTENCE = "Rye bread rises slowly in a kitchen that is cold."
_LETTERS = st.text("abcdeéß面包", min_size=1, max_size=12)
_WORDS = st.lists(
    _LETTERS | _LETTERS.map(lambda word: f"{word}.") | st.sampled_from(["(", "e.g.", ",", "。", "5", "A."]), min_size=1
)


def _paragraph(text: str) -> Paragraph:
    return Paragraph(Text(text), 1, 2)


def _cut(*blocks: Paragraph | Items | Table) -> list[str]:
    pieces = chunks(blocks, Findings(Path("page.md")))
    return [" ".join(text.plain for text in piece.texts) for piece in pieces]


def _items(*items: str) -> Items:
    return Items(tuple(_paragraph(item) for item in items), 1)


def _bare(text: str) -> str:
    # A full stop is put between what stood in two paragraphs.
    return "".join(text.split()).replace(".", "")


@given(st.lists(_WORDS.map(" ".join), max_size=8))
def test_no_word_is_lost_and_none_changes_its_place(texts: list[str]) -> None:
    """Wherever a text is cut."""
    assert _bare("".join(_cut(*map(_paragraph, texts)))) == _bare("".join(texts))


@given(st.lists(_WORDS.map(" ".join) | st.integers(1, 900).map(lambda count: "面" * count), max_size=8))
def test_no_chunk_is_longer_than_a_long_sentence(texts: list[str]) -> None:
    """In any script."""
    assert all(size(text) <= LONGEST_SENTENCE for text in _cut(*map(_paragraph, texts)))


@given(st.lists(_WORDS.map(" ".join), min_size=1, max_size=30))
def test_every_item_of_a_list_is_kept(texts: list[str]) -> None:
    """In its order, below its lead-in; what is added is a sign between two of them."""
    cut = _cut(_items(*texts))
    told = "".join(_bare(text) for text in cut).replace(";", "").replace(".", "")
    assert told == _bare("".join(texts)).replace(";", "").replace(".", "")
    assert all(size(text) <= LONGEST_SENTENCE for text in cut)


def test_a_long_paragraph_is_parted_at_its_sentences() -> None:
    """Into parts of much the same size."""
    cut = _cut(_paragraph(" ".join([SENTENCE] * 27)))
    assert [text.count(SENTENCE) for text in cut] == [9, 9, 9]
    assert all(text.startswith("Rye") and text.endswith("cold.") for text in cut)


def test_a_sentence_that_never_ends_is_parted_after_a_comma() -> None:
    """Else between two words, else anywhere."""
    listed = _cut(_paragraph(", ".join(["flour and water"] * 90)))
    assert all(text.endswith("water,") for text in listed[:-1])
    assert all(set(text.split()) == {"word"} for text in _cut(_paragraph("word " * 400)))
    assert "".join(_cut(_paragraph("面" * 1000))) == "面" * 1000


def test_small_paragraphs_stand_together() -> None:
    """None is found only because it is short; together they stay small."""
    assert _cut(_paragraph("Rye."), _paragraph("Wheat."), _paragraph("Oats.")) == ["Rye. Wheat. Oats."]
    sizes = [size(text) for text in _cut(*[_paragraph(SENTENCE)] * 40)]
    assert max(sizes) <= ENOUGH
    assert min(sizes[:-1]) > ENOUGH // 2


def test_paragraphs_of_a_good_size_stand_alone() -> None:
    """They are one idea each."""
    good = " ".join([SENTENCE] * 5)
    assert _cut(_paragraph(good), _paragraph(good)) == [good, good]


def test_a_list_keeps_its_lead_in() -> None:
    """A short list stands with it; of a long one every part does."""
    assert _cut(_paragraph("Two ways:"), _items("rye", "wheat")) == ["Two ways: rye; wheat."]
    cut = _cut(_paragraph("What to mind, of all things:"), _items(*[f"{SENTENCE[:-1]} number {n}" for n in range(30)]))
    assert len(cut) > 3
    assert all(text.startswith("What to mind, of all things:") for text in cut)


def test_a_list_keeps_its_lead_in_below_other_text() -> None:
    """It does not go with the paragraph before it."""
    cut = _cut(
        _paragraph(SENTENCE), _paragraph("What to mind:"), _items(*[f"{SENTENCE[:-1]} number {n}" for n in range(30)])
    )
    assert all("What to mind:" in text for text in cut if "number" in text)


def test_a_lead_in_is_the_last_sentence_above() -> None:
    """Not all of the paragraph; a sentence that leads into nothing is none."""
    items = _items(*[f"{SENTENCE[:-1]} number {n}" for n in range(20)])
    assert _cut(_paragraph(f"{SENTENCE} Mind this:"), items)[-1].startswith("Mind this: Rye")
    assert _cut(_paragraph(SENTENCE), items)[-1].startswith("Rye")


def test_a_row_is_a_chunk_with_its_headers() -> None:
    """It joins no other; a row of one cell says nothing."""
    rows = [("Rye", "dark"), ("Wheat", "light"), ("Oats", "")]
    table = Table(("Flour", "Colour"), tuple(Row(tuple(map(Text, row)), 1) for row in rows), 1)
    assert _cut(table) == ["Rye — Colour: dark", "Wheat — Colour: light"]


def test_wide_and_long_cells_are_cut() -> None:
    """Nobody reads two hundred columns."""
    row = Row(tuple(Text("word " * 500) for _ in range(200)), 1)
    (text,) = _cut(Table(tuple(f"h{n}" for n in range(200)), (row,), 1))
    assert "h29" in text
    assert "h30" not in text
    assert len(text.split()) < 30 * (LONG + 2)


def test_lists_of_links_are_no_text(shelf: Shelf) -> None:
    """Nor are paragraphs of them, or tables; a sentence that is a link is one."""
    links = "[Rye](https://a.org/1) [Wheat](https://a.org/2)"
    shelf.write(
        "page.md",
        f"{links}\n\n- [Rye bread](https://a.org)\n- [Wheat bread](https://a.org)\n\n| a | b |\n|---|---|\n"
        "| [Rye](https://a.org) | [Wheat](https://a.org) |\n\n[It rises slowly.](https://a.org)\n\n"
        "- [Rye](https://a.org) takes longer than wheat does\n",
    )
    assert [passage.text for passage in shelf.load().passages] == ["It rises slowly. Rye takes longer than wheat does."]


def test_code_and_navigation_are_no_passages(shelf: Shelf) -> None:
    """In any format."""
    shelf.write("a.md", "```\nx = 1\n```\n\nMarkdown bread.\n")
    shelf.write("b.html", "<nav>Home</nav><pre>x = 1</pre><p>Bread on a page.</p>")
    shelf.write("c.rst", "::\n\n   x = 1\n\nBread with structure.\n")
    assert [passage.text for passage in shelf.load().passages] == [
        "Markdown bread.",
        "Bread on a page.",
        "Bread with structure.",
    ]


def test_who_lists_questions_has_cut_the_text(shelf: Shelf) -> None:
    """Paragraphs are passages then, and questions belong to them."""
    shelf.write("page.md", "Rye rises.\n\nAsked as:\n\n- does rye rise\n\nWheat rises.\n")
    assert [(passage.text, passage.questions) for passage in shelf.load().passages] == [
        ("Rye rises.", ("does rye rise",)),
        ("Wheat rises.", ()),
    ]
