"""What a lesson would do is shown before it is saved, however long that is."""

from dataclasses import replace

import pytest

from bot import wording
from bot.adapters.discord.render import LONGEST
from bot.adapters.maintaining.lessons import tried
from bot.model import Taught
from bot.record import Item
from bot.review import telling
from bot.review.replay import Effect, Said
from bot.review.trial import Tried
from tests.platforms.bakery import UNCOVERED
from tests.platforms.desks import Place

_BEFORE, _AFTER = (Said(status=status, passage="a#b/c", text="words " * 40) for status in ("declined", "answered"))


def effects(number: int) -> tuple[Effect, ...]:
    """Return as many questions that would be answered differently."""
    return tuple(
        Effect(exchange=str(each), question=f"question {each} " * 20, before=_BEFORE, after=_AFTER)
        for each in range(number)
    )


TAUGHT = Taught(question="Which vessel crosses ice?", passage="a#b/c", quote="-", by="mae", at="")


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (Said(status="answered", passage="a#b/c", text="-"), None),
        (Said(status="unsure", passage="a#b/c", text="-"), wording.IN_DOUBT),
        (Said(status="answered", passage="a#b/d", text="-"), wording.FROM_ANOTHER.format(passage="a#b/d")),
        (Said(status="declined", passage=None, text=None), wording.NOT_YET.format(status="declined")),
    ],
)
def test_what_is_wrong_with_a_lesson_is_told_as_it_is(said: Said, sentence: str | None) -> None:
    """Whether it is this passage with doubt, another one, or none."""
    assert telling.doubt(TAUGHT, said) == sentence


def test_a_lesson_that_answers_little_says_so(place: Place) -> None:
    """Before it is saved: how many questions of the item it would answer."""
    place.ask(question=UNCOVERED)
    (item,) = place.run(place.store.items.queue(9))
    found = Tried(
        knowledge=place.desk.assistant.knowledge,
        proposed=(TAUGHT,),
        group=(*effects(1), *(replace(one, after=_BEFORE) for one in effects(2))),
        taught=(_AFTER,),
        changed=(),
        asked=0,
    )
    shown = "\n".join(one.markdown for one in tried(found, item, "token", somebodys=False).texts)
    assert wording.REVIEW_REACHES.format(answered=1, of=3) in shown
    assert telling.reach(replace(found, group=effects(2))) == wording.REACHES_ALL.format(answered=2, of=2)


def test_what_else_changes_is_shown_beside_a_large_group(place: Place) -> None:
    """The group may be cut; how many others change is what somebody has to know who saves."""
    place.ask(question=UNCOVERED)
    (item,) = place.run(place.store.items.queue(9))
    assert isinstance(item, Item)
    found = Tried(
        knowledge=place.desk.assistant.knowledge,
        proposed=(),
        group=effects(30),
        taught=(),
        changed=effects(40),
        asked=800,
    )
    card = tried(found, item, "token", somebodys=True)
    shown = "\n".join(one.markdown for one in card.texts)
    assert wording.WOULD_CHANGE.format(changed=40, asked=800) in shown
    assert wording.REVIEW_GROUP in shown
    assert len(shown) <= LONGEST
