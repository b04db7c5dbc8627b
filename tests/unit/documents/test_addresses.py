"""Names that survive."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.documents.addresses import digest, slug, unique


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Moving between tracks", "moving-between-tracks"),
        ("Pay, and what it hides", "pay-and-what-it-hides"),
        ("The asker's situation", "the-asker-s-situation"),
        ("  Who? You! ", "who-you"),
        ("snake_case & 20+ years", "snake-case-20-years"),
        ("Überstunden", "überstunden"),
        ("U\u0308berstunden", "überstunden"),
        ("职业", "职业"),
    ],
)
def test_a_slug_is_small_letters_with_hyphens(heading: str, expected: str) -> None:
    """Everything but letters and digits becomes one hyphen, none at the ends."""
    assert slug(heading) == expected


def test_a_heading_of_signs_has_an_address_too() -> None:
    """A heading without letters is named by its hash."""
    assert slug("???") == digest("???")


def test_a_taken_name_gets_a_number() -> None:
    """The second of a name is -2, the third -3."""
    taken: dict[str, int] = {}
    assert [unique(name, taken) for name in ["a", "a-3", "a", "a", "a-2", "a"]] == [
        "a",
        "a-3",
        "a-2",
        "a-4",
        "a-2-2",
        "a-5",
    ]


@given(st.lists(st.sampled_from(["a", "a-2", "a-2-2", "a-3", "b"])))
def test_no_name_is_given_twice(names: list[str]) -> None:
    """Whatever names were asked for, also such as look numbered."""
    taken: dict[str, int] = {}
    given_names = [unique(name, taken) for name in names]
    assert len(set(given_names)) == len(names)
