"""The lists of questions below passages."""

from .shelf import Shelf


def _asked(shelf: Shelf, body: str) -> dict[str, tuple[str, ...]]:
    return {passage.text: passage.questions for passage in shelf.page(body)}


def test_questions_belong_to_the_passage_right_above(shelf: Shelf) -> None:
    """They are no passages themselves, and markup is gone from them."""
    body = "One.\n\nTwo.\n\nAsked as:\n\n- what *is* it\n- why?\n\nThree.\n"
    assert _asked(shelf, body) == {"One.": (), "Two.": ("what is it", "why?"), "Three.": ()}
    assert shelf.told() == []


def test_a_row_is_picked_by_its_first_cell(shelf: Shelf) -> None:
    """The longest row name that fits wins, whatever its case, and the question keeps its own colons."""
    table = "| Stage | Pay |\n|---|---|\n| PhD | 1 |\n| PhD: new | 2 |\n\n"
    body = table + "Asked as:\n\n- phd: stipend: how much\n- PhD: new: first salary\n"
    assert list(_asked(shelf, body).values()) == [("stipend: how much",), ("first salary",)]
    assert shelf.told() == []


def test_a_row_that_is_not_there_is_an_error(shelf: Shelf) -> None:
    """The rows are named."""
    shelf.page("| Stage | Pay |\n|---|---|\n| PhD | 1 |\n\nAsked as:\n\n- Postdoc: pay\n- no prefix\n")
    assert [each for each in shelf.told() if "error" in each] == [
        'page.md:14 error Begin "Postdoc: pay" with a row and a colon. The rows are "PhD".',
        'page.md:15 error Begin "no prefix" with a row and a colon. The rows are "PhD".',
    ]


def test_below_a_long_list_the_overview_is_asked(shelf: Shelf) -> None:
    """The items keep to themselves."""
    body = (
        "Pay, time, place and people differ.\n\n* Pay.\n* Time.\n* Place.\n* People.\n\nAsked as:\n\n- what differs\n"
    )
    assert [passage.questions for passage in shelf.page(body)] == [("what differs",), (), (), (), ()]


def test_below_a_short_list_the_whole_is_asked(shelf: Shelf) -> None:
    """Lead-in and items are one passage."""
    body = "Two ways lead back:\n\n* One.\n* Two.\n\nAsked as:\n\n- ways back\n"
    assert [passage.questions for passage in shelf.page(body)] == [("ways back",)]


def test_questions_without_a_passage_are_an_error(shelf: Shelf) -> None:
    """A heading parts them from the passage before it."""
    shelf.page("One.\n\n## A\n\nAsked as:\n\n- what\n\nTwo.\n")
    assert 'page.md:12 error Write a passage above "Asked as:": these questions belong to none.' in shelf.told()


def test_a_lead_without_its_list_is_an_error(shelf: Shelf) -> None:
    """It is never shown as a passage."""
    assert [passage.text for passage in shelf.page("One.\n\nAsked as: what is it\n\nTwo.\n\nAsked as:\n")] == [
        "One.",
        "Two.",
    ]
    assert [each[:26] for each in shelf.told()] == ["page.md:10 error Write a l", "page.md:14 error Write a l"]


def test_a_question_beside_the_lead_is_an_error(shelf: Shelf) -> None:
    """It would be lost."""
    shelf.page("One.\n\nAsked as: what\n\n- why\n")
    assert shelf.told() == ['page.md:10 error Write every question as an item of the list: "Asked as:" stands alone.']
