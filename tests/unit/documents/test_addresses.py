"""Names that survive."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.documents.addresses import digest, has_credentials, is_web_address, slug, text_fragment, unique


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


def test_a_long_heading_has_a_short_address() -> None:
    """Told apart by what is cut off."""
    one, two = slug("rye " * 500 + "a"), slug("rye " * 500 + "b")
    assert one != two
    assert max(len(one), len(two)) < 100


@pytest.mark.parametrize(
    "url", ["https://e.org", "http://e.org:8080/a?b=c#d", "https://例子.org/面包", "HTTPS://E.ORG"]
)
def test_a_browser_opens_web_addresses(url: str) -> None:
    """Of any script."""
    assert is_web_address(url)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "e.org",
        "//e.org",
        "https://",
        "https:///x",
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        "java\tscript:x",
        "data:text/html,x",
        "file:///etc/passwd",
        "ftp://e.org",
        "mailto:a@e.org",
        "https://me:secret@e.org",
        "https://e.org@evil.example",
        "https://e.org/a b",
        "https://e.org/\nx",
        "http://[x",
        "https://e.org/" + "a" * 3_000,
    ],
)
def test_nobody_is_sent_anywhere_else(url: str) -> None:
    """Scripts, files, passwords, what hides where it leads."""
    assert not is_web_address(url)


@pytest.mark.parametrize("url", ["https://me:secret@e.org", "https://me@e.org/x", "ftp://me@e.org"])
def test_credentials_are_seen(url: str) -> None:
    """So that they are not repeated."""
    assert has_credentials(url)
    assert not has_credentials("https://e.org/@me")
    assert not has_credentials("http://[x@")


@pytest.mark.parametrize(
    ("text", "fragment"),
    [
        ("Rye rises slowly.", ":~:text=Rye%20rises%20slowly."),
        (
            "one two three four five six seven eight nine",
            ":~:text=one%20two%20three%20four%20five%20six%20seven%20eight",
        ),
        ("well-known, & so", ":~:text=well%2Dknown%2C%20%26%20so"),
        ("面包", ":~:text=%E9%9D%A2%E5%8C%85"),
        ("a" * 500, f":~:text={'a' * 100}"),
    ],
)
def test_a_text_fragment_looks_for_the_first_words(text: str, fragment: str) -> None:
    """What means something in a fragment is escaped, and it never grows long."""
    assert text_fragment(text) == fragment
