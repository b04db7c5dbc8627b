"""The log is asked again: what would be said otherwise, once for each question, whatever came when."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from bot.adapters.terminal import review_json, review_text
from bot.assistant import Assistant, Knowledge
from bot.documents.taught import with_taught
from bot.model import Passage, Taught
from bot.record import Exchange, Told
from bot.review import replay
from tests.platforms.bakery import QUESTION, UNCOVERED
from tests.platforms.desks import Place

NEUTRAL = "Which vessel crosses the cold continent?"
ASKED = "Which vessels cross the cold continent?"


def rye(baker: Assistant) -> Passage:
    """Return the passage on rye."""
    return baker.knowledge.library.passages[-1]


def taught(baker: Assistant, question: str = NEUTRAL) -> Knowledge:
    """Return knowledge to which a question was taught."""
    passage = rye(baker)
    lesson = Taught(question=question, passage=passage.id, quote=passage.text, by="ada", at="2026-11-20")
    return Knowledge.of(with_taught(baker.knowledge.library, [lesson]))


def asked(place: Place, *questions: str) -> tuple[Exchange, ...]:
    """Ask these, a second apart; return them as the log has them, the newest first."""
    for number, question in enumerate(questions):
        place.clock.pass_by(1_000)
        place.ask(place.asker(f"asker {number}"), question)
    return place.run(replay.sharing(place.store, []))


def effects(place: Place, log: Sequence[Exchange], after: Knowledge, before: Knowledge | None = None) -> list[str]:
    """Return what becomes of questions, in the order in which it is told of."""

    async def collect() -> list[str]:
        return [each.question async for each in replay.effects(log, after, before)]

    return place.run(collect())


def changes(place: Place, log: Sequence[Exchange], after: Knowledge, before: Knowledge | None = None) -> list[str]:
    """Return what is answered otherwise, and how many times it was asked."""
    return [f"{each.times} {each.question}" for each in place.run(replay.changes(log, after, before))]


def test_what_is_the_same_is_no_change(place: Place, baker: Assistant) -> None:
    """What was said is compared to the last point, and so is what was kept of it."""
    log = asked(place, QUESTION, UNCOVERED, "does rye flour need more water")
    assert changes(place, log, baker.knowledge) == []
    assert changes(place, log, baker.knowledge, baker.knowledge) == []


def test_a_lesson_changes_what_is_like_it(place: Place, baker: Assistant) -> None:
    """Beside what was said at the time, or what is said today."""
    log = asked(place, ASKED, QUESTION)
    for before in (None, baker.knowledge):
        (effect,) = place.run(replay.changes(log, taught(baker), before))
        assert (effect.question, effect.before.status) == (ASKED, "declined")
        assert (effect.after.status, effect.after.passage) == ("answered", rye(baker).id)


def test_a_question_is_listed_once_however_often_it_was_asked(place: Place, baker: Assistant) -> None:
    """With the number of times; what was asked otherwise, or after something else, is another question."""
    log = asked(place, *[ASKED] * 6, ASKED.lower())
    after = replace(log[0], id="after another", previous=QUESTION)
    less = replace(log[0], id="not careful", careful=False)
    found = changes(place, [*log, after, less], taught(baker), baker.knowledge)
    assert sorted(found) == sorted([f"6 {ASKED}", *[f"1 {ASKED.lower()}"] * 3])
    (effect,) = place.run(replay.changes(log[1:], taught(baker)))
    assert effect.exchange == min(each.id for each in log[1:])
    assert review_json.effect(effect)["times"] == 6
    assert f"{ASKED} (asked 6 times)" in review_text.effect(effect)
    assert "6 of 6" in review_text.changes([effect], 6)
    assert "times" not in review_text.effect(replace(effect, times=1))


def test_what_was_said_otherwise_at_another_time_is_told_apart(place: Place, baker: Assistant) -> None:
    """It was declined until somebody taught it: only the declines are answered otherwise today."""
    asked(place, ASKED, ASKED)
    place.desk.assistant = Assistant(taught(baker))
    log = asked(place, ASKED)
    assert [each.status for each in log] == ["answered", "declined", "declined"]
    assert changes(place, log, taught(baker)) == [f"2 {ASKED}"]


def test_what_a_question_leaned_on_is_asked_with_it(place: Place, baker: Assistant) -> None:
    """Alone it would be read otherwise."""
    place.ask(question=QUESTION)
    place.clock.pass_by(1_000)
    reply = place.ask(question="and why is that?")
    assert reply.answer.read_as
    log = place.run(replay.sharing(place.store, []))
    assert [each.previous for each in log if each.question.startswith("and")] != [None]
    assert changes(place, log, baker.knowledge) == []
    alone = [replace(each, previous=None) for each in log]
    assert changes(place, alone, baker.knowledge) == ["1 and why is that?"]


def test_what_was_meant_as_a_question_is_asked_as_one(place: Place, baker: Assistant) -> None:
    """Somebody said that their cry for help was none: it is not cared for again."""
    (exchange,) = asked(place, UNCOVERED)
    cry = replace(exchange, question="I want to kill myself", careful=False)
    (effect,) = place.run(replay.changes([replace(cry, careful=True)], baker.knowledge))
    assert effect.after.status == "care"
    assert changes(place, [cry], baker.knowledge) == []


@pytest.mark.parametrize(
    ("rest", "number", "told"),
    [
        (("A warm kitchen halves that.",), 2, "A warm kitchen halves that."),
        ((), 2, "nothing more"),
        (("Second.", "Third."), 2, "Second."),
    ],
)
def test_what_changes_behind_the_first_sentence_is_a_change(rest: tuple[str, ...], number: int, told: str) -> None:
    """Another point, another order, one less: shown is where it begins."""
    before = replay.Said(status="answered", passage="book#a/1", text="First.", rest=("Third.", "Second."))
    after = replace(before, rest=rest)
    effect = replay.Effect(exchange="1", question="What?", before=before, after=after)
    assert effect.changed
    assert effect.differs_at == 1
    text = review_text.effect(effect)
    assert f"- answered book#a/1 point {number}: Third." in text
    assert f"+ answered book#a/1 point {number}: {told}" in text
    assert review_json.effect(effect)["after"]["points"] == ["First.", *rest]


def test_the_log_remembers_every_point(place: Place, baker: Assistant) -> None:
    """What was said at the time is compared whole."""
    (exchange,) = asked(place, QUESTION)
    longer = replace(exchange, points=(*exchange.points, Told(text="More.", passages={})))
    (effect,) = place.run(replay.changes([longer], baker.knowledge))
    assert (effect.before.points[:-1], effect.before.points[-1]) == (effect.after.points, "More.")
    assert effect.differs_at == len(effect.after.points)


def test_what_begins_otherwise_differs_from_the_start() -> None:
    """In its state, or in its passage, though the words are the same."""
    said = replay.Said(status="answered", passage="book#a/1", text="First.")
    for after in (replace(said, status="unsure"), replace(said, passage="book#b/2"), replace(said, text="Other.")):
        effect = replay.Effect(exchange="1", question="What?", before=said, after=after)
        assert (effect.changed, effect.differs_at) == (True, 0)
    same = replay.Effect(exchange="1", question="What?", before=said, after=said)
    assert (same.changed, same.differs_at) == (False, 0)


def test_when_something_was_asked_is_not_told(place: Place, baker: Assistant) -> None:
    """Changes stand in the order of their words."""
    questions = [f"{word} vessels cross the cold continent?" for word in ("Which", "Are", "Do")]
    log = asked(place, *questions)
    after = taught(baker)
    assert changes(place, log, after) == [f"1 {each}" for each in sorted(questions)]
    assert changes(place, log[::-1], after) == changes(place, log, after)
    assert effects(place, log, after) == questions[::-1]


def test_progress_is_told(place: Place, baker: Assistant) -> None:
    """By different questions, up to all of them."""
    log = asked(place, QUESTION)
    many = [replace(log[0], id=str(number), question=f"How long does loaf {number} rise?") for number in range(120)]
    told: list[tuple[int, int]] = []
    place.run(replay.changes([*many, *many], baker.knowledge, progress=lambda done, of: told.append((done, of))))
    assert told == [(50, 120), (100, 120), (120, 120)]


def test_little_words_are_shared_with_nothing(place: Place) -> None:
    """Without any words it is the newest; with little ones alone, none."""
    asked(place, QUESTION)
    assert place.run(replay.sharing(place.store, ["what of it"])) == ()
    assert len(place.run(replay.sharing(place.store, ["sourdough bread", "penguins"]))) == 1
    assert len(place.run(replay.sharing(place.store, []))) == 1


def test_once_is_what_would_be_said(baker: Assistant) -> None:
    """To a question that nobody has asked."""
    said = replay.once(taught(baker), NEUTRAL)
    assert (said.status, said.passage, said.text) == ("answered", rye(baker).id, rye(baker).sentences[0].text)
