"""Settings are read once, checked together, and what is none is told without its value."""

import os
from pathlib import Path

import pytest

from bot.config import Settings, mistaken_names, read_settings
from bot.errors import SettingsError


@pytest.fixture(autouse=True)
def _nothing_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Start in an empty folder without settings."""
    for name in [name for name in os.environ if name.upper().startswith("SIGNPOST_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


def test_everything_has_a_default() -> None:
    """The own folder lies among the user's data."""
    settings = read_settings()
    assert settings.knowledge == ()
    assert settings.own_knowledge.parts[-2:] == ("signpost", "knowledge")
    assert mistaken_names() == ()


@pytest.mark.parametrize("between", [",", " , ", os.pathsep])
def test_folders_are_a_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, between: str) -> None:
    """With commas or as the system writes it; an empty value is none."""
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
    monkeypatch.setenv("SIGNPOST_KNOWLEDGE", f"a{between}b")
    monkeypatch.setenv("SIGNPOST_OWN_KNOWLEDGE", "")
    assert read_settings().knowledge == (Path("a"), Path("b"))
    assert read_settings().own_knowledge == Settings().own_knowledge


def test_the_file_is_read_and_the_environment_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A byte order mark at its beginning is no part of a name."""
    (tmp_path / ".env").write_text("\ufeffSIGNPOST_OWN_KNOWLEDGE=here\nSIGNPOST_KNOWLEDGE=.\n", encoding="utf-8")
    assert read_settings().own_knowledge == Path("here")
    monkeypatch.setenv("SIGNPOST_OWN_KNOWLEDGE", "there")
    assert read_settings().own_knowledge == Path("there")
    assert read_settings().knowledge == (Path(),)


def test_all_problems_are_told_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each as a sentence with the name of its setting."""
    (tmp_path / "file").touch()
    monkeypatch.setenv("SIGNPOST_KNOWLEDGE", "nowhere,~nobody-at-all/x")
    monkeypatch.setenv("SIGNPOST_OWN_KNOWLEDGE", "file")
    with pytest.raises(SettingsError) as told:
        read_settings()
    assert str(told.value).splitlines() == [
        "SIGNPOST_KNOWLEDGE: nowhere does not exist or is not a folder.",
        "SIGNPOST_KNOWLEDGE: ~nobody-at-all/x names the home of nobody here.",
        "SIGNPOST_OWN_KNOWLEDGE: file is a file; name a folder.",
    ]


def test_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    """Before anything of it is used."""
    (tmp_path / ".env").write_bytes(b"SIGNPOST_KNOWLEDGE=\xff\n")
    with pytest.raises(SettingsError, match="UTF-8"):
        read_settings()


def test_names_that_are_no_settings_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From both places, with the nearest one that is, and never with what they hold."""
    (tmp_path / ".env").write_text("SIGNPOST_XYZ=hush\nOTHER=1\n", encoding="utf-8")
    monkeypatch.setenv("SIGNPOST_KNOWLEGDE", "hush")
    assert mistaken_names() == (
        "SIGNPOST_KNOWLEGDE is not a setting. Did you mean SIGNPOST_KNOWLEDGE?",
        "SIGNPOST_XYZ is not a setting.",
    )


def test_maintainers_are_a_strict_list(monkeypatch: pytest.MonkeyPatch) -> None:
    """By platform, kind and id; nobody if it is empty."""
    assert read_settings().maintainers == ()
    user, role, slack = (
        "discord:user:123456789012345678",
        "discord:role:123456789012345678/123456789012345679",
        "slack:T1/U2",
    )
    monkeypatch.setenv("SIGNPOST_MAINTAINERS", f"{user}, {role},{slack},")
    assert read_settings().maintainers == (user, role, slack)


@pytest.mark.parametrize(
    "names",
    [
        "ada",
        "discord:ada",
        "discord:user:١٢",
        "discord:role:123456789012345678",
        "slack:U1",
        "discord:user:123456789012345678 slack:T1/U1",
    ],
)
def test_a_maintainer_written_otherwise_is_refused(monkeypatch: pytest.MonkeyPatch, names: str) -> None:
    """Without repeating what was written: it may be a secret in the wrong line."""
    monkeypatch.setenv("SIGNPOST_MAINTAINERS", names)
    with pytest.raises(SettingsError, match="SIGNPOST_MAINTAINERS: write discord:user:ID") as told:
        read_settings()
    assert names not in str(told.value)


@pytest.mark.parametrize("token", ["Bot abc", "tökén", "a b"])
def test_what_is_no_token_is_refused_unseen(monkeypatch: pytest.MonkeyPatch, token: str) -> None:
    """Before it is sent anywhere."""
    monkeypatch.setenv("SIGNPOST_DISCORD_TOKEN", token)
    with pytest.raises(SettingsError, match="does not look like a token") as told:
        read_settings()
    assert token not in str(told.value)


def test_what_is_remembered_has_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """With defaults that suit a small installation, and bounds."""
    settings = read_settings()
    assert Path(settings.database.get_secret_value()).parts[-2:] == ("signpost", "signpost.sqlite")
    assert (settings.pseudonym_key, settings.retention_days) == (None, 180)
    assert (settings.limit_person, settings.limit_place) == (10, 60)
    for name in ("RETENTION_DAYS", "LIMIT_PERSON", "LIMIT_PLACE"):
        monkeypatch.setenv(f"SIGNPOST_{name}", "0")
    with pytest.raises(SettingsError) as told:
        read_settings()
    assert [line.partition(":")[0] for line in str(told.value).splitlines()] == [
        "SIGNPOST_RETENTION_DAYS",
        "SIGNPOST_LIMIT_PERSON",
        "SIGNPOST_LIMIT_PLACE",
    ]


def test_secrets_are_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither by the settings themselves nor with what is wrong about others."""
    monkeypatch.setenv("SIGNPOST_DATABASE", "postgresql://ada:hush@db/x")
    monkeypatch.setenv("SIGNPOST_PSEUDONYM_KEY", "hush, a long secret")
    assert "hush" not in f"{read_settings()!r} {read_settings()} {read_settings().model_dump_json()}"
    monkeypatch.setenv("SIGNPOST_RETENTION_DAYS", "hush")
    with pytest.raises(SettingsError) as told:
        read_settings()
    assert "hush" not in str(told.value)


def test_channels_are_named_by_platform(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is wrong with one is told, not repeated: it may be a secret."""
    monkeypatch.setenv("SIGNPOST_DIGEST", "discord:123, slack:C0123ABC")
    assert read_settings().digest == ("discord:123", "slack:C0123ABC")
    monkeypatch.setenv("SIGNPOST_DIGEST", "#secret-channel")
    with pytest.raises(SettingsError, match="SIGNPOST_DIGEST: write discord:CHANNEL or slack:CHANNEL") as told:
        read_settings()
    assert "secret" not in str(told.value)
