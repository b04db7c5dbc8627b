"""Plain text and forum dumps, with what structure they show."""

import pytest

from .leaf import leaf


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("One line\nand the next.\n\n\nTwo.", ["One line and the next.", "Two."]),
        ("Rye bread\n=========\n\nText.", ["# Rye bread", "Text."]),
        ("Rye bread\n---------\nText.", ["## Rye bread", "Text."]),
        ("RYE BREAD\n\nText.", ["## RYE BREAD", "Text."]),
        ("Rye bread\n\nText.", ["## Rye bread", "Text."]),
        ("2.1 Rye bread\n\nText.", ["## 2.1 Rye bread", "Text."]),
        ("rye bread\n\nText.", ["rye bread", "Text."]),
        ("It rises.\n\nText.", ["It rises.", "Text."]),
        ("A question?\n\nText.", ["A question?", "Text."]),
        ("***\n\nText.\n\n=======\n\nMore text.", ["Text.", "More text."]),
        ("二、面粉\n\n面粉很重要。", ["## 二、面粉", "面粉很重要。"]),
    ],
)
def test_structure_is_seen(text: str, shown: list[str]) -> None:
    """A short line by itself is a heading unless it is a sentence; a rule is nothing."""
    assert leaf("page.txt", text).shown == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Ways:\n- One\n- Two\n  goes on", ["Ways:", "- One - Two goes on"]),
        ("1. One\n2) Two\n(3) Three", ["- One - Two - Three"]),
        ("a) One\nb) Two", ["- One - Two"]),
        ("  * One\n  * Two", ["- One - Two"]),
        ("• One\n• Two", ["- One - Two"]),
        ("-5 degrees\n-6 degrees", ["-5 degrees -6 degrees"]),
        ("It rose in\n1999. Then it fell.", ["It rose in 1999. Then it fell."]),
    ],
)
def test_lists_are_seen(text: str, shown: list[str]) -> None:
    """By any bullet people type; a number that ends a sentence opens none."""
    assert leaf("page.txt", text).shown == shown


def test_a_post_begins_with_fields() -> None:
    """Who wrote it, when, and about what."""
    found = leaf("1234.txt", "Subject: Rye bread\nFrom: A B\nDate: 2020-01-02 10:00\nURL: https://e.org/1\n\nText.\n")
    document = found.known
    assert (document.title, document.author, document.published, document.url) == (
        "Rye bread",
        "A B",
        "2020-01-02",
        "https://e.org/1",
    )
    assert (found.shown, found.told) == (["Text."], [])


def test_a_text_may_have_a_head_as_markdown_has() -> None:
    """Exports write one."""
    found = leaf("page.txt", "---\ntitle: Rye\n---\n\nText.\n")
    assert (found.known.title, found.shown) == ("Rye", ["Text."])


def test_what_somebody_quotes_is_text() -> None:
    """However often it was quoted."""
    assert leaf("page.txt", "> One\n> line.\n>\n>> Two.\n\nThree.\n").shown == ["One line.", "Two.", "Three."]


def test_a_text_is_named_by_its_first_heading() -> None:
    """Else by its file; a heading further down names a part."""
    assert leaf("page.txt", "Rye bread\n\nText.\n").known.title == "Rye bread"
    assert leaf("my_page.txt", "Text.\n\nRye bread\n\nMore.\n").known.title == "my page"


def test_markup_is_no_markup_here() -> None:
    """What a text shows it shows as it is."""
    assert leaf("page.txt", "Use *stars* and <b>tags</b> & more.\n").shown == ["Use *stars* and <b>tags</b> & more."]


@pytest.mark.parametrize(
    "text", ["x " * 200_000, "- " * 50_000, "> " * 50_000, "=" * 100_000, "1. " * 50_000, "\n" * 100_000]
)
def test_odd_texts_are_read(text: str) -> None:
    """And cost no more than their length."""
    assert leaf("page.txt", f"First words.\n\n{text}\n\nLast words.\n").shown[-1] == "Last words."
