"""A notice waits until its process has read what was taught: nobody is told of an answer while there is none."""

from bot.adapters.notices import READ_WITHIN_MS, due, recall
from bot.record import Wish
from bot.store.items import Along
from bot.store.wishes import AGAIN_AFTER_MS
from tests.platforms.bakery import UNCOVERED
from tests.platforms.desks import Place


def taught_elsewhere(place: Place) -> tuple[str, Wish]:
    """Return an exchange that was taught where this process has not read it, and the notice of that."""
    exchange = str(place.ask(question=UNCOVERED).exchange)
    store = place.store
    place.run(store.wishes.add(place.asker(), exchange, "sealed"))
    place.decide(exchange, "taught", Along(notices="due"), questions=["Is pumpernickel thirsty?"])
    (wish,) = place.run(store.wishes.notices("discord"))
    return exchange, wish


def test_it_is_handed_out_again_soon(place: Place) -> None:
    """And less often once that takes long, but it never tells of an answer with a decline."""
    _, wish = taught_elsewhere(place)
    assert place.run(due(place.desk, wish)) is None
    place.clock.pass_by(1_000)
    (again,) = place.run(place.store.wishes.notices("discord"))
    place.clock.pass_by(READ_WITHIN_MS)
    assert place.run(due(place.desk, again)) is None
    assert place.run(place.store.wishes.notices("discord")) == ()
    place.clock.pass_by(AGAIN_AFTER_MS)
    assert [one.id for one in place.run(place.store.wishes.notices("discord"))] == [wish.id]


def test_what_is_forgotten_has_no_answer(place: Place) -> None:
    """Neither for a notice nor under a button."""
    exchange, wish = taught_elsewhere(place)
    place.run(place.store.kept.forget(place.asker().person, exchange))
    notice = place.run(due(place.desk, wish))
    assert notice
    assert notice.given is None
    assert place.run(recall(place.desk, exchange)) is None
