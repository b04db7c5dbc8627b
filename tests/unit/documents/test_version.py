"""The stamp of an answer."""

import os
from pathlib import Path

import pytest

from bot.documents.library import load

from .shelf import HEAD, Shelf

BODY = "## Pay {#pay}\n\nOne. Two.\n\nAsked as:\n\n- what\n"


def _version(folder: Path, text: str) -> str:
    shelf = Shelf(folder)
    shelf.write("page.md", text)
    shelf.write("signpost.yaml", "name: A\n")
    return shelf.load().version


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("One.", "Two."),
        ("- what", "- why"),
        ("{#pay}", "{#fee}"),
        ("## Pay", "## Fee"),
        ("kind: essay", "kind: notes"),
        ("scope: somewhere\n", "scope: somewhere\naliases: [it]\n"),
        ("/page", "/other"),
        ("One. Two.", "One, Two."),
    ],
)
def test_what_can_change_an_answer_changes_the_version(tmp_path: Path, old: str, new: str) -> None:
    """Texts, questions, links and what a source line says."""
    assert _version(tmp_path, HEAD + BODY) != _version(tmp_path, (HEAD + BODY).replace(old, new))


def test_the_profile_changes_the_version(tmp_path: Path) -> None:
    """The glossary decides what is found."""
    version = _version(tmp_path, HEAD + BODY)
    Shelf(tmp_path).write("signpost.yaml", "name: A\nglossary: [[a, b]]\n")
    assert load([tmp_path]).version != version


def test_place_time_and_layout_do_not_change_the_version(tmp_path: Path) -> None:
    """The same knowledge has the same version on every machine."""
    version = _version(tmp_path / "a", HEAD + BODY)
    assert _version(tmp_path / "deeper" / "b", HEAD + "\n\n" + BODY) == version
    os.utime(tmp_path / "a" / "page.md", (0, 0))
    assert load([tmp_path / "a"]).version == version
    assert len(version) == 12
