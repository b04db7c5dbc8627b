"""The head of a file."""

from itertools import pairwise

import pytest

from bot.model import Document

from .leaf import leaf
from .shelf import HEAD, Shelf


def _document(shelf: Shelf, head: str) -> Document:
    shelf.write("part-0.md", f"---\n{head}\n---\n\nOne.\n")
    return shelf.load().documents[0]


def test_a_head_says_what_a_source_line_needs(shelf: Shelf) -> None:
    """Every key of the head arrives in the document."""
    document = _document(
        shelf,
        'title: "Part 0: what, anyway?"\nshort: Peng Qi, Part 0\nurl: https://example.org/0/\nauthor: Peng Qi\n'
        "published: 2024-06-26\nread: 2026-11-20\nkind: essay\nscope: CS\naliases: [part 0, the first]",
    )
    assert document == Document(
        key="part-0",
        title="Part 0: what, anyway?",
        short="Peng Qi, Part 0",
        url="https://example.org/0/",
        author="Peng Qi",
        published="2024-06-26",
        read="2026-11-20",
        kind="essay",
        scope="CS",
        aliases=("part 0", "the first"),
    )
    assert document.path == shelf.folder / "part-0.md"
    assert shelf.told() == []


def test_the_title_stands_in_for_a_missing_short_name(shelf: Shelf) -> None:
    """A source line always has something to show."""
    assert _document(shelf, "title: Long title").short == "Long title"


@pytest.mark.parametrize(
    ("body", "title"),
    [("Only text.\n", "part 0"), ("## Pay *now*\n\nOnly text.\n", "Pay now"), ("# \n\nText.\n", "part 0")],
)
def test_a_missing_title_is_found_elsewhere(shelf: Shelf, body: str, title: str) -> None:
    """The first heading stands in, or the name of the file; nobody else's document is told to have one."""
    shelf.write("part-0.md", body)
    assert [document.title for document in shelf.load().documents] == [title]
    assert shelf.told() == []


def test_a_document_of_ours_without_a_title_is_told(shelf: Shelf) -> None:
    """Who writes for Signpost names the document."""
    assert _document(shelf, "read: 2026-11-20\nurl: https://example.org\nkind: essay\nscope: CS").title == "part 0"
    assert shelf.told() == ["part-0.md:1 warning Say more about the document in its head: title."]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("auther: Me", 'page.md:3 warning "auther" in the head of the file says nothing here. Did you mean "author"?'),
        ("published: one day", 'page.md:3 note "one day" is no date'),
        ("read: 2024-13-45", 'page.md:3 error "2024-13-45" is no date'),
        ("url: javascript:alert(1)", 'page.md:3 error "javascript:alert(1)" is no web address'),
        ("url: 'http://[x'", 'page.md:3 error "http://[x" is no web address'),
        ("url: https://", 'page.md:3 error "https://" is no web address'),
        ("aliases: {a: b}", 'page.md:3 error Write "aliases" as a list of texts'),
        ("author: [{born: 1990}]", 'page.md:3 error Write "author" as one line of text.'),
        ("kind: topic\nread: 2026-11-20\naliases: part 0", 'page.md:5 error Write "aliases" as a list of texts'),
        ("kind: essay\nread: 2026-11-20", "page.md:1 warning Say more about the document in its head: url, scope."),
        ("author: [a", "page.md:3 error Mend the YAML"),
    ],
)
def test_a_mistake_is_told_with_its_line(shelf: Shelf, line: str, told: str) -> None:
    """Every mistake in the head names its line and what to do."""
    shelf.write("page.md", f"---\ntitle: A page\n{line}\n---\n\nOne.\n")
    assert [each for each in shelf.told() if each.startswith(told)]
    assert shelf.load().passages


@pytest.mark.parametrize("published", ["2024", "2024-06", "2024-06-26"])
def test_a_date_may_be_a_year_or_a_month(shelf: Shelf, published: str) -> None:
    """Pages often name no day."""
    assert _document(shelf, f"title: A\npublished: {published}").published == published


def test_a_topic_page_needs_no_address(shelf: Shelf) -> None:
    """Pages of ours point at others."""
    shelf.write("topic.md", "---\ntitle: Pay\nkind: topic\n---\nPay differs [@page#x].\n")
    shelf.write("page.md", HEAD + "## X\n\nOne.\n")
    assert shelf.told() == []


def test_a_head_that_never_ends_is_told(shelf: Shelf) -> None:
    """Nobody is shown a head as an answer, and the text below it is read."""
    shelf.write("bad.md", "---\ntitle: A page\n\nText.\n")
    shelf.write("page.md", HEAD + "One.\n")
    assert [passage.text for passage in shelf.load().passages] == ["Text.", "One."]
    assert [document.title for document in shelf.load().documents] == ["A page", "A page"]
    assert shelf.told() == ["bad.md:1 error The head of the file never ends: close it with a line of ---."]


def test_windows_line_ends_and_a_byte_order_mark_change_nothing(shelf: Shelf) -> None:
    """A file means the same whatever editor saved it."""
    text = HEAD + "## Pay\n\nOne.\nTwo.\n"
    shelf.write("page.md", text)
    plain = shelf.load()
    shelf.write("page.md", "\ufeff" + text.replace("\n", "\r\n"))
    assert shelf.load() == plain


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: Rye\n---\nText.\n",
        "\n\n---\ntitle: Rye\n---\nText.\n",
        "---  \ntitle: Rye\n...\nText.\n",
        '+++\ntitle = "Rye"\n+++\nText.\n',
        "title: Rye\ntags:\n- a\n---\nText.\n",
        "---\ntitle: Rye\nText.\n",
        "---\ntitle: Rye\n---\r\nText.\r\n",
        "\ufeff---\ntitle: Rye\n---\nText.\n",
    ],
)
def test_a_head_may_be_fenced_in_many_ways(text: str) -> None:
    """YAML, TOML, without the first fence, below empty lines; even one that is never closed says what it says."""
    found = leaf("page.md", text)
    assert (found.known.title, found.shown) == ("Rye", ["Text."])


@pytest.mark.parametrize(
    "text", ["One.\n\n---\n\nTwo.\n", "Pay: high\n\nOne.\n\n---\n\nTwo.\n", "* * *\n\nOne.\n\n---\nTwo.\n"]
)
def test_a_rule_is_no_fence(text: str) -> None:
    """It parts a text, and nothing above it is lost."""
    found = leaf("page.md", text)
    assert (found.shown[-2:], found.told) == (["One.", "Two."], [])


def test_toml_knows_its_lines_dates_and_lists() -> None:
    """As YAML does."""
    found = leaf(
        "page.md", '+++\ntitle = "Rye"\ndate = 2020-01-02T10:00:00Z\nauthors = ["A", "B"]\nurl = 3\n+++\nText.\n'
    )
    assert (found.known.published, found.known.author, found.told) == ("2020-01-02", "A, B", [])
    told = leaf("page.md", '+++\ntitle = "Rye"\ndate = 2020-01-02\nweight = = 3\n+++\nText.\n')
    assert [each[:22] for each in told.told] == ["4 error Mend the TOML:"]
    assert told.shown == ["Text."]


@pytest.mark.parametrize(
    "line", ["title: Rye: a guide", "title: Rye\nauthor: @me", "title: Rye\ntags: [a", "title: Rye\n\tx: y"]
)
def test_what_can_be_read_of_a_broken_head_is(line: str) -> None:
    """A colon in a title is the commonest slip; it is told, with its line."""
    found = leaf("page.md", f"---\n{line}\ndate: 2020-01-02\n---\nText.\n")
    assert found.known.title in {"Rye", "Rye: a guide"}
    assert found.known.published == "2020-01-02"
    assert [each.partition(":")[0].split(" ", 1)[1] for each in found.told] == ["error Mend the YAML"]
    assert found.shown == ["Text."]


@pytest.mark.parametrize(
    "line", ["author: [A, B", "author: {name: A", "author: &a [*a", "author: !!python/name:os.system"]
)
def test_a_broken_value_is_not_shown(line: str) -> None:
    """Brackets and tags are no name of a person."""
    found = leaf("page.md", f"---\ntitle: Rye\n{line}\n---\nText.\n")
    assert found.known.author is None
    assert len(found.told) == 1


def test_a_key_is_written_once() -> None:
    """The first counts, and both lines are told."""
    found = leaf("page.md", "---\ntitle: One\nurl: https://a.org\ntitle: Two\n---\nText.\n")
    assert found.known.title == "One"
    assert found.told == ['4 error Write "title" once: line 2 says it already.']


def test_a_yaml_bomb_does_not_go_off() -> None:
    """Nine references to nine references, twenty times, name one small list."""
    names = "abcdefghijklmnopqrst"
    bomb = "a: &a [x]\n" + "".join(f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]\n" for a, b in pairwise(names))
    found = leaf("page.md", f"---\n{bomb}title: *t\nauthor: *t\n---\nText.\n")
    assert found.shown == ["Text."]
    assert found.told
    assert all(len(each) < 300 for each in found.told)


@pytest.mark.parametrize(
    "head",
    [
        "[" * 5000 + "]" * 5000,
        "title: " + "{a: " * 3000 + "1" + "}" * 3000,
        "".join(" " * depth + "a:\n" for depth in range(800)),
        "title: !!python/object/apply:os.system [ls]",
        "title: &x [*x]",
        "just words",
        "- a\n- b",
        "x: " + "y" * 500_000,
        "title: \x00",
        "'",
    ],
)
def test_no_head_is_an_error_of_ours(head: str) -> None:
    """It is told, and the text below it is read."""
    found = leaf("page.md", f"---\n{head}\n---\nText that is long enough to outweigh what is wrong above it.\n")
    assert found.told
    assert found.shown == ["Text that is long enough to outweigh what is wrong above it."]


def test_deep_toml_is_told() -> None:
    """As deep YAML is."""
    found = leaf("page.md", f"+++\ntitle = {'[' * 5000}{']' * 5000}\n+++\nText.\n")
    assert found.shown == ["Text."]
    assert [each[:22] for each in found.told] == ["2 error Mend the TOML:"]
