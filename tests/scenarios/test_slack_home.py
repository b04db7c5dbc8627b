"""On Slack maintainers also work on the page of the app, which only they see; everybody else's page has no queue."""

import re
from collections.abc import Callable

import pytest

from bot import wording
from tests.platforms.protocol import Form, Seen
from tests.platforms.slack import Slack, SlackOverHttp
from tests.platforms.slack_person import SlackPerson
from tests.platforms.terminal import Terminal

Made = Callable[..., Slack]
ASKED = "Does rye swim to Neptune?"
OTHER = "Who paints the Quito cathedral?"
TAUGHT = "Is a pumpernickel thirsty at sea?"
RYE = "Rye flour drinks more water than wheat flour does."


def looked_after(slack: Made, kind: type[Slack] = Slack) -> tuple[Slack, SlackPerson]:
    """Give a workspace with somebody who looks after the bot, and something in the queue."""
    lab = slack(kind, start=False)
    mae = lab.person("mae")
    lab.settings["SIGNPOST_MAINTAINERS"] = lab.maintainer(mae)
    lab.start()
    lab.person("ada").ask(ASKED)
    mae.open_home()
    return lab, mae


def pressed(mae: SlackPerson, label: str) -> Seen:
    """Press a button that changes the page."""
    seen = mae.press_at_home(label)
    assert isinstance(seen, Seen)
    return seen


def form(mae: SlackPerson, label: str) -> Form:
    """Press a button that opens a form."""
    opened = mae.press_at_home(label)
    assert isinstance(opened, Form)
    return opened


@pytest.mark.parametrize("kind", [Slack, SlackOverHttp])
def test_the_walk_on_the_page(slack: Made, kind: type[Slack]) -> None:
    """The queue and the week, an item, a lesson tried and saved, and back to the whole page."""
    lab, mae = looked_after(slack, kind)
    page = mae.page()
    assert f"**1** · {ASKED}" in page.text
    assert "The last seven days: asked 1 (" in page.text
    assert "/ask" in page.text
    item = pressed(mae, wording.REVIEW_OPEN.format(number=1))
    near = re.search(r"\*\*(\d)\*\* · Rye flour", item.text)
    assert near
    assert "/ask" not in item.text
    lesson = form(mae, wording.REVIEW_TEACH.format(number=near.group(1)))
    tried = mae.submit_at_home(lesson, wording.REVIEW_TRIED, question=TAUGHT)
    assert RYE in tried.text
    mae.look_at_home()
    # What is answered after it shows that the page was left alone.
    assert mae.direct("hello").text
    assert wording.REVIEW_TRIED in mae.page().text
    assert "Taught: item" in pressed(mae, wording.REVIEW_SAVE).text
    back = pressed(mae, wording.REVIEW_QUEUE)
    assert wording.EMPTY_QUEUE in back.text
    assert "/ask" in back.text
    assert lab.violations() == []


def test_dismissing_on_the_page(slack: Made) -> None:
    """And what cannot be done is said there too."""
    lab, mae = looked_after(slack)
    lab.person("bob").ask(OTHER)
    pressed(mae, wording.REVIEW_OPEN.format(number=1))
    reason = form(mae, wording.REVIEW_DISMISS)
    mae.submit_at_home(reason, wording.REVIEW_DISMISSED, reason="it does not swim")
    mae.submit_at_home(reason, wording.CHANGED_MEANWHILE, reason="twice")
    mae.open_home()
    terminal = Terminal(folder=lab.folder, settings=lab.settings)
    (item,) = [one for one in terminal.run("review", "list", "--json").json if one["question"] == OTHER]
    pressed(mae, wording.REVIEW_OPEN.format(number=1))
    mae.submit_at_home(form(mae, wording.REVIEW_DISMISS), wording.REVIEW_DISMISSED, reason="nor this")
    assert terminal.run("review", "reopen", item["id"]).code == 0
    assert pressed(mae, wording.REVIEW_UNDO.format(kind="dismiss")).text == wording.CHANGED_MEANWHILE


def test_others_have_no_queue(slack: Made) -> None:
    """Whatever they administer; who is named no longer finds it gone, and is refused in their direct messages."""
    lab, mae = looked_after(slack)
    boss = lab.person("boss", moderator=True)
    boss.open_home()
    assert wording.REVIEW_TITLE not in boss.page().text
    assert wording.REVIEW_TITLE in mae.page().text
    pressed(mae, wording.REVIEW_OPEN.format(number=1))
    assert lab.stop() == 0
    lab.settings["SIGNPOST_MAINTAINERS"] = f"slack:T0OTHER/{mae.number}"
    lab.start()
    mae.begin_press_at_home(wording.REVIEW_DISMISS)
    lab.world.wait(lambda: [one for one in mae.looks() if one.text == wording.NO_MAINTAINER], "a kind word")
    mae.look_at_home()
    lab.world.wait(lambda: ASKED not in mae.page().text, "a page without anybody's question")
    assert wording.REVIEW_TITLE not in mae.page().text
