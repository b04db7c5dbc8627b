"""Raw ids become pseudonyms; whoever has only the database can tell nobody."""

import stat
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.assistant import Assistant
from bot.errors import SettingsError, StoreError
from bot.store.people import KEY_FILE, People, check_key, key_beside
from tests.platforms.desks import KEY, Place, open_place

PEOPLE = People(KEY)


def test_a_pseudonym_is_the_same_for_the_same_person() -> None:
    """On their platform, under the same key."""
    ada = PEOPLE.person("discord", "1")
    assert ada == People(KEY).person("discord", "1")
    others = {PEOPLE.person("slack", "1"), PEOPLE.person("discord", "2"), People(KEY + "x").person("discord", "1")}
    assert ada not in others
    assert len(others) == 3


@given(st.lists(st.text(), min_size=1, max_size=4), st.lists(st.text(), min_size=1, max_size=4))
def test_no_two_sets_of_names_look_alike(one: list[str], other: list[str]) -> None:
    """However they are cut."""
    one, other = ([text.encode(errors="ignore").decode() for text in names] for names in (one, other))
    assert (PEOPLE.pseudonym(*one) == PEOPLE.pseudonym(*other)) == (one == other)


def test_only_the_key_opens_what_is_sealed() -> None:
    """And the same text looks different each time."""
    sealed = PEOPLE.sealed("user 1")
    assert PEOPLE.opened(sealed) == "user 1"
    assert PEOPLE.sealed("user 1") != sealed
    assert People(KEY + "x").opened(sealed) is None


def test_a_private_place_is_a_pseudonym() -> None:
    """A public one keeps its name, so that maintainers know where something was asked."""
    private = PEOPLE.asker("discord", person="1", place="22222", private=True)
    public = PEOPLE.asker("discord", person="1", place="22222", private=False)
    assert "22222" not in private.place
    assert public.place == "discord:22222"


def test_nothing_that_is_kept_names_anybody(tmp_path: Path, baker: Assistant) -> None:
    """The files of a database hold no id that came in, however it came in."""
    ids = [f"10000000000000000{number}" for number in range(6)]
    with open_place(str(tmp_path / "db.sqlite"), baker) as place:
        asker = place.people.asker(
            "discord", person=ids[0], place=ids[1], private=True, thread=ids[2], event=ids[3], reply_to=ids[4]
        )
        exchange = place.ask(asker).exchange or ""
        place.run(place.store.wishes.add(asker, exchange, place.people.sealed(ids[0])))
        place.run(place.store.votes.press(asker, exchange, "helpful"))
        place.run(place.store.deliveries.sent(exchange, place.people.message("discord", ids[5])))
        kept = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert exchange.encode() in kept
    assert [one for one in ids if one.encode() in kept] == []


def test_a_key_is_made_once(tmp_path: Path) -> None:
    """For this user alone, and by the first of those that start together."""
    database = tmp_path / "new" / "db.sqlite"
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(key_beside, [database] * 8))
    assert keys == {key_beside(database)}
    assert [file.name for file in database.parent.iterdir()] == [KEY_FILE]
    if sys.platform != "win32":
        assert stat.S_IMODE((database.parent / KEY_FILE).stat().st_mode) == 0o600
    assert len(keys.pop()) > 40


def test_a_short_key_is_refused() -> None:
    """With the name of its setting, not what it holds."""
    with pytest.raises(SettingsError, match="SIGNPOST_PSEUDONYM_KEY") as told:
        People("hush")
    assert "hush" not in str(told.value)


@pytest.mark.parametrize("content", [b"", b"short", "ключ, который никто не знает".encode()])
def test_a_damaged_key_is_told(tmp_path: Path, content: bytes) -> None:
    """And left as it is."""
    (tmp_path / KEY_FILE).write_bytes(content)
    with pytest.raises(StoreError, match=KEY_FILE):
        key_beside(tmp_path / "db.sqlite")
    assert (tmp_path / KEY_FILE).read_bytes() == content


def test_a_key_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    """In a sentence."""
    (tmp_path / KEY_FILE).mkdir()
    with pytest.raises(StoreError, match="cannot be used"):
        key_beside(tmp_path / "db.sqlite")


def test_no_new_key_is_made_for_people_who_are_kept(tmp_path: Path, baker: Assistant) -> None:
    """Nobody would find what is theirs; where nobody is kept yet, one is made."""
    (tmp_path / "empty.sqlite").touch()
    assert key_beside(tmp_path / "empty.sqlite")
    file = tmp_path / "used" / "db.sqlite"
    with open_place(str(file), baker) as place:
        place.exchange()
    with pytest.raises(StoreError, match="is gone"):
        key_beside(file)
    assert not file.with_name(KEY_FILE).exists()


def test_another_key_is_refused(place: Place) -> None:
    """The first one that is used is noted, by what tells nothing of it."""
    place.run(check_key(place.store.notes, place.people))
    place.run(check_key(place.store.notes, People(KEY)))
    with pytest.raises(SettingsError, match="another key"):
        place.run(check_key(place.store.notes, People(KEY + "x")))
