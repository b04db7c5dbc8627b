"""What a lesson would do is shown before it is saved, however long that is."""

from bot import wording
from bot.adapters.discord.render import LONGEST
from bot.adapters.maintaining.lessons import tried
from bot.record import Item
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
