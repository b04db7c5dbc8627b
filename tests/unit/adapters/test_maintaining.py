"""What maintainers are shown fits, and what a button is about may have changed or gone."""

from pathlib import Path

import pytest

from bot import wording
from bot.adapters.buttons import Press, Verb
from bot.adapters.cards import Button, Card
from bot.adapters.discord.render import LONGEST
from bot.adapters.maintaining.listed import SIZE
from bot.adapters.maintaining.maintaining import Maintaining
from bot.adapters.maintaining.rights import Maintainer, Rights
from bot.adapters.maintaining.subjects import mark
from bot.errors import ConflictError, InputError
from bot.record import Item
from bot.review.decide import Decisions
from bot.review.queue import Queue
from tests.platforms.bakery import UNCOVERED
from tests.platforms.desks import Place

MAE = Maintainer(person="mae", names=frozenset({"discord:user:1"}))
EVE = Maintainer(person="eve", names=frozenset({"discord:user:11", "discord:role:1/1", "slack:T/1"}))


@pytest.fixture
def maintaining(place: Place, tmp_path: Path) -> Maintaining:
    """Give the queue of a desk, with a question in it."""
    place.ask(question=UNCOVERED)
    return Maintaining(place.desk, Rights(["discord:user:1"]), tmp_path / "own")


def buttons(card: Card) -> dict[str, Press]:
    """Return what can be pressed."""
    return {one.label: one.press for row in card.rows for one in row if isinstance(one, Button)}


def test_only_those_who_are_named(place: Place, maintaining: Maintaining) -> None:
    """Every way in is checked, and a number that begins alike is another."""
    assert maintaining.may(MAE)
    assert not maintaining.may(EVE)
    for press in (Press(verb=verb) for verb in maintaining.verbs):
        with pytest.raises(InputError, match=wording.NO_MAINTAINER[:20]):
            maintaining.form(EVE, press)
        with pytest.raises(InputError, match=wording.NO_MAINTAINER[:20]):
            place.run(maintaining.show(EVE, press))
        with pytest.raises(InputError, match=wording.NO_MAINTAINER[:20]):
            place.run(maintaining.take(EVE, press, {}))


def test_a_page_that_is_gone_is_the_first(place: Place, maintaining: Maintaining) -> None:
    """What stood there was decided since."""
    card = place.run(maintaining.show(MAE, Press(verb=Verb.REVIEW, place=7)))
    assert list(buttons(card)) == [wording.REVIEW_OPEN.format(number=1)]


@pytest.mark.parametrize("named", ["s0000000000000000", "99", "99999999999", "", "²"])
def test_an_item_that_is_gone(place: Place, maintaining: Maintaining, named: str) -> None:
    """Or never was."""
    with pytest.raises(InputError, match=wording.REVIEW_GONE[:20]):
        place.run(maintaining.show(MAE, Press(verb=Verb.REVIEW_ITEM, exchange=named)))
    with pytest.raises(InputError, match=wording.REVIEW_GONE[:20]):
        place.run(maintaining.take(MAE, Press(verb=Verb.REVIEW_DISMISS, exchange=named), {"reason": "no"}))


def test_a_passage_that_is_gone_and_an_act_that_is_not_the_last(place: Place, maintaining: Maintaining) -> None:
    """Nothing is done in their place."""
    (item,) = place.run(place.store.items.queue(9))
    teach = Press(verb=Verb.REVIEW_TEACH, exchange=str(item.id), place=item.version, owner=mark("gone"))
    with pytest.raises(InputError, match=wording.REVIEW_PASSAGE_GONE[:20]):
        place.run(maintaining.take(MAE, teach, {"question": "Is pumpernickel thirsty?"}))
    with pytest.raises(ConflictError):
        place.run(maintaining.show(MAE, Press(verb=Verb.REVIEW_UNDO, exchange=str(item.id), place=3)))


def test_nothing_is_dismissed_without_a_reason(place: Place, maintaining: Maintaining) -> None:
    """Blanks are none."""
    (item,) = place.run(place.store.items.queue(9))
    with pytest.raises(InputError, match=wording.NO_REASON):
        place.run(maintaining.take(MAE, Press(verb=Verb.REVIEW_DISMISS, exchange=str(item.id), place=item.version), {}))


def test_a_long_item_has_pages_that_fit(place: Place, maintaining: Maintaining) -> None:
    """Each exchange with its comments stands on one of them, and the buttons on all."""
    for number in range(60):
        exchange = str(place.ask(place.asker(f"person {number}"), UNCOVERED).exchange)
        place.run(place.store.votes.put("p", exchange, "not_helpful"))
        place.run(place.store.votes.explain("p", exchange, "wrong", f"<@{number}> " + "*[_" * 300))
    (item,) = place.run(place.store.items.queue(9))
    page, seen = Press(verb=Verb.REVIEW_ITEM, exchange=str(item.id)), ""
    while True:
        card = place.run(maintaining.show(MAE, page))
        text = "".join(one.markdown for one in card.texts)
        assert len(text) <= LONGEST
        assert wording.REVIEW_DISMISS in buttons(card)
        assert all(len(row) <= SIZE for row in card.rows)
        seen += text
        if wording.NEXT not in buttons(card):
            break
        page = buttons(card)[wording.NEXT]
    assert all(f"@{number}" in seen for number in range(60))
    assert wording.PREVIOUS in buttons(card)


@pytest.mark.parametrize("verb", [Verb.REVIEW_UNDO, Verb.REVIEW_REOPEN])
def test_what_is_done_in_the_moment_of_a_press_stays(
    place: Place, maintaining: Maintaining, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, verb: Verb
) -> None:
    """Whoever presses is told, and nobody else's act is undone or decided over."""
    (item,) = place.run(place.store.items.queue(9))
    theirs = Decisions(place.store, Queue(place.store, place.desk.assistant.knowledge), tmp_path, "bob")
    act = place.run(theirs.dismiss(item, "no"))
    load, name = place.store.items.load, str(item.id)

    async def meanwhile(number: int) -> Item | None:
        found = await load(number)
        monkeypatch.undo()
        await theirs.reopen(name)
        await theirs.dismiss(name, "still no")
        return found

    monkeypatch.setattr(place.store.items, "load", meanwhile)
    seen = act.id if verb is Verb.REVIEW_UNDO else item.version + 1
    with pytest.raises(ConflictError):
        place.run(maintaining.show(MAE, Press(verb=verb, exchange=name, place=seen)))
    assert [one.person for one in place.run(place.store.items.acts(name))] == ["bob"] * 3
