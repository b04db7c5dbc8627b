"""The folders that are read, and what is built on them."""

import re
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot import wiring
from bot.config import Settings
from bot.errors import KnowledgeError
from tests.platforms.bakery import QUESTION, write_bakery


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Give settings with an own folder that is not there yet."""
    return Settings(own_knowledge=tmp_path / "own")


def test_what_is_chosen_replaces_what_is_shipped(tmp_path: Path, settings: Settings) -> None:
    """First the option, then the setting, then what came with the bot."""
    chosen, named = tmp_path / "chosen", settings.model_copy(update={"knowledge": (tmp_path,)})
    assert wiring.folders(named, [chosen]) == (chosen,)
    assert wiring.folders(named, []) == (tmp_path,)
    (shipped,) = wiring.folders(settings, [])
    assert (shipped / "signpost.yaml").is_file()


def test_the_own_folder_is_read_beside_the_others(tmp_path: Path, settings: Settings) -> None:
    """As soon as it is there, and once."""
    chosen, own = tmp_path / "chosen", settings.own_knowledge
    own.mkdir()
    assert wiring.folders(settings, [chosen]) == (chosen, own)
    assert wiring.folders(settings, [own / ".." / "own"]) == (own / ".." / "own",)


def test_an_installation_without_knowledge_says_so(
    tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And what to do about it."""
    monkeypatch.setattr(wiring, "_SHIPPED", (tmp_path / "nowhere",))
    with pytest.raises(KnowledgeError, match="--knowledge"):
        wiring.folders(settings, [])


def test_an_assistant_answers_from_its_folders(
    tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without any other step."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    assistant = wiring.build_assistant(settings, [write_bakery(tmp_path / "bakery")])
    assert assistant.ask(QUESTION).status == "answered"


def test_a_key_lies_beside_the_file_unless_it_is_set(tmp_path: Path, settings: Settings) -> None:
    """The chosen file's, if one was chosen; the same one every time."""
    database = str(tmp_path / "here" / "db.sqlite")
    kept = wiring.build_people(settings, database)
    assert (tmp_path / "here" / "signpost.key").is_file()
    assert wiring.build_people(settings, database).person("discord", "1") == kept.person("discord", "1")
    named = settings.model_copy(update={"pseudonym_key": SecretStr("a key of sixteen letters")})
    other = wiring.build_people(named, str(tmp_path / "there" / "db.sqlite"))
    assert not (tmp_path / "there").exists()
    assert other.person("discord", "1") != kept.person("discord", "1")


def test_the_configuration_is_that_of_the_code() -> None:
    """The same until the code changes."""
    assert wiring.configuration() == wiring.configuration()
    assert re.fullmatch(r"[0-9a-f]{12}", wiring.configuration())
