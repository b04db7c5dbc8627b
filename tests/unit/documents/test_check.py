"""What a maintainer should mend."""

from .shelf import HEAD, Shelf


def test_good_writing_has_no_findings(shelf: Shelf) -> None:
    """At the limits, nothing is said."""
    shelf.page(" ".join(["word"] * 24) + " end. " + " ".join(["More"] * 34) + " end.\n")
    assert shelf.told() == []


def test_long_passages_and_long_first_sentences_are_told(shelf: Shelf) -> None:
    """With the number of words; a row has no first sentence to shorten."""
    shelf.page(
        "w " * 26 + "end.\n\nShort one. " + "The " * 59 + "end.\n\n| a | b |\n|---|---|\n| x | " + "w " * 40 + "|\n"
    )
    assert shelf.told() == [
        "page.md:7 warning Shorten the first sentence: it has 27 words, more than 25.",
        "page.md:9 warning Part this passage: it has 62 words, more than 60.",
    ]


def test_a_question_belongs_under_one_passage(shelf: Shelf) -> None:
    """Case and closing marks make no difference."""
    shelf.page("One.\n\nAsked as:\n\n- What pays?\n\nTwo.\n\nAsked as:\n\n- what  pays\n")
    assert shelf.told() == ['page.md:13 warning Ask "what pays" under one passage only: page.md:7 has it too.']


def test_a_passage_stands_in_one_place(shelf: Shelf) -> None:
    """Across files too; the gaps say nothing and so repeat nothing."""
    shelf.page("One thing.\n")
    shelf.write("z.md", HEAD + "One thing.\n")
    shelf.write("gaps.md", "---\ntitle: G\nkind: gaps\n---\n## A\n\n## B\n")
    assert shelf.told() == ["z.md:7 warning Keep this passage in one place: page.md:7 says the same."]
