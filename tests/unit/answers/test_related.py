"""What is offered next is a question, is something else, and is near."""

from dataclasses import replace

from bot.answers.related import nearest_topics, related
from bot.model import Match
from bot.search.weighting import weight
from tests.unit.answers.shelf import BLOG, BOOK, PAGE, finding, hit, passage

LOAF = passage("A loaf needs an hour.", questions=("how long does a loaf take",))
RYE = passage("Rye needs more.", heading="Rye", questions=("rye", "how much longer does rye take", "is rye slow"))


def test_a_listed_question_of_another_section_reads_as_one() -> None:
    """With a capital and a question mark; keywords are passed over."""
    assert related("loaf time", [LOAF], [hit(LOAF), hit(RYE)]) == ("How much longer does rye take?",)


def test_what_was_asked_is_not_offered_again() -> None:
    """Nor what means the same."""
    assert not related("does rye take much longer?", [LOAF], [hit(LOAF), hit(RYE)])
    assert not related("does rye take time?", [LOAF], [hit(LOAF), hit(RYE)])
    assert related("does rye need water?", [LOAF], [hit(LOAF), hit(RYE)])


def test_a_topic_is_near_only_if_it_shares_a_word_that_says_something() -> None:
    """Every passage shares the others."""
    half, few = (replace(hit(LOAF), matches=(Match(word="oven", weight=weight(count, 100)),)) for count in (50, 15))
    assert nearest_topics(finding(few)) == ("Loaves",)
    assert nearest_topics(finding(half)) == ()


def test_a_topic_is_named_once() -> None:
    """Whatever the number of its passages."""
    other = passage("Crust.", document=BLOG, heading="Loaves")
    assert nearest_topics(finding(hit(LOAF), hit(other))) == ("Loaves",)


def test_a_topic_without_a_heading_is_its_document() -> None:
    """Other people's texts often have none; a topic page is on one subject."""
    bare = replace(passage("A loaf needs an hour."), headings=())
    page = replace(passage("A loaf needs an hour.", document=PAGE, heading="Part"), headings=("Part",))
    assert nearest_topics(finding(hit(bare), hit(page))) == (BOOK.title, PAGE.title)
