"""A lesson is tried on the questions of its item, on itself and on the rest of the log; nothing is kept."""

from bot.assistant import Assistant
from bot.review.trial import Tried, trial
from tests.platforms.bakery import UNCOVERED
from tests.platforms.desks import Place

LESSON = "Which bread crosses a cold continent?"
OTHER = "Which bread crosses the cold continent?"


def tried(place: Place, baker: Assistant, told: list[tuple[int, int]] | None = None) -> Tried:
    """Try a lesson for what is first in the queue."""
    item = next(one for one in place.run(place.store.items.queue(9)) if one.question.lower() == UNCOVERED.lower())
    passage = baker.knowledge.library.passages[-1].id
    progress = (lambda done, whole: told.append((done, whole))) if told is not None else None
    return place.run(trial(place.store, baker.knowledge, item, passage, (LESSON,), by="ada", progress=progress))


def ask(place: Place, *questions: str) -> None:
    """Ask these, each by somebody else and a second later."""
    for number, question in enumerate(questions):
        place.clock.pass_by(1_000)
        place.ask(place.asker(f"asker {number}"), question)


def test_the_group_is_not_told_twice(place: Place, baker: Assistant) -> None:
    """Its questions stand apart from the others of the log, though they share words with the lesson."""
    same = [UNCOVERED, "Which submarine crosses antarctica?", UNCOVERED]
    ask(place, *same, OTHER, OTHER)
    found = tried(place, baker)
    assert {(each.question, each.times) for each in found.group} == {(same[0], 2), (same[1], 1)}
    assert [(each.question, each.times) for each in found.changed] == [(OTHER, 2)]
    assert found.asked == 2
    assert [said.status for said in found.taught] == ["answered"]


def test_the_group_is_in_an_order_that_tells_no_time(place: Place, baker: Assistant) -> None:
    """By its ids, which are drawn by lot."""
    wordings = [UNCOVERED + "?" * number for number in range(12)]
    ask(place, *wordings)
    group = tried(place, baker).group
    assert len(group) == len(wordings)
    assert [each.exchange for each in group] == sorted(each.exchange for each in group)
    order = [each.question for each in group]
    # Of all orders of twelve, two are those of time.
    assert order not in (wordings, wordings[::-1])


def test_nothing_is_kept(place: Place, baker: Assistant) -> None:
    """Neither an act nor a decision; what was tried is knowledge of its own."""
    ask(place, UNCOVERED)
    told: list[tuple[int, int]] = []
    found = tried(place, baker, told)
    assert found.knowledge.library.taught
    assert not place.desk.assistant.knowledge.library.taught
    assert place.run(place.store.items.acts()) == ()
    ask(place, OTHER)
    tried(place, baker, told)
    assert told == [(1, 1)]
