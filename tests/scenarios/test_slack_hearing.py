"""On Slack the bot hears what is said to it, once however often it is told, and leaves the rest alone."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from bot import wording
from bot.adapters.buttons import Press, Verb, write
from tests.platforms.bakery import FIRST, KNEADING, QUESTION, write_large_bakery
from tests.platforms.protocol import Form, Seen
from tests.platforms.slack import OVERHEARING, Slack
from tests.platforms.slack_person import SlackPerson
from tests.platforms.slack_world import BOT_USER, Fault, Json
from tests.scenarios.conftest import UNLIMITED

MACHINE = "four minutes"


@pytest.fixture(scope="module")
def attentive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Slack]:
    """Give a Slack on which the bot is told of all messages, which all scenarios of that share."""
    folder = tmp_path_factory.mktemp("attentive")
    made = Slack(folder, write_large_bakery(folder / "bakery"), events=OVERHEARING, **UNLIMITED)
    made.start()
    yield made
    made.close()
    assert made.violations() == []


def unanswered(lab: Slack, said: Seen) -> bool:
    """Tell whether a message is still without a reply after later ones have got one."""
    other = lab.person("other").in_channel(said.place)
    other.mention(QUESTION)
    other.mention("hello")
    return [one for one in other.replies_to(said) if one.get("thread_ts") == said.id] == []


def test_a_mention_of_which_slack_tells_twice_is_answered_once(attentive: Slack) -> None:
    """As `app_mention` and as `message`, where the app reads both; and each of them repeated."""
    lab = attentive
    ada = lab.person("ada")
    said = ada.say(QUESTION, calling=True)
    ada.answer_to(said)
    ada.tell_of(ada.message_of(said), calling=True)
    ada.mention("hello")
    assert len(ada.replies_to(said)) == 1


@pytest.mark.parametrize(
    "changed",
    [
        {"bot_id": "B0OTHER"},
        {"subtype": "bot_message", "bot_id": "B0OTHER"},
        {"subtype": "channel_join"},
        {"edited": {"user": "U1", "ts": "1.1"}},
        {"subtype": "message_changed", "hidden": True},
        {"user": BOT_USER},
        {"user": "USLACKBOT"},
    ],
    ids=["a bot", "a bot's message", "a join", "an edit", "a change", "itself", "a reminder"],
)
def test_what_is_no_question_of_a_person_is_left_alone(workspace: Slack, changed: Json) -> None:
    """Also where it contains one."""
    ada = workspace.person("ada")
    made = ada.write(QUESTION, calling=True)
    for kind in ("app_mention", "message"):
        ada.event({**made, **changed, "type": kind, "channel_type": "channel"})
    assert unanswered(workspace, Seen(id=made["ts"], place=made["channel"], text="", private=False))


def test_a_mention_in_a_thread_follows_up_there(workspace: Slack) -> None:
    """And is answered there, not in the channel."""
    ada = workspace.person("ada")
    first = ada.mention(KNEADING)
    seen = ada.mention("and by machine?", after=first)
    assert MACHINE in seen.text
    assert ada.message_of(seen)["thread_ts"] == ada.message_of(first)["thread_ts"]


def test_by_default_a_thread_is_not_overheard(workspace: Slack) -> None:
    """Slack does not even tell of it."""
    ada = workspace.person("ada")
    said = ada.say("and by machine?", after=ada.mention(KNEADING))
    assert unanswered(workspace, said)


def overheard(lab: Slack, person: SlackPerson, text: str, after: Seen) -> bool:
    """Tell whether something said in a thread was answered."""
    said = person.say(text, after=after)
    lab.person("other").mention(QUESTION)
    lab.person("other").mention("hello")
    return bool(person.replies_to(said))


def test_where_it_is_turned_on_the_asker_goes_on_without_a_mention(attentive: Slack) -> None:
    """Only they, only while nobody has joined, and only if the answer is sure."""
    lab = attentive
    ada, ben = lab.person("ada"), lab.person("ben")
    first = ada.mention(KNEADING)
    assert MACHINE in ada.answer_to(ada.say("how do I knead by machine?", after=first)).text
    assert not overheard(lab, ada, "and by machine?", first)
    assert not overheard(lab, ada, "thanks!", first)
    assert not overheard(lab, ada, "which submarine crosses Antarctica", first)
    assert not overheard(lab, ben, "how do I knead by machine?", first)
    assert not overheard(lab, ada, "how do I knead by machine?", first)
    assert not overheard(lab, ada, QUESTION, ada.say("I was thinking"))


def test_a_deleted_question_takes_its_reply_along_where_slack_tells_of_it(attentive: Slack) -> None:
    """In direct messages always; in channels where all messages are read."""
    lab = attentive
    ada = lab.person("ada")
    for place in (ada, ada.alone()):
        said = place.say(QUESTION, calling=True)
        reply = place.answer_to(said)
        place.delete(said)
        wait_until_gone(lab, ada, reply)


def wait_until_gone(lab: Slack, person: SlackPerson, seen: Seen) -> None:
    """Wait until a message is no longer to be seen."""
    lab.world.wait(lambda: seen.id not in [one.id for one in person.looks()], "the end of a message")


def test_a_reply_of_the_bots_that_is_deleted_is_forgotten_as_shown(attentive: Slack) -> None:
    """An administrator took it away; the next one is answered as ever."""
    lab = attentive
    ada = lab.person("ada")
    reply = ada.direct(QUESTION)
    lab.wait_for(lambda: stands(lab), "what is kept of it")
    ada.delete(reply)
    lab.wait_for(lambda: not stands(lab), "the end of what was kept of it")
    ada.delete(ada.say("nothing to do with it"))
    assert FIRST in ada.direct(QUESTION).text


def stands(lab: Slack) -> bool:
    """Tell whether it is kept where the answer to the newest question stands."""
    newest = "SELECT message_key IS NOT NULL FROM exchange ORDER BY asked_at DESC LIMIT 1"
    with closing(sqlite3.connect(lab.folder / "signpost.db")) as connection:
        (found,) = connection.execute(newest).fetchone()
    return bool(found)


def test_slack_suggests_nothing_for_a_command_but_at_home(workspace: Slack) -> None:
    """What is chosen there is answered directly, as the page has no place for it."""
    ada = workspace.person("ada")
    assert ada.suggestions("how do i knead by m")[0] == "How do I knead by machine?"
    seen = ada.choose_at_home("How do I knead by machine?")
    assert MACHINE in seen.text
    assert seen.place == ada.alone().channel


def test_the_page_of_the_app_says_what_it_is(workspace: Slack) -> None:
    """How to ask, what it knows, what is kept; nothing is kept by looking."""
    ada = workspace.person("ada")
    ada.open_home()
    text = str(ada.home())
    for words in ("/ask privacy", "bread.example/book", wording.KEPT_NOTHING):
        assert words in text
    ada.ask(QUESTION)
    ada.open_home()
    assert "1 question" in str(ada.home())
    ada.event({"type": "app_home_opened", "user": ada.number, "tab": "messages", "channel": ada.alone().channel})


def test_a_command_without_words_helps(workspace: Slack) -> None:
    """And so does the word."""
    ada = workspace.person("ada")
    assert ada.ask("").text == ada.ask(" HELP ").text
    assert wording.EXAMPLES_MENU not in ada.ask("").buttons


def test_events_nobody_asked_for_are_acknowledged(workspace: Slack) -> None:
    """Or Slack would repeat them, and in the end send none at all."""
    ada = workspace.person("ada")
    ada.event({"type": "reaction_added", "user": ada.number, "item": {}})
    assert FIRST in ada.mention(QUESTION).text


@pytest.mark.parametrize("action", ["old:helpful:1", "signpost1:nonsense::0:", "signpost1:reason::0:", "x" * 255])
def test_a_button_of_another_version_is_met_kindly(workspace: Slack, action: str) -> None:
    """It says that it is not known."""
    ada = workspace.person("ada")
    deed = ada.press_raw(ada.ask(QUESTION), action)
    seen = workspace.world.wait(lambda: ada.outcome(deed), "an end")
    assert isinstance(seen, Seen)
    assert seen.text == wording.UNKNOWN_BUTTON


def test_a_form_of_another_version_is_met_kindly(workspace: Slack) -> None:
    """The same."""
    ada = workspace.person("ada")
    form = ada.press(ada.mention(QUESTION), wording.FOLLOW_UP)
    assert isinstance(form, Form)
    opened = next(deed for deed in workspace.world.deeds.values() if deed.form and deed.form["id"] == form.id)
    assert opened.form is not None
    opened.form["callback_id"] = write(Press(verb=Verb.WHY))
    assert ada.submit(form, question="x").text == wording.UNKNOWN_BUTTON


def test_there_is_nobody_to_share_with_in_direct_messages(workspace: Slack) -> None:
    """The command there has no Share."""
    assert wording.SHARE not in workspace.person("ada").alone().ask(QUESTION).buttons


def test_a_private_channel_is_a_channel(workspace: Slack) -> None:
    """Asked in, answered in the thread, and shared in."""
    ada = workspace.person("ada").in_channel(workspace.world.add_channel("G"))
    assert FIRST in ada.mention(QUESTION).text
    preview = ada.press(ada.ask(QUESTION), wording.SHARE)
    assert isinstance(preview, Seen)
    ada.press(preview, wording.SHARE_ANSWER)
    assert [one for one in ada.looks() if one.place == ada.channel and wording.REMOVE in one.buttons]


def test_a_shortcut_of_another_version_is_met_kindly(workspace: Slack) -> None:
    """Slack may know it for a while after the bot does not."""
    ada = workspace.person("ada")
    seen = ada.ask_about(ada.say(QUESTION), action="gone")
    assert seen.text == wording.UNKNOWN_BUTTON


def test_a_thread_that_cannot_be_read_is_not_overheard(attentive: Slack) -> None:
    """Who else has written in it is not known, so nobody is interrupted."""
    lab = attentive
    ada = lab.person("ada")
    first = ada.mention(KNEADING)
    lab.world.faults.append(Fault(address="api/conversations.replies", code="missing_scope"))
    assert not overheard(lab, ada, "how do I knead by machine?", first)
