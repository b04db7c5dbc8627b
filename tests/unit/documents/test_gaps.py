"""What the sources leave out."""

from bot.model import Unread

from .shelf import Shelf

HEAD = "---\ntitle: Left out\nkind: gaps\n---\n"


def test_a_heading_is_a_gap_with_its_questions(shelf: Shelf) -> None:
    """It says nothing itself."""
    shelf.write("gaps.md", HEAD + "## Visas and permits\n\nAsked as:\n\n- which visa\n- H-1B\n\n## Housing\n")
    visas, housing = shelf.load().passages
    assert (visas.id, visas.headings, visas.line) == ("gaps#visas-and-permits/gap", ("Visas and permits",), 5)
    assert (visas.gap, visas.sentences, visas.questions) == (True, (), ("which visa", "H-1B"))
    assert (housing.gap, housing.questions) == (True, ())
    assert shelf.told() == []


def test_an_unread_page_is_named(shelf: Shelf) -> None:
    """With its address when there is one that can be opened."""
    shelf.write(
        "gaps.md",
        HEAD + "## A\n\nUnread: [Part 1](https://example.org/1)\n\n## B\n\nUnread: the *other* part\n\n"
        "## C\n\nUnread: [Bad](ftp://x)\n",
    )
    assert [passage.unread for passage in shelf.load().passages] == [
        Unread(title="Part 1", url="https://example.org/1"),
        Unread(title="the other part"),
        Unread(title="Bad"),
    ]
    assert shelf.told() == ['gaps.md:15 error "ftp://x" is no web address: begin the link with https:// or http://.']


def test_two_gaps_of_one_name_keep_two_ids(shelf: Shelf) -> None:
    """The mistake is told, and nothing is lost."""
    shelf.write("gaps.md", HEAD + "## A\n\n## A\n")
    assert [passage.id for passage in shelf.load().passages] == ["gaps#a/gap", "gaps#a/gap-2"]


def test_text_that_nobody_reads_is_told(shelf: Shelf) -> None:
    """Below a heading and above the first one."""
    shelf.write("gaps.md", HEAD + "Intro.\n\n## A\n\nText.\n")
    assert [each[:32] for each in shelf.told()] == [
        "gaps.md:5 error Write this below",
        "gaps.md:9 warning Nobody reads t",
    ]
