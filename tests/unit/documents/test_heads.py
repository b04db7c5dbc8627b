"""What a document says of itself, whoever wrote it."""

import pytest

from bot.documents.heads import iso_date

from .leaf import Leaf, leaf

NOT_TOLD = "2 error The address holds a password: begin it with https:// or http:// and a plain name."


def _head(*lines: str, name: str = "2020-01-02-rye_bread.md", text: str = "Text.") -> Leaf:
    return leaf(name, "\n".join(["---", *lines, "---", "", text]))


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["title: Rye"], "Rye"),
        (["Title: Rye"], "Rye"),
        (["linkTitle: Rye"], "Rye"),
        (["title: 2024"], "2024"),
        (["title: >-", "  Rye", "  bread"], "Rye bread"),
        (["title:"], "2020 01 02 rye bread"),
        (["layout: post"], "2020 01 02 rye bread"),
        (["title: [a]"], "2020 01 02 rye bread"),
    ],
)
def test_a_title_is_found_under_any_name(lines: list[str], title: str) -> None:
    """Else the file is named."""
    assert _head(*lines).known.title == title


def test_the_first_heading_is_better_than_the_name_of_the_file() -> None:
    """If the text opens with it; one further down or deeper names a part."""
    assert _head("layout: post", text="Text.\n\n### Rye *bread*\n").known.title == "2020 01 02 rye bread"
    assert _head("layout: post", text="Text.\n\n## Rye *bread*\n").known.title == "Rye bread"


def test_a_title_is_cut() -> None:
    """No platform shows more."""
    assert len(_head(f"title: {'rye ' * 500}").known.title) == 300
    assert len(_head("x: y", text=f"# {'rye ' * 500}").known.title) == 300


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("author: A B", "A B"),
        ("authors: [A B, C D]", "A B, C D"),
        ("author: {name: A B, url: x}", "A B"),
        ("author:\n  - name: A B\n    orcid: 1\n  - C D", "A B, C D"),
        ("by: A B", "A B"),
        ("author: []", None),
        ("author:", None),
        ("author: 7", "7"),
    ],
)
def test_an_author_may_be_several(line: str, author: str | None) -> None:
    """As blogs write them."""
    found = _head(*line.split("\n"))
    assert (found.known.author, found.told) == (author, [])


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("date: 2020-01-02", "2020-01-02"),
        ("date: 2020-01-02 10:00:00 +0800", "2020-01-02"),
        ("date: 2020-01-02T10:00:00Z", "2020-01-02"),
        ("pubDate: 2020/1/2", "2020-01-02"),
        ("publishdate: 2020.01", "2020-01"),
        ("date: 2020", "2020"),
        ("lastmod: 2020-01-02\ndate: 2019-01-01", "2019-01-01"),
        ("published: true\ndate: 2019-01-01", "2019-01-01"),
        ("date:", None),
    ],
)
def test_a_date_may_be_written_in_many_ways(line: str, published: str | None) -> None:
    """The day is what a source line shows."""
    found = _head(*line.split("\n"))
    assert (found.known.published, found.told) == (published, [])


@pytest.mark.parametrize("date", ["2023-02-30", "2023-13-01", "0000-00-00", "99999-01-01", "yesterday", "20230101"])
def test_an_impossible_date_is_told(date: str) -> None:
    """And left out."""
    found = _head("layout: post", f"date: {date}")
    assert found.known.published is None
    assert found.told == [f'3 note "{date}" is no date: write "date" like 2024-06-26, or 2024-06, or 2024.']


@pytest.mark.parametrize(
    ("text", "date"), [("2024-06-26T10:00", "2024-06-26"), (" 2024 ", "2024"), ("2024-6", "2024-06"), ("20246", None)]
)
def test_a_text_begins_with_a_date_or_not(text: str, date: str | None) -> None:
    """Pages write the time behind it."""
    assert iso_date(text) == date


@pytest.mark.parametrize(
    ("lines", "url"),
    [
        (["url: https://e.org/a"], "https://e.org/a"),
        (["canonical_url: https://e.org/a", "url: /a/"], "https://e.org/a"),
        (["permalink: /rye/"], None),
        (["permalink: /rye/", "source: https://e.org/a"], "https://e.org/a"),
        (["link: http://e.org"], "http://e.org"),
    ],
)
def test_an_address_is_one_that_a_browser_opens(lines: list[str], url: str | None) -> None:
    """The end of one, as Jekyll has it, is no mistake and no address."""
    found = _head(*lines)
    assert (found.known.url, found.told) == (url, [])


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "ftp://e.org/x", "mailto:a@e.org", "tel:1"]
)
def test_another_address_is_told(url: str) -> None:
    """And nobody is sent there."""
    found = _head(f"url: {url}")
    assert found.known.url is None
    assert found.told == [f'2 error "{url}" is no web address: begin it with https:// or http:// and a plain name.']


def test_a_password_in_an_address_is_taken_out() -> None:
    """The address may be read, what gives access may not; what `check` says does not repeat it."""
    found = _head("url: https://me:secret@e.org/")
    assert found.known.url == "https://e.org/"
    assert found.told == ["2 warning A password in an address is left out: nobody who asks should read it."]


@pytest.mark.parametrize("url", ["https://me@e.org/", "http://:pw@e.org"])
def test_a_password_is_never_repeated(url: str) -> None:
    """Not even to the maintainer: what `check` says may stand in a log."""
    found = _head(f"url: {url}")
    assert (found.known.url, found.told) == (None, [NOT_TOLD])


def test_an_address_of_two_lines_is_told() -> None:
    """A blank in it ends a link."""
    assert _head("url: https://e.org/a b").known.url is None


@pytest.mark.parametrize(
    "line", ["url: [https://e.org]", "title: {a: b}", "author: [[a]]", "aliases: {a: b}", "kind: [a]", "scope: {a: 1}"]
)
def test_a_wrong_type_is_told_with_its_line(line: str) -> None:
    """It is left out, and the document stays."""
    found = _head("layout: post", line)
    assert [told[:14] for told in found.told] == ["3 error Write "]
    assert found.shown == ["Text."]


def test_other_names_of_a_page_are_no_old_addresses() -> None:
    """Hugo keeps those under the same key."""
    assert _head("aliases: [/old/rye/, Black bread]").known.aliases == ("Black bread",)
    assert _head("aliases: Black bread").known.aliases == ("Black bread",)


def test_what_was_written_for_others_needs_nothing_of_ours() -> None:
    """No rule of our own is held against it; a slip is told."""
    assert _head("layout: post", "tags: [a]", "comments: true").told == []
    assert _head("titel: Rye").told == [
        '2 warning "titel" in the head of the file says nothing here. Did you mean "title"?'
    ]


@pytest.mark.parametrize(
    ("lines", "ours"),
    [
        (["read: 2026-11-20"], True),
        (["kind: topic"], True),
        (["kind: gaps"], True),
        (["kind: essay"], False),
        (["title: A"], False),
    ],
)
def test_ours_is_what_was_read_for_signpost(lines: list[str], ours: bool) -> None:  # noqa: FBT001
    """A digest says when its original was read; topic pages and gaps are ours alone."""
    assert _head(*lines).known.ours is ours


@pytest.mark.parametrize("name", ["page.md", "page.html", "contents.lr"])
@pytest.mark.parametrize("says", ["draft: true", "published: false"])
def test_a_draft_is_not_read_and_that_is_told(name: str, says: str) -> None:
    """Its author has not shown it to anybody yet, in whatever format it is kept."""
    head = f"{says}\n---\nbody:\n\n" if name.endswith(".lr") else f"---\n{says}\n---\n"
    found = leaf(name, f"{head}Secret plans.\n\nMore of them.\n")
    assert found.document is None
    assert found.told == ["1 note Not read: its head says that it is not published yet."]
