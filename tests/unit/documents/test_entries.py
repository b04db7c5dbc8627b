"""YAML mappings with lines."""

from pathlib import Path

import pytest

from bot.documents.entries import Entry, read_entries
from bot.documents.findings import Findings


def test_every_scalar_is_the_text_that_was_written() -> None:
    """Words that YAML takes for numbers, dates or truth stay words; only nothing is nothing."""
    findings = Findings(Path("a.yaml"))
    text = "title: 2024\nread: 2024-13-45\nwords: [no, on, 1e3]\nurl:\nscope: null\n"
    entries = read_entries(text, findings)
    assert {name: entry.value for name, entry in entries.items()} == {
        "title": "2024",
        "read": "2024-13-45",
        "words": ["no", "on", "1e3"],
        "url": None,
        "scope": None,
    }
    assert findings.problems == []


def test_an_entry_knows_its_line() -> None:
    """Lines count from the place where the mapping begins in its file."""
    entries = read_entries("a: 1\n\nb: [x,\n  y]\nc: 3\n", Findings(Path("a")), first_line=2)
    assert entries == {"a": Entry("1", 2), "b": Entry(["x", "y"], 4), "c": Entry("3", 6)}


def test_nothing_is_an_empty_mapping() -> None:
    """An empty file is no mistake."""
    findings = Findings(Path("a"))
    assert read_entries("# only a comment\n", findings) == {}
    assert findings.problems == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: [1\nb: 2\n", 2),
        ("- a\n- b\n", 1),
        ("just words", 1),
        ("a: b: c", 1),
        ("a: 1\nb: !!python/object/apply:os.system [ls]\n", 2),
        ("a: !!timestamp 2024-13-45\n", 1),
        ("? [b]\n: 3\nc: &x {*x : 1}\n", 3),
        ("a: \x07\n", 1),
        ("a: " + "[" * 5000 + "\n", 1),
    ],
)
def test_what_is_no_mapping_is_told_and_never_raised(text: str, line: int) -> None:
    """Whatever is wrong with the YAML becomes one problem."""
    findings = Findings(Path("a"))
    assert read_entries(text, findings) == {}
    assert [(each.line, each.message[:15]) for each in findings.problems] == [(line, "Mend the YAML: ")]


def test_more_than_people_write_is_not_even_tried() -> None:
    """Reading it would take long."""
    findings = Findings(Path("a"))
    assert read_entries("a: b\n" * 100_000, findings, first_line=2) == {}
    assert [(each.line, each.message[:17]) for each in findings.problems] == [(2, "Shorten the YAML:")]
