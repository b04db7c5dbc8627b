"""`signpost run` opens the door to Discord, says what is missing, and closes it without dropping anything."""

import signal
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from bot import wording
from tests.platforms.bakery import FIRST, QUESTION, UNCOVERED
from tests.platforms.discord import Discord
from tests.platforms.discord_world import TEXT_CHANNEL, TOKEN, Fault
from tests.platforms.protocol import Seen
from tests.platforms.terminal import Terminal

pytestmark = pytest.mark.walk
Made = Callable[..., Discord]


def test_without_a_door_it_says_so(terminal: Terminal) -> None:
    """With the name of the setting."""
    left = terminal.run("run")
    assert left.code == 2
    assert wording.NO_DOOR in left.err
    assert left.out == ""


@pytest.mark.parametrize("token", ["MTIz.wrong.token", "not a token", "äöü"])
def test_a_wrong_token_is_told_without_repeating_it(discord: Made, token: str) -> None:
    """Whether it looks like one or not."""
    lab = discord(start=False, SIGNPOST_DISCORD_TOKEN=token)
    lab.start(wait=False)
    assert lab.wait_for_exit() == 2
    assert "SIGNPOST_DISCORD_TOKEN" in lab.log()
    assert token not in lab.log()


def test_a_token_that_is_taken_back_ends_it(discord: Made) -> None:
    """With the same sentence."""
    lab = discord(start=False)
    lab.server.gateway.token = TOKEN[::-1]
    lab.start(wait=False)
    assert lab.wait_for_exit() == 2
    assert wording.WRONG_DISCORD_TOKEN in lab.log()


def test_the_invite_link_is_printed_while_it_is_nowhere(discord: Made) -> None:
    """So that the operator can take it there."""
    lab = discord(start=False)
    lab.world.guilds.clear()
    lab.start()
    lab.wait_for_log("https://discord.com/oauth2/authorize?client_id=")


def test_no_invite_link_is_printed_where_it_is_in_use(lab: Discord) -> None:
    """The log says as whom it answers."""
    lab.wait_for_log(wording.RUNNING.format(name="signpost"))
    assert "oauth2" not in lab.log()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_full_stop_finishes_what_has_begun(discord: Made, number: signal.Signals) -> None:
    """The answer arrives, then the process ends well."""
    lab = discord()
    ada = lab.person("ada")
    lab.world.faults.append(Fault(method="PATCH", address="/messages/@original", status=503, hang=0.5))
    interaction = ada.begin("ask", question=QUESTION)
    lab.world.wait(lambda: interaction.answer is not None, "an acknowledgement")
    assert lab.process is not None
    lab.process.send_signal(number)
    assert lab.wait_for_exit() == 0
    seen = ada.outcome(interaction)
    assert isinstance(seen, Seen)
    assert FIRST in seen.text


def test_what_a_crash_cut_is_sent_after_it(discord: Made) -> None:
    """A reply in its channel, a private answer directly; and what had arrived unnoticed is recognised by Discord."""
    lab = discord()
    ada = lab.person("ada")
    ada.ask(UNCOVERED)
    elsewhere = ada.in_channel(lab.world.add_channel(lab.guild, TEXT_CHANNEL))
    faults = [
        Fault(method="POST", address=f"/channels/{lab.channel}/messages", hang=60),
        Fault(method="POST", address=f"/channels/{elsewhere.channel}/messages", hang=60, after=True),
        Fault(method="PATCH", address="/messages/@original", hang=60),
    ]
    lab.world.faults += faults
    said, arrived = ada.say(QUESTION, calling=True), elsewhere.say(QUESTION, calling=True)
    interaction = ada.begin("ask", question=QUESTION)
    lab.world.wait(lambda: not sum(fault.times for fault in faults), "all to be on their way")
    elsewhere.answer_to(arrived)
    lab.kill()
    lab.world.faults.clear()
    lab.start()
    assert FIRST in ada.answer_to(said).text
    direct = lab.world.wait(lambda: [one for one in ada.looks() if wording.CUT_OFF in one.text], "a direct message")
    assert FIRST in direct[0].text
    lab.world.messages[str(interaction.original)]["_excused"] = True
    sent = ("POST", f"/channels/{elsewhere.channel}/messages")
    lab.world.wait(lambda: lab.world.requests.count(sent) == len(faults) - 1, "a second try")
    lab.stop()
    assert len(ada.replies_to(said)) == len(elsewhere.replies_to(arrived)) == 1


def test_too_many_questions_are_met_kindly(discord: Made) -> None:
    """The one over the limit is told when to try again, wherever they ask."""
    lab = discord(SIGNPOST_LIMIT_PERSON="2")
    ada = lab.person("ada")
    ada.ask(QUESTION)
    ada.mention(QUESTION)
    assert "a lot of questions" in ada.ask(QUESTION).text
    assert "a lot of questions" in ada.mention(QUESTION).text


def test_no_name_number_or_token_is_written_down(discord: Made) -> None:
    """Neither into the log nor into the database; what was asked is in no log either."""
    lab = discord()
    ada = lab.person("grace-hopper")
    ada.mention(f"<@{ada.number}> {QUESTION}")
    ada.direct(QUESTION)
    interaction = ada.begin("ask", question=UNCOVERED)
    lab.world.wait(lambda: ada.outcome(interaction), "an answer")
    seen = ada.outcome(interaction)
    assert isinstance(seen, Seen)
    ada.press(seen, wording.WISH)
    lab.world.faults.append(Fault(method="PATCH", address="/messages/@original", status=429, times=1,
                                  headers={"Retry-After": "0.1"}, body={"retry_after": 0.1}))  # fmt: skip
    ada.ask(QUESTION)
    lab.restart()
    secrets = (ada.number, ada.name, TOKEN, interaction.token, "token-")
    for secret in (*secrets, "sourdough", "submarine"):
        assert secret not in lab.log()
    kept = dump(lab.folder / "signpost.db")
    assert "submarine" in kept
    for secret in secrets:
        assert secret not in kept


def test_a_written_request_finds_what_was_asked_on_discord(discord: Made) -> None:
    """By the id there; the operator needs nothing else."""
    lab = discord()
    ada = lab.person("ada")
    ada.ask(QUESTION)
    ada.mention(UNCOVERED)
    terminal = Terminal(folder=lab.folder, settings=lab.settings)
    kept = terminal.run("people", "export", f"discord:{ada.number}").json
    assert [one["question"] for one in kept["exchanges"]] == [QUESTION, UNCOVERED]
    assert [one["private"] for one in kept["exchanges"]] == [True, False]
    assert kept["exchanges"][1]["place"] == f"discord:{lab.guild}/{lab.channel}"


def dump(database: Path) -> str:
    """Return all that a database holds."""
    with sqlite3.connect(database) as connection:
        return "\n".join(connection.iterdump())


def test_without_its_database_it_still_answers(discord: Made, tmp_path: Path) -> None:
    """Without buttons, and it says why."""
    (tmp_path / "a file").touch()  # no folder can be made of it
    database = str(tmp_path / "a file" / "signpost.db")
    lab = discord(start=False, SIGNPOST_DATABASE=database, SIGNPOST_PSEUDONYM_KEY="k" * 40)
    lab.start()
    ada = lab.person("ada")
    for seen in (ada.ask(QUESTION), ada.mention(QUESTION)):
        assert FIRST in seen.text
        assert wording.FEEDBACK_OFF in seen.text
        assert seen.buttons == ()
    told = ada.command("privacy").text
    code = told.rpartition(" ")[2].rstrip(")")
    assert told == wording.WITH_CODE.format(sentence=wording.STORE_DOWN, code=code)
    assert f"code {code}: the database is away" in lab.log()


def test_a_granted_wish_is_told_directly(discord: Made) -> None:
    """Once, with the answer of today; then where to reach them is forgotten."""
    lab = discord()
    ada = lab.person("ada")
    seen = ada.ask(UNCOVERED)
    ada.press(seen, wording.WISH)
    with sqlite3.connect(lab.folder / "signpost.db") as connection:
        connection.execute("UPDATE wish SET ready_at = 1")
    connection.close()
    told = lab.world.wait(lambda: [one for one in ada.looks() if wording.WISH_GRANTED in one.text], "a notice")
    assert f"> {UNCOVERED}" in told[0].text
    lab.restart()
    assert "0 wishes." in ada.command("privacy").text
