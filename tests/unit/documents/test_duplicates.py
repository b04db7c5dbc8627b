"""The same text in two documents is one passage with two sources."""

from .shelf import HEAD, Shelf

TEXT = "A loaf of rye bread needs an hour in the oven, and a cake needs half of that if it is small."
CLOSE = "A loaf of rye bread needs an hour in the oven, and a cake needs half of that if it is tiny."


def _sources(shelf: Shelf) -> list[tuple[str, ...]]:
    return [tuple(place.document.key for place in passage.sentences[0].rests_on) for passage in shelf.load().passages]


def test_the_same_text_keeps_both_sources(shelf: Shelf) -> None:
    """In every sentence; the first document has the passage."""
    shelf.write("a.md", f"{TEXT} It is done when it sounds hollow.\n")
    shelf.write("b.html", f"<p>{TEXT} It is done when it sounds hollow.</p>")
    (passage,) = shelf.load().passages
    assert passage.document.key == "a"
    assert [[place.document.key for place in each.rests_on] for each in passage.sentences] == [["a", "b"]] * 2


def test_nearly_the_same_is_the_same(shelf: Shelf) -> None:
    """A word changed, another mark, another case."""
    shelf.write("a.md", TEXT)
    shelf.write("b.md", CLOSE.upper().replace(",", ";"))
    assert _sources(shelf) == [("a", "b")]


def test_three_of_a_kind_are_one(shelf: Shelf) -> None:
    """All three are named."""
    for name in ("a.md", "b.txt", "c.rst"):
        shelf.write(name, f"{TEXT}\n")
    assert _sources(shelf) == [("a", "b", "c")]


def test_another_text_on_the_subject_stays(shelf: Shelf) -> None:
    """Half of it in common is not the same."""
    shelf.write("a.md", TEXT)
    shelf.write("b.md", f"{TEXT[:45]}, but nobody who bakes at home has one that is hot enough for so long a time.")
    assert _sources(shelf) == [("a",), ("b",)]


def test_a_short_text_is_not_compared(shelf: Shelf) -> None:
    """'See below' means something else in every document."""
    shelf.write("a.md", "See the table below.")
    shelf.write("b.md", "See the table below.")
    assert _sources(shelf) == [("a",), ("b",)]


def test_a_document_may_repeat_itself(shelf: Shelf) -> None:
    """Its parts are not two sources."""
    shelf.write("a.md", f"## One\n\n{TEXT}\n\n## Two\n\n{TEXT}\n")
    assert _sources(shelf) == [("a",), ("a",)]


def test_ours_repeat_on_purpose(shelf: Shelf) -> None:
    """A digest and a topic page say the same to different questions."""
    shelf.write("a.md", HEAD + f"{TEXT}\n")
    shelf.write("b.md", HEAD + f"{TEXT}\n")
    assert _sources(shelf) == [("a",), ("b",)]


def test_the_questions_of_both_find_it(shelf: Shelf) -> None:
    """None is lost, and none is there twice."""
    shelf.write("a.md", f"{TEXT}\n\nAsked as:\n\n- how long\n")
    shelf.write("b.md", f"{TEXT}\n\nAsked as:\n\n- how long\n- how hot\n")
    (passage,) = shelf.load().passages
    assert passage.questions == ("how long", "how hot")


def test_chinese_is_compared_too(shelf: Shelf) -> None:
    """There are no blanks to part it by."""
    text = "面包放进烤箱以前要发酵八个小时，黑麦面包还要更长，因为它比小麦面包更紧密。"  # noqa: RUF001 -- their mark
    shelf.write("a.md", text)
    shelf.write("b.txt", text)
    assert _sources(shelf) == [("a", "b")]
