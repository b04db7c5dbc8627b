"""The environment and `.env` become settings: read once, checked together, told apart from what is none."""

import os
import re
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated

from dotenv import dotenv_values
from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.errors import SettingsError

PREFIX = "SIGNPOST_"
ENV_FILE = ".env"
# Some editors put a byte order mark at the beginning of a file.
_ENCODING = "utf-8-sig"


_LONGEST_RETENTION = 3650
_MAINTAINER = re.compile(r"discord:user:[0-9]{1,20}|discord:role:[0-9]{1,20}/[0-9]{1,20}|slack:[A-Z0-9]+/[A-Z0-9]+")
_CHANNEL = re.compile(r"discord:[0-9]{1,20}|slack:[A-Z0-9]+")
_TOKEN = re.compile(r"[!-~]+")


def _own_knowledge() -> Path:
    return _data() / "knowledge"


def _database() -> SecretStr:
    return SecretStr(str(_data() / "signpost.sqlite"))


def _data() -> Path:
    from platformdirs import user_data_path  # noqa: PLC0415 -- not needed where the settings are given

    return user_data_path("signpost", appauthor=False)


def _parted(value: object) -> object:
    """Read a list as it is written in an environment: with commas, or as the system writes lists of folders."""
    if not isinstance(value, str):
        return value
    return [name.strip() for name in value.replace(os.pathsep, ",").split(",") if name.strip()]


def _listed(value: object) -> object:
    return [name.strip() for name in value.split(",") if name.strip()] if isinstance(value, str) else value


def _maintainer(name: str) -> str:
    # What is wrong is not repeated: it may be a secret that slipped into the wrong line.
    if not _MAINTAINER.fullmatch(name):
        raise ValueError("write discord:user:ID, discord:role:SERVER/ROLE or slack:TEAM/USER, with commas between.")
    return name


def _channel(name: str) -> str:
    if not _CHANNEL.fullmatch(name):
        raise ValueError("write discord:CHANNEL or slack:CHANNEL by the channels' ids, with commas between.")
    return name


def _token(token: SecretStr) -> SecretStr:
    if not _TOKEN.fullmatch(token.get_secret_value().strip()):
        raise ValueError("this does not look like a token; copy it from the page “Bot” of your application.")
    return token


def _slack(beginning: str) -> Callable[[SecretStr], SecretStr]:
    def check(token: SecretStr) -> SecretStr:
        written = token.get_secret_value().strip()
        if not written.startswith(beginning) or not _TOKEN.fullmatch(written):
            raise ValueError(f"this does not look like a token that begins with {beginning}; copy it from your app.")
        return SecretStr(written)

    return check


def _signing_secret(secret: SecretStr) -> SecretStr:
    if not _TOKEN.fullmatch(secret.get_secret_value().strip()):
        raise ValueError("this does not look like a secret; copy it from the page “Basic Information” of your app.")
    return SecretStr(secret.get_secret_value().strip())


def _home(path: Path) -> Path:
    try:
        return path.expanduser()
    except RuntimeError as error:
        raise ValueError(f"{path} names the home of nobody here.") from error


def _folder(path: Path) -> Path:
    if not _home(path).is_dir():
        raise ValueError(f"{path} does not exist or is not a folder.")
    return _home(path)


def _folder_to_be(path: Path) -> Path:
    if _home(path).exists() and not _home(path).is_dir():
        raise ValueError(f"{path} is a file; name a folder.")
    return _home(path)


class Settings(BaseSettings):
    """What an installation sets; every name has the prefix in the environment."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file=ENV_FILE,
        env_file_encoding=_ENCODING,
        env_ignore_empty=True,
        extra="ignore",
        hide_input_in_errors=True,
        frozen=True,
    )

    knowledge: Annotated[tuple[Annotated[Path, AfterValidator(_folder)], ...], NoDecode, BeforeValidator(_parted)] = ()
    own_knowledge: Annotated[Path, AfterValidator(_folder_to_be)] = Field(default_factory=_own_knowledge)
    # An address can hold a password.
    database: SecretStr = Field(default_factory=_database)
    pseudonym_key: SecretStr | None = None
    discord_token: Annotated[SecretStr, AfterValidator(_token)] | None = None
    slack_bot_token: Annotated[SecretStr, AfterValidator(_slack("xoxb-"))] | None = None
    slack_app_token: Annotated[SecretStr, AfterValidator(_slack("xapp-"))] | None = None
    slack_signing_secret: Annotated[SecretStr, AfterValidator(_signing_secret)] | None = None
    web_host: str = "127.0.0.1"
    web_port: int = Field(default=8080, ge=1, le=65535)
    maintainers: Annotated[
        tuple[Annotated[str, AfterValidator(_maintainer)], ...], NoDecode, BeforeValidator(_listed)
    ] = ()
    digest: Annotated[tuple[Annotated[str, AfterValidator(_channel)], ...], NoDecode, BeforeValidator(_listed)] = ()
    retention_days: int = Field(default=180, ge=1, le=_LONGEST_RETENTION)
    limit_person: int = Field(default=10, ge=1)
    limit_place: int = Field(default=60, ge=1)


def read_settings() -> Settings:
    """Read the settings, or say everything that is wrong with them at once."""
    try:
        return Settings()
    except ValidationError as error:
        raise SettingsError("\n".join(_sentence(each["loc"], each["msg"]) for each in error.errors())) from None
    except UnicodeDecodeError:
        raise SettingsError(f"{ENV_FILE} cannot be read: save it as UTF-8 text.") from None
    except OSError as error:
        raise SettingsError(f"{ENV_FILE} cannot be read: {error.strerror}.") from None


def mistaken_names(environment: Mapping[str, str] = os.environ) -> tuple[str, ...]:
    """Say which names look like settings of ours and are none; never what they hold."""
    known = {f"{PREFIX}{name.upper()}" for name in Settings.model_fields}
    written = dotenv_values(ENV_FILE, encoding=_ENCODING) if Path(ENV_FILE).is_file() else {}
    names = sorted({name.upper() for name in (*environment, *written)})
    return tuple(_mistaken(name, known) for name in names if name.startswith(PREFIX) and name not in known)


def _mistaken(name: str, known: set[str]) -> str:
    near = get_close_matches(name, known, n=1, cutoff=0.75)
    return f"{name} is not a setting.{f' Did you mean {near[0]}?' if near else ''}"


def _sentence(place: tuple[int | str, ...], message: str) -> str:
    return f"{PREFIX}{str(place[0]).upper()}: {message.removeprefix('Value error, ')}"
