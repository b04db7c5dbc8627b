"""What seldom happens on Discord, one after the other: outages, full locks, changed knowledge, messages that vanish."""

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from bot import wording
from tests.platforms.bakery import COVERED, FIRST, KNEADING, QUESTION
from tests.platforms.discord import Discord
from tests.platforms.discord_person import DiscordPerson
from tests.platforms.discord_world import Fault
from tests.platforms.protocol import Seen

Made = Callable[..., Discord]


def press(person: DiscordPerson, message: Seen, label: str) -> Seen:
    """Press a button that shows something."""
    seen = person.press(message, label)
    assert isinstance(seen, Seen)
    return seen


@contextmanager
def locked(database: Path) -> Iterator[None]:
    """Keep everybody else from writing."""
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        yield


def test_an_outage_is_outlasted(lab: Discord) -> None:
    """A reply that was given up is sent once Discord is back."""
    ada = lab.person("ada")
    outage = Fault(method="POST", address=f"/channels/{lab.channel}/messages", status=503, times=1000)
    lab.world.faults.append(outage)
    said = ada.say(QUESTION, calling=True)
    lab.wait_for_log("it is sent again", lab.log().count("it is sent again") + 1)
    lab.world.faults.clear()
    assert FIRST in ada.answer_to(said).text


def test_a_question_deleted_during_an_outage(lab: Discord) -> None:
    """What would have answered it is not sent any more."""
    ada = lab.person("ada")
    lab.world.faults.append(Fault(method="POST", address=f"/channels/{lab.channel}/messages", status=503, times=1000))
    said = ada.say(QUESTION, calling=True)
    lab.wait_for_log("it is sent again", lab.log().count("it is sent again") + 1)
    ada.delete(said)
    lab.wait_for_log("deleted before it was answered")
    lab.world.faults.clear()
    ada.mention("hello")
    assert ada.replies_to(said) == []


def test_a_vote_on_a_slow_store(lab: Discord) -> None:
    """Discord is answered in time; the vote follows, and is told without a form, which can only be opened at once."""
    ada = lab.person("ada")
    answer = ada.ask(QUESTION)
    with locked(lab.folder / "signpost.db"):
        interaction = ada.begin_press(answer, wording.NOT_HELPFUL)
        lab.world.wait(lambda: interaction.answer is not None, "an acknowledgement")
    lab.world.wait(lambda: ada.outcome(interaction), "a reply")
    seen = ada.outcome(interaction)
    assert isinstance(seen, Seen)
    assert seen.text == wording.VOTED_NOT_HELPFUL


def test_an_error_is_told_to_nobody_else(lab: Discord) -> None:
    """What stands before everybody stays as it is."""
    ada, ben = lab.person("ada"), lab.person("ben")
    press(ada, press(ada, ada.ask(QUESTION), wording.SHARE), wording.SHARE_BOTH)
    shared = [one for one in ben.looks() if wording.REMOVE in one.buttons][-1]
    body = {"code": 50013, "message": "Missing Permissions"}
    lab.world.faults.append(Fault(method="DELETE", address="/messages/@original", status=403, body=body))
    told = press(ada, shared, wording.REMOVE)
    assert told.private
    assert told.text.startswith(wording.UNDELIVERED.partition("(")[0])
    assert ben.again(shared) == shared


@contextmanager
def broken(database: Path, table: str, column: str) -> Iterator[None]:
    """Make every use of a column fail."""
    with closing(sqlite3.connect(database, isolation_level=None, timeout=60)) as connection:
        connection.execute(f"ALTER TABLE {table} RENAME COLUMN {column} TO {column}_gone")
        try:
            yield
        finally:
            connection.execute(f"ALTER TABLE {table} RENAME COLUMN {column}_gone TO {column}")


def deliveries(database: Path) -> set[str]:
    """Return what is kept about how answers arrived."""
    with closing(sqlite3.connect(database)) as connection:
        return {delivery for (delivery,) in connection.execute("SELECT delivery FROM exchange")}


def test_an_answer_that_could_not_be_kept_as_sent_does_not_come_twice(discord: Made) -> None:
    """It is taken for lost, found to have arrived, and kept as that."""
    lab = discord()
    ada, database = lab.person("ada"), lab.folder / "signpost.db"
    slow = Fault(method="PATCH", address="/messages/@original", slow=1.0)
    lab.world.faults.append(slow)
    interaction = ada.begin("ask", question=QUESTION)
    lab.world.wait(lambda: slow.times == 0, "an answer on its way")
    with broken(database, "exchange", "delivered_at"):
        lab.world.wait(lambda: ada.outcome(interaction), "an answer")
        lab.wait_for_log("the database cannot be used")
    end = time.monotonic() + 60
    while deliveries(database) != {"sent"}:
        assert time.monotonic() < end, deliveries(database)
        time.sleep(0.1)
    lab.stop()
    assert [FIRST in one.text for one in ada.looks()] == [True]


def test_a_press_while_the_store_is_away(lab: Discord) -> None:
    """The sentence says so; later it works again."""
    ada = lab.person("ada")
    answer = ada.ask(QUESTION)
    with broken(lab.folder / "signpost.db", "vote", "value"):
        assert press(ada, answer, wording.HELPFUL).text.startswith(wording.STORE_DOWN)
    assert press(ada, answer, wording.HELPFUL).text == wording.VOTED_HELPFUL


def test_a_question_deleted_while_it_was_answered(lab: Discord) -> None:
    """The reply that was on its way goes, too."""
    ada = lab.person("ada")
    slow = Fault(method="POST", address=f"/channels/{lab.channel}/messages", slow=0.5, after=True)
    lab.world.faults.append(slow)
    said = ada.say(QUESTION, calling=True)
    ada.answer_to(said)
    ada.delete(said)
    lab.world.wait(lambda: all(one.get("_deleted") for one in ada.replies_to(said)), "the reply to go")


def test_many_questions_deleted_at_once(lab: Discord) -> None:
    """As moderators do."""
    ada = lab.person("ada")
    said = [ada.say(one, calling=True) for one in (QUESTION, KNEADING)]
    replies = [ada.answer_to(one) for one in said]
    event = {"ids": [one.id for one in said], "channel_id": lab.channel, "guild_id": lab.guild}
    lab.server.do(lab.server.gateway.announce("MESSAGE_DELETE_BULK", event))
    lab.world.wait(lambda: not {one.id for one in replies} & {one.id for one in ada.looks()}, "the replies to go")


def test_a_reply_that_moderators_deleted_is_no_mistake(lab: Discord) -> None:
    """Neither when it goes nor when its question goes afterwards."""
    ada, before = lab.person("ada"), lab.log().count("Traceback")
    said = ada.say(QUESTION, calling=True)
    ada.delete(ada.answer_to(said))
    ada.delete(said)
    ada.mention("hello")
    assert lab.log().count("Traceback") == before


def test_what_another_process_acknowledged_is_left_to_it(lab: Discord) -> None:
    """Nobody is told of trouble where there is none."""
    ada = lab.person("ada")
    body = {"code": 40060, "message": "Interaction has already been acknowledged."}
    lab.world.faults.append(Fault(method="POST", address="/callback", status=400, body=body))
    before = len(ada.looks())
    said = lab.log().count("by another process")
    ada.begin("ask", question=QUESTION)
    lab.wait_for_log("by another process", said + 1)
    assert len(ada.looks()) == before


def test_suggestions_that_come_too_late_disturb_nobody(lab: Discord) -> None:
    """The person has long typed on."""
    ada = lab.person("ada")
    lab.world.faults.append(Fault(method="POST", address="/callback", status=404, body={"code": 10062}))
    before, said = len(ada.looks()), lab.log().count("was not delivered")
    ada.begin_suggestions("how")
    lab.wait_for_log("was not delivered", said + 1)
    ada.mention("hello")
    assert len(ada.looks()) == before + 1


def test_what_was_forgotten_meanwhile_is_not_shared(lab: Discord) -> None:
    """Neither with everybody nor with oneself."""
    ada = lab.person("ada")
    answer = ada.ask(QUESTION)
    previews = [press(ada, answer, wording.SHARE) for _ in range(2)]
    press(ada, answer, wording.FORGET)
    assert press(ada, previews[0], wording.SHARE_BOTH).text == wording.GONE
    assert press(ada, previews[1], wording.SHARE_ME).text == wording.GONE
    declined = lab.person("ben").ask("Which submarine crosses Antarctica?")
    assert press(ada, declined, wording.WISH).text == wording.WISHED.format(days=90)


def test_a_wish_for_what_is_gone(lab: Discord) -> None:
    """There is nothing to wait for."""
    ada = lab.person("ada")
    declined = ada.ask("Which submarine crosses Antarctica?")
    press(ada, declined, wording.FORGET)
    assert press(ada, declined, wording.WISH).text == wording.GONE


def test_old_buttons_speak_from_new_knowledge(discord: Made) -> None:
    """And say that it has changed."""
    lab = discord()
    ada = lab.person("ada")
    answer, long = ada.ask(QUESTION), ada.ask("Can I make bread without kneading by hand?")
    lab.stop()
    book = lab.folder / "bakery" / f"{COVERED}.md"
    book.write_text(book.read_text(encoding="utf-8").replace("eight hours", "ten hours"), encoding="utf-8")
    lab.start()
    for message, label in ((answer, wording.WHY), (long, wording.MORE)):
        assert wording.CHANGED in press(ada, message, label).text
    assert "ten hours" in press(ada, answer, wording.WHY).text
