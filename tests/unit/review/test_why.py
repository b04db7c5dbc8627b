"""Why an item stands where it stands, in figures that know chance."""

from bot.assistant import Assistant
from bot.intervals import interval
from bot.review.queue import Queue
from tests.platforms.bakery import UNCOVERED
from tests.platforms.desks import Place


def test_a_line_says_what_chance_leaves_open(place: Place, baker: Assistant) -> None:
    """Of one decline little is known; of ten more."""
    told = []
    for number in range(10):
        place.ask(place.asker(f"asker {number}"), UNCOVERED)
        (line,) = [entry for entry in place.run(Queue(place.store, baker.knowledge).list()) if entry.item]
        told.append(line.why)
    for number, why in ((1, told[0]), (10, told[9])):
        assert f"at least {100 * interval(number, number)[0]:.0f} in 100" in why, why
