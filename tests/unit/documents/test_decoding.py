"""Bytes become text, whatever wrote them."""

# ruff: noqa: RUF001 -- other scripts have letters and marks that look like ours

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.documents.decoding import MOST_CHARACTERS, decoded
from bot.documents.findings import Findings

WESTERN = "The café pays €5 — “really”, naïve Zürich says so. " * 4
GERMAN = "Grüße aus Zürich: es fließt über die Straße, und das Brot geht länger auf als gedacht. " * 3
CHINESE = "面包怎么做？首先要看面粉，其次要看水和时间。我们面包房的学徒都觉得这一点很重要，所以先问师傅。" * 2
RUSSIAN = "Русский текст о хлебе и о муке, которая долго поднимается в тепле. " * 3
UNSEEN = "Characters that are not seen but act (control, direction, zero width) are left out."
GARBLED = "Save the file again as UTF-8: letters were garbled here, and were mended."
NO_TEXT = "The file is left out: its name says text, but it holds something else."


def _read(data: bytes, declared: str | None = None) -> tuple[str | None, list[tuple[int | None, str]]]:
    findings = Findings(Path("page.md"))
    text = decoded(data, findings, declared)
    return text, [(each.line, each.message) for each in findings.problems]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_what_names_its_encoding_needs_no_guess(encoding: str) -> None:
    """A mark at the beginning names it, and so do the zeros in wide letters."""
    assert _read(WESTERN.encode(encoding)) == (WESTERN, [])


def test_chinese_in_wide_letters_is_read_by_its_mark() -> None:
    """There are no zeros in it to tell it by."""
    assert _read(CHINESE.encode("utf-16")) == (CHINESE, [])


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (WESTERN, "cp1252"),
        (GERMAN, "latin-1"),
        (CHINESE, "gb18030"),
        (CHINESE, "gbk"),
        (RUSSIAN, "cp1251"),
    ],
)
def test_another_encoding_is_guessed_and_told(text: str, encoding: str) -> None:
    """With the line on which UTF-8 ends; every letter arrives as it was written."""
    found, told = _read(b"\n" + text.encode(encoding))
    assert found == "\n" + text
    assert [(line, message[:35]) for line, message in told] == [(2, "Save the file as UTF-8: it was read")]


def test_a_page_may_say_what_its_encoding_is() -> None:
    """Four letters are too few to guess by."""
    assert _read(b"caf\xe9", "iso-8859-1") == ("café", [(1, "Save the file as UTF-8: it was read as iso-8859-1.")])


@pytest.mark.parametrize("declared", ["nonsense", "base64", "idna", "undefined", "punycode"])
def test_a_page_may_be_wrong_about_its_encoding(declared: str) -> None:
    """Its text is read all the same."""
    text, told = _read(GERMAN.encode("latin-1"), declared)
    assert text is not None
    assert "Zürich" in text
    assert len(told) == 1


def test_a_few_broken_bytes_lose_only_themselves() -> None:
    """The rest of the file is UTF-8 still; the first of them is named by its line."""
    text, told = _read(("Köln is far. " * 50).encode() + b"\n\xff broken \xc3 here " + b"and on it goes. " * 50)
    assert text is not None
    assert text.endswith("\n\ufffd broken \ufffd here " + "and on it goes. " * 50)
    assert told == [(2, "Save the file as UTF-8: 2 of its characters cannot be read.")]


def test_broken_bytes_are_never_read_as_another_script() -> None:
    """A half of a letter is no Chinese."""
    text, _ = _read(b"\xed\xa0\x80 lone")
    assert text is not None
    assert text.endswith(" lone")


@pytest.mark.parametrize("ends", ["\r\n", "\r", "\u2028", "\u2029"])
def test_lines_end_in_one_way(ends: str) -> None:
    """Whatever system wrote them."""
    assert _read(ends.join(["one", "two", "", "three"]).encode()) == ("one\ntwo\n\nthree", [])


@pytest.mark.parametrize("between", ["\x0b", "\x0c", "\x85"])
def test_what_moves_the_paper_parts_words(between: str) -> None:
    """Word processors and printers put it where a line ends."""
    text, _ = _read(f"{'The dough rests for a day. ' * 3}over{between}night".encode())
    assert text is not None
    assert text.split()[-2:] == ["over", "night"]


@pytest.mark.parametrize(
    "unseen", "\x07\x1b\x7f\x9b\u200b\u2060\ufeff\xad\u202e\u202c\u2066\u2069\u200f\u061c\U000e0041\U000e007f"
)
def test_what_is_not_seen_but_acts_is_left_out(unseen: str) -> None:
    """Control, direction, zero width and tag characters; the first line that held one is told."""
    text = "A long enough line of text for a file.\n" * 3
    assert _read((text + f"so{unseen}me\n{unseen}").encode()) == (text + "some\n", [(4, UNSEEN)])


def test_joiners_that_people_type_are_kept() -> None:
    """Persian and the pictures of people need them."""
    assert _read("👩\u200d🔬 \u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645".encode())[1] == []


@pytest.mark.parametrize(
    ("garbled", "meant"),
    [
        ("cafÃ© itâ€™s", "café it’s"),
        ("â€œoneâ€\x9d and Ã¼ber", "“one” and über"),
        ("â‚¬5 â€” Ã\xa0 la", "€5 — à la"),
        ("å¯¼å¸ˆ", "导师"),
    ],
)
def test_garbled_letters_are_mended(garbled: str, meant: str) -> None:
    """UTF-8 that somebody read as Windows text and saved again; it is told where."""
    assert _read(f"plain\n{garbled} and so on\n".encode()) == (f"plain\n{meant} and so on\n", [(2, GARBLED)])


@pytest.mark.parametrize(
    "text",
    ["Ângela e a maçã de São João", "Âme â la", "À é à la carte", "SÃO PAULO", "«\xa0le café\xa0» et le MARCHÉ\xa0!"],
)
def test_letters_that_only_look_garbled_stay(text: str) -> None:
    """Portuguese and French are no accident."""
    assert _read(text.encode()) == (text, [])


@pytest.mark.parametrize(
    "data",
    [bytes(range(256)) * 20, b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" * 90, b"PK\x03\x04" + bytes(200), b"\0" * 1000],
)
def test_what_is_no_text_is_left_out(data: bytes) -> None:
    """Pictures, archives and programmes under a name that says text."""
    assert _read(data) == (None, [(None, NO_TEXT)])


def test_a_zero_here_and_there_makes_no_programme() -> None:
    """It is left out like other control characters."""
    text = "Bread rises in the warm kitchen for eight hours, and longer in a cold one."
    assert _read(text.replace(" for", "\x00 for").encode()) == (text, [(1, UNSEEN)])


def test_more_than_a_book_is_cut_between_two_words() -> None:
    """And it is told on which line."""
    line = "Bread rises. " * 10
    text, told = _read(f"{line}\n".encode() * (MOST_CHARACTERS // len(line)))
    assert text is not None
    assert MOST_CHARACTERS - len(line) < len(text) <= MOST_CHARACTERS
    assert set(text.split()) == {"Bread", "rises."}
    assert told == [(text.count("\n") + 1, "What follows is left out: the file is longer than 750,000 characters.")]


def test_as_much_as_a_book_is_read() -> None:
    """To its last letter."""
    assert _read(b"rye " * (MOST_CHARACTERS // 4)) == ("rye " * (MOST_CHARACTERS // 4), [])


@pytest.mark.parametrize("begin", [r"{\rtf1\ansi Bread.}", "%PDF-1.7\nBread.", "PK\x03\x04Bread."])
def test_another_format_under_a_name_that_says_text_is_told(begin: str) -> None:
    """Though every byte of it could be text."""
    assert _read(begin.encode() + b" and more of it" * 20) == (None, [(None, NO_TEXT)])


def test_nothing_is_nothing() -> None:
    """An empty file is no mistake here."""
    assert _read(b"") == ("", [])


@given(st.binary(max_size=400) | st.text(max_size=200).map(lambda text: text.encode("utf-16", "surrogatepass")))
def test_no_bytes_are_an_error(data: bytes) -> None:
    """Whatever they are, they become text without anything that acts, or are told to be none."""
    text, told = _read(data)
    assert told if text is None else not set(text) & set("\x00\x07\x1b\r\u202e\u200b\ufeff\ud800")


@given(
    st.text(
        st.characters(categories=["L", "N", "P", "Zs"], exclude_characters="ÃÂâðåæçèéäïìíêëîñòóôõöøùúûüýþÿàá"),
        max_size=200,
    )
)
def test_text_that_is_well_stays_as_it_is(text: str) -> None:
    """Letters, figures and marks of any script."""
    assert _read(("well " + text).encode()) == ("well " + text, [])
