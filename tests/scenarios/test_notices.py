"""Who wanted to be told is told once it is taught: with the answer to what the maintainer wrote, which is answered."""

from bot import wording
from tests.platforms.protocol import Form, Person, Seen
from tests.scenarios.conftest import LookedAfter

# Nothing of what was asked stands in what is taught, so that only the lesson itself answers it.
ASKED = "Who paints zebras in Peru?"
TAUGHT = "Is pumpernickel thirsty?"
RYE = "Rye flour drinks more water than wheat flour does."


def rye(house: LookedAfter) -> str:
    """Return the id of the passage on rye."""
    sources = house.terminal.run("ask", "--json", "does rye flour need more water").json["sources"]
    return str(sources[0]["passage"])


def item(house: LookedAfter, question: str) -> str:
    """Return the id of what stands in the queue for a question."""
    (found,) = [one for one in house.terminal.run("review", "list", "--json").json if one["question"] == question]
    return str(found["id"])


def notices(person: Person, question: str) -> list[Seen]:
    """Return what somebody was told of a question."""
    return [one for one in person.looks() if wording.WISH_GRANTED in one.text and question in one.text]


def test_what_was_taught_is_told(looked_after: LookedAfter) -> None:
    """Once, directly, as soon as the bot has read it; what is pressed below it speaks of the same answer."""
    ada = looked_after.platform.person("ada")
    seen = ada.ask(ASKED)
    assert wording.NOT_COVERED in seen.text
    wished = ada.press(seen, wording.WISH)
    assert isinstance(wished, Seen)
    assert wished.text == wording.WISHED.format(days=90)
    number = item(looked_after, ASKED)
    lesson = ("review", "teach", number, "--passage", rye(looked_after), "--question", TAUGHT, "--json")
    assert looked_after.terminal.run(*lesson).json["told"] == 1
    (told,) = looked_after.wait(lambda: notices(ada, ASKED), "a notice")
    assert f"> {ASKED}" in told.text
    assert wording.READ_AS.format(reading=TAUGHT) in told.text
    assert RYE in told.text
    why = ada.press(told, wording.WHY)
    assert isinstance(why, Seen)
    assert RYE in why.text
    assert not isinstance(ada.press(told, wording.HELPFUL), Form)
    assert "0 wishes." in ada.command("privacy").text
    assert len(notices(ada, ASKED)) == 1
