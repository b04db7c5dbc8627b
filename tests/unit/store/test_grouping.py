"""Questions that ask the same are one item, in whatever words; what asks something else is another."""

from string import ascii_lowercase
from zlib import crc32

import pytest

from bot.likeness import key_of, likeness
from tests.platforms.desks import Place
from tests.unit.store.asking import BREAD, ask, only


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("What does a postdoc earn?", "what do postdocs earn"),
        ("coming back to academia after years in industry", "Can I come back to academia after industry?"),
        (BREAD, "which submarines cross antarctica quikly"),
    ],
)
def test_what_asks_the_same_is_one_item(place: Place, one: str, other: str) -> None:
    """In other forms of the words, with a slip, or with a word more."""
    ask(place, one)
    ask(place, other, "bob")
    ask(place, one, "bob")
    item = only(place)
    assert (item.asked, item.people) == (3, 2)


def test_what_was_found_tells_what_asks_the_same(place: Place) -> None:
    """In other words, as long as nothing was decided; a decided item takes in nothing but the same words."""
    first = ask(place, "How long does sourdough rise?")
    ask(place, "What is the rising time of a sourdough loaf in the kitchen?", "bob")
    assert only(place).asked == 2
    place.decide(first, "dismissed")
    ask(place, "Is there a time in the evening when my sourdough loaf should rise?", "cem")
    assert len(place.run(place.store.items.queue(9, everything=True))) == 2
    ask(place, "how long do sourdoughs rise", "dan")
    assert [item.asked for item in place.run(place.store.items.queue(9, everything=True))] == [1, 3]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("from industry to academia", "from academia to industry"),
        ("academia or industry?", "Do people in industry miss academia?"),
        ("Why did you leave academia?", "When is a good time to leave academia?"),
    ],
)
def test_what_asks_something_else_is_another(one: str, other: str) -> None:
    """However many words they share: the way back is not the way there."""
    assert likeness(key_of(one), key_of(other)) < 0.72


def test_no_item_has_the_number_of_another(place: Place) -> None:
    """Not of one that went, either: what was done about that one is not its own, and cannot be undone by it."""
    exchange = ask(place, BREAD)
    decided = place.decide(exchange, "dismissed").subject
    place.run(place.store.items.record("note:bread", "write", "a", {}))
    assert place.run(place.store.kept.forget(place.asker().person, exchange))
    item = place.run(place.store.items.of_exchange(ask(place, "Who plays chess on Mars?")))
    assert item
    assert str(item.id) != decided
    assert place.run(place.store.items.acts(str(item.id))) == ()


def test_questions_without_words_are_in_no_item(place: Place) -> None:
    """Nor is small talk."""
    place.ask(question="hello")
    place.ask(question="and what about that?")
    assert place.run(place.store.items.queue(9, everything=True)) == ()


def test_a_long_question_stops_no_counting(place: Place) -> None:
    """Where its key is cut, a word may become one that is in it already."""
    telling = min(
        (f"zz{a}{b}" for a in ascii_lowercase for b in ascii_lowercase), key=lambda word: crc32(word.encode())
    )
    filler = [f"a{number:03d}777777" for number in range(44)]
    question = " ".join([*filler, f"b{'7' * (499 - 44 * 11 - 2 * 5)}", telling, f"{telling}999999"])
    assert key_of(question).endswith(f" {telling} {telling}")
    ask(place, question)
    assert only(place).asked == 1
