"""Who looks after the bot does it in the chat: the queue, an item, dismissing, teaching; nobody else sees any of it."""

import re
import time
from collections.abc import Callable
from typing import TypeVar

from bot import wording
from tests.platforms.protocol import Form, Person, Seen
from tests.scenarios.conftest import LookedAfter

RYE = "Rye flour drinks more water than wheat flour does."
# No two of them ask the same.
ODD = (
    "Who paints the Oslo cathedral?",
    "Where do penguins sleep at night?",
    "Which violin survived the Titanic?",
    "Why are flamingos pink?",
    "When was Stonehenge stacked?",
    "How tall is the Eiffel tower?",
)
_SECONDS = 60
T = TypeVar("T")


def until(look: Callable[[], T | None], what: str) -> T:
    """Do something again and again until something comes of it."""
    end = time.monotonic() + _SECONDS
    while not (seen := look()):
        assert time.monotonic() < end, f"{what} never came"
        time.sleep(0.2)
    return seen


def press(person: Person, message: Seen, label: str) -> Seen:
    """Press a button that shows something."""
    seen = person.press(message, label)
    assert isinstance(seen, Seen)
    return seen


def form(person: Person, message: Seen, label: str) -> Form:
    """Press a button that opens a form."""
    opened = person.press(message, label)
    assert isinstance(opened, Form), opened.text
    return opened


def found(mae: Person, question: str) -> tuple[Seen, str]:
    """Go through the queue to a question, and return the page with the label that opens it."""
    page = mae.command("review")
    while not (line := re.search(rf"\*\*(\d+)\*\* · {re.escape(question)}", page.text)):
        page = press(mae, page, wording.NEXT)
    return page, wording.REVIEW_OPEN.format(number=line.group(1))


def opened(mae: Person, question: str) -> Seen:
    """Go through the queue to a question, and open it."""
    return press(mae, *found(mae, question))


def teaching(mae: Person, item: Seen) -> Form:
    """Open the form that teaches the passage on rye."""
    near = re.search(r"\*\*(\d)\*\* · Rye flour", item.text)
    assert near, item.text
    return form(mae, item, wording.REVIEW_TEACH.format(number=near.group(1)))


def asked(house: LookedAfter, name: str, question: str) -> Person:
    """Bring somebody who asks something in private."""
    person = house.platform.person(name)
    person.ask(question)
    return person


def test_nobody_else_gets_in(looked_after: LookedAfter) -> None:
    """Not by the command, not by a press, not by a form, whatever the platform lets them do elsewhere."""
    question = "Does rye dream of electric sheep?"
    ada = asked(looked_after, "ada", question)
    boss = looked_after.platform.person("boss", moderator=True)
    item = opened(looked_after.mae, question)
    reason = form(looked_after.mae, item, wording.REVIEW_DISMISS)
    for other in (ada, boss):
        refused = other.command("review")
        assert refused.text == wording.NO_MAINTAINER
        assert refused.private
        for label in item.buttons:
            assert press(other, item, label).text == wording.NO_MAINTAINER
        assert other.submit(reason, reason="no").text == wording.NO_MAINTAINER
    assert "(open)" in opened(looked_after.mae, question).text


def test_an_item_says_all_but_who(looked_after: LookedAfter) -> None:
    """How often, what was said, votes, reasons and comments, near passages; of a private question the day alone."""
    question = "Does rye swim to Neptune?"
    ada = looked_after.platform.person("ada")
    answer = ada.ask(question)
    assert wording.NOT_HELPFUL in answer.buttons
    ada.submit(form(ada, answer, wording.NOT_HELPFUL), reason="Wrong", comment="rye @everyone floats")
    looked_after.platform.person("bob").mention(question)
    item = opened(looked_after.mae, question)
    assert item.private
    assert "Asked 2 times by 2 people" in item.text
    assert wording.REVIEW_PRIVATE in item.text
    assert wording.REVIEW_PUBLIC in item.text
    assert RYE in item.text
    (private,) = [line for line in item.text.splitlines() if f"{wording.REVIEW_PRIVATE}:" in line]
    assert re.match(r"\d{4}-\d\d-\d\d, ", private)
    assert ada.number not in item.text
    assert "Not helpful: Wrong, rye" in item.text


def test_the_walk_from_a_question_to_its_answer(looked_after: LookedAfter) -> None:
    """Taught in words of one's own, tried, saved, read by the running bot, and told to who wished it."""
    mae, question, taught = looked_after.mae, "Does rye fear submarines?", "Is a gondola parched at noon?"
    ada = looked_after.platform.person("ada")
    answer = ada.ask(question)
    wished = press(ada, answer, wording.WISH)
    assert wished.text == wording.WISHED.format(days=90)
    lesson = teaching(mae, opened(mae, question))
    assert lesson.title == wording.TEACH_TITLE
    assert list(lesson.fields) == [wording.TEACH_FIELD]
    tried = mae.submit(lesson, question=taught)
    assert tried.private
    assert wording.REVIEW_TRIED in tried.text
    assert f"> {question}" in tried.text
    assert RYE in tried.text
    assert wording.NOT_YET[:20] not in tried.text
    saved = press(mae, tried, wording.REVIEW_SAVE)
    assert wording.TOLD.format(told=1) in saved.text
    notice = looked_after.wait(
        lambda: [one for one in ada.looks() if wording.WISH_GRANTED in one.text and question in one.text], "a notice"
    )
    assert RYE in notice[0].text
    assert until(lambda: RYE in ada.ask(taught).text, "the answer that was taught")
    undone = press(mae, saved, wording.REVIEW_UNDO.format(kind="teach"))
    assert undone.text == wording.REVIEW_UNDONE.format(kind="teach")
    assert until(lambda: RYE not in ada.ask(taught).text, "the answer of before")
    assert "(open)" in opened(mae, question).text


def test_what_is_written_is_looked_at_first(looked_after: LookedAfter) -> None:
    """No question, or somebody's own words, are told; nothing is saved by cancelling, and an older draft is lost."""
    mae, question = looked_after.mae, "Does rye vote for giraffes?"
    asked(looked_after, "ada", question)
    lesson = teaching(mae, opened(mae, question))
    assert "This is not read as a question" in mae.submit(lesson, question="hello").text
    first = mae.submit(lesson, question=question)
    assert wording.SOMEBODYS in first.text
    second = mae.submit(lesson, question="May giraffes have a sour vote?")
    assert press(mae, first, wording.REVIEW_SAVE).text == wording.REVIEW_DRAFT_GONE
    assert press(mae, second, wording.CANCEL).text == wording.NOT_SAVED
    assert "(open)" in opened(mae, question).text


def test_two_at_once(looked_after: LookedAfter) -> None:
    """Who comes second is told so, and nothing of theirs is done."""
    mae, question = looked_after.mae, "Does rye collect stamps of Bhutan?"
    asked(looked_after, "ada", question)
    item = opened(mae, question)
    lesson, reason = teaching(mae, item), form(mae, item, wording.REVIEW_DISMISS)
    tried = mae.submit(lesson, question="Are pumpernickel stamps thirsty?")
    (number,) = re.findall(r"Item (\d+)", item.text)
    assert looked_after.terminal.run("review", "dismiss", number, "--reason", "quicker").code == 0
    for late in (
        mae.submit(lesson, question="Are pumpernickel stamps thirsty?"),
        mae.submit(reason, reason="slower"),
        press(mae, tried, wording.REVIEW_SAVE),
    ):
        assert late.text == wording.CHANGED_MEANWHILE
    assert looked_after.terminal.run("review", "reopen", number).code == 0


def test_dismissed_and_back(looked_after: LookedAfter) -> None:
    """With a reason that other maintainers read; each step can be taken back, but only while it is the last."""
    mae, question = looked_after.mae, "Does rye sing in Icelandic opera?"
    asked(looked_after, "ada", question)
    item = opened(mae, question)
    done = mae.submit(form(mae, item, wording.REVIEW_DISMISS), reason="@everyone it does not sing")
    assert done.text == wording.REVIEW_DISMISSED
    (number,) = re.findall(r"Item (\d+)", item.text)
    assert press(mae, done, wording.REVIEW_UNDO.format(kind="dismiss")).text == wording.REVIEW_UNDONE.format(
        kind="dismiss"
    )
    again = mae.submit(form(mae, opened(mae, question), wording.REVIEW_DISMISS), reason="it does not sing")
    assert looked_after.terminal.run("review", "reopen", number).code == 0
    assert press(mae, again, wording.REVIEW_UNDO.format(kind="dismiss")).text == wording.CHANGED_MEANWHILE
    shown = opened(mae, question)
    assert "dismiss, by you: it does not sing" in shown.text
    assert "reopen, by another maintainer" in shown.text


def test_a_closed_item_is_opened_again(looked_after: LookedAfter) -> None:
    """Its card says what became of it, and has no way to teach it before."""
    mae, question = looked_after.mae, "Does rye study law in Utrecht?"
    asked(looked_after, "ada", question)
    page, label = found(mae, question)
    item = opened(mae, question)
    mae.submit(form(mae, item, wording.REVIEW_DISMISS), reason="@everyone no")
    closed = press(mae, page, label)
    assert "(dismissed)" in closed.text
    assert not [one for one in closed.buttons if one.startswith("Teach") or one == wording.REVIEW_DISMISS]
    (number,) = re.findall(r"Item (\d+)", closed.text)
    again = press(mae, closed, wording.REVIEW_REOPEN)
    assert again.text == wording.REOPENED.format(item=number)
    assert "(open)" in opened(mae, question).text


def test_pages(looked_after: LookedAfter) -> None:
    """Forward, back, and the line that says how the week was."""
    for number, question in enumerate(ODD):
        asked(looked_after, f"reader {number}", question)
    first = looked_after.mae.command("review")
    assert "The last seven days: asked " in first.text
    assert len([label for label in first.buttons if label.startswith("Open")]) == 5
    assert wording.PREVIOUS not in first.buttons
    second = press(looked_after.mae, first, wording.NEXT)
    assert "**6** · " in second.text
    assert "**1** · " in press(looked_after.mae, second, wording.PREVIOUS).text


def test_a_source_that_has_aged(looked_after: LookedAfter) -> None:
    """Stands behind the questions, and rests for a year once somebody says that it still holds."""
    mae = looked_after.mae
    source = opened(mae, "An old almanac")
    assert wording.REVIEW_SOURCE in source.text
    done = mae.submit(form(mae, source, wording.REVIEW_DISMISS), reason="still good")
    assert done.text == wording.REVIEW_DISMISSED
    page = mae.command("review")
    while wording.NEXT in page.buttons:
        assert "An old almanac" not in page.text
        page = press(mae, page, wording.NEXT)
    assert "An old almanac" not in page.text
    assert press(mae, done, wording.REVIEW_UNDO.format(kind="dismiss")).text == wording.REVIEW_UNDONE.format(
        kind="dismiss"
    )


def test_everything_outlives_the_process(looked_after: LookedAfter) -> None:
    """The queue, an item, an open form, and a draft between trying and saving."""
    mae, question = looked_after.mae, "Does rye repair old trams?"
    asked(looked_after, "ada", question)
    item = opened(mae, question)
    lesson = teaching(mae, item)
    tried = mae.submit(lesson, question="Are pumpernickel trams thirsty?")
    looked_after.platform.restart()
    assert wording.REVIEW_TITLE in press(mae, item, wording.REVIEW_QUEUE).text
    assert wording.REVIEW_TRIED in mae.submit(lesson, question="Are the pumpernickel trams thirsty?").text
    assert press(mae, tried, wording.REVIEW_SAVE).text == wording.REVIEW_DRAFT_GONE
    tried = mae.submit(lesson, question="Are pumpernickel trams thirsty?")
    looked_after.platform.restart()
    assert "is closed" in press(mae, tried, wording.REVIEW_SAVE).text


def test_what_is_gone_is_met_kindly(looked_after: LookedAfter) -> None:
    """An item whose last question was forgotten."""
    mae, question = looked_after.mae, "Does rye climb the Matterhorn?"
    ada = looked_after.platform.person("ada")
    answer = ada.ask(question)
    item = opened(mae, question)
    lesson, reason = teaching(mae, item), form(mae, item, wording.REVIEW_DISMISS)
    page, label = found(mae, question)
    assert press(ada, answer, wording.FORGET).text == wording.FORGOTTEN
    assert mae.submit(lesson, question="Are pumpernickel climbers thirsty?").text == wording.REVIEW_GONE
    assert mae.submit(reason, reason="gone").text == wording.REVIEW_GONE
    assert press(mae, page, label).text == wording.REVIEW_GONE
