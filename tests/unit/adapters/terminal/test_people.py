"""A written request names a person by platform and id."""

import json

import pytest

from bot.adapters.terminal.people import delete, export
from bot.errors import InputError
from tests.platforms.desks import Place


@pytest.mark.parametrize("name", ["discord:1", "discord:user:1", "Discord:1"])
def test_a_person_is_named_as_in_the_settings(place: Place, name: str) -> None:
    """With or without the word that tells people from roles there."""
    place.exchange("1")
    assert place.run(place.store.kept.about(place.people.person("discord", "1"))).exchanges
    place.run(place.store.close())
    assert len(json.loads(export(place.store, place.people, name))["exchanges"]) == 1
    assert delete(place.store, place.people, name) == "Deleted. Questions: 1; votes: 0; wishes: 0."
    assert delete(place.store, place.people, name) == "Nothing is kept about this person."


@pytest.mark.parametrize("name", ["ada", "discord:", "slack:user:", ""])
def test_anything_else_is_told(place: Place, name: str) -> None:
    """With an example."""
    with pytest.raises(InputError, match="discord:1234"):
        export(place.store, place.people, name)
