"""Where the objects meet: settings and options in; out come an assistant with its knowledge, a desk, a store."""

import hashlib
import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_cache_path

from bot import wording
from bot.assistant import Assistant, Knowledge
from bot.compiled import knowledge_from
from bot.config import Settings
from bot.errors import InputError, KnowledgeError, NewerDatabaseError, SettingsError, StoreError
from bot.model import Library, Progress

if TYPE_CHECKING:
    from bot.adapters.maintaining.maintaining import Maintaining
    from bot.adapters.service import Door
    from bot.adapters.terminal.recording import Recorder
    from bot.adapters.terminal.reviewing import Reviewer
    from bot.desk import Desk
    from bot.review.announcing import Reloading
    from bot.store.people import People
    from bot.store.store import Store

# `signpost ask` keeps nothing and starts fast: what remembers is loaded by those who remember.
# ruff: noqa: PLC0415

_log = logging.getLogger(__name__)
# The system is promised an end within ten seconds, of which the doors take eight.
_CLOSED_WITHIN = 1.5
_HERE = Path(__file__).parent
# In an installed wheel and in a checkout.
_SHIPPED = (_HERE / "shipped", _HERE.parent / "knowledge")


def build_assistant(settings: Settings, chosen: Sequence[Path], progress: Progress | None = None) -> Assistant:
    """Build an assistant on the chosen folders, or on those of the settings."""
    cache = user_cache_path("signpost", appauthor=False)
    return Assistant(knowledge_from(folders(settings, chosen), cache, progress))


def read_library(settings: Settings, chosen: Sequence[Path], progress: Progress | None = None) -> Library:
    """Read the chosen folders, or those of the settings, with the installation's own beside them."""
    from bot.documents.library import load

    return load(folders(settings, chosen), progress)


def writable_folder(settings: Settings, chosen: Sequence[Path]) -> Path:
    """Return the folder that what is learned goes to: the last one chosen, else the installation's own."""
    if chosen:
        return chosen[-1]
    settings.own_knowledge.mkdir(parents=True, exist_ok=True)
    return settings.own_knowledge


def folders(settings: Settings, chosen: Sequence[Path]) -> tuple[Path, ...]:
    """Return the folders to read: what is chosen replaces what is shipped, the own one comes last."""
    first = tuple(chosen) or settings.knowledge or (_shipped(),)
    own = settings.own_knowledge
    return (*first, own) if own.is_dir() and own.resolve() not in {each.resolve() for each in first} else first


def build_desk(settings: Settings, assistant: Assistant, store: "Store") -> "Desk":
    """Build the desk that every door talks to."""
    from bot.desk import Desk
    from bot.limits import Limits

    return Desk(assistant, store, Limits(settings.limit_person, settings.limit_place), configuration())


def build_store(settings: Settings, database: str | None = None) -> "Store":
    """Open what is remembered in the chosen database, or in that of the settings."""
    from bot.store.store import Store

    return Store.open(_database(settings, database), retention_days=settings.retention_days)


def build_people(settings: Settings, database: str | None = None) -> "People":
    """Return the maker of pseudonyms, for the doors' `listen`."""
    from bot.store.engine import is_address, path_of
    from bot.store.people import People, key_beside

    if settings.pseudonym_key:
        return People(settings.pseudonym_key.get_secret_value())
    place = _database(settings, database)
    if is_address(place):
        raise SettingsError("SIGNPOST_PSEUDONYM_KEY: set it; beside a PostgreSQL database there is no place for a key.")
    return People(key_beside(path_of(place)))


def build_kept(settings: Settings, database: str | None = None) -> "tuple[Store, People]":
    """Open what is kept already, for a person's request; make nothing."""
    from bot.store.engine import is_address, path_of

    place = _database(settings, database)
    if not is_address(place) and not path_of(place).is_file():
        raise InputError(wording.NO_DATABASE.format(place=path_of(place)))
    return build_store(settings, database), build_people(settings, database)


def build_maintaining(settings: Settings, desk: "Desk") -> "Maintaining":
    """Build what maintainers use in a chat; what they teach goes to the installation's own folder."""
    from bot.adapters.maintaining.maintaining import Maintaining
    from bot.adapters.maintaining.rights import Rights

    return Maintaining(desk, Rights(settings.maintainers), settings.own_knowledge)


def build_doors(settings: Settings, desk: "Desk", people: "People", say: "Callable[[str], None]") -> tuple["Door", ...]:
    """Build every door that the settings name a key for."""
    doors: list[Door] = []
    if settings.discord_token:
        from bot.adapters.discord.client import DiscordClient
        from bot.adapters.discord.door import DiscordDoor

        client = DiscordClient(
            desk,
            people,
            build_maintaining(settings, desk),
            say,
            retention_days=settings.retention_days,
            digest=_chosen(settings, "discord"),
        )
        doors.append(DiscordDoor(client, desk.store.leases, settings.discord_token.get_secret_value().strip()))
    if settings.slack_bot_token:
        doors += _slack_doors(settings, settings.slack_bot_token.get_secret_value(), desk, people, say)
    return tuple(doors)


def _slack_doors(
    settings: Settings, token: str, desk: "Desk", people: "People", say: "Callable[[str], None]"
) -> "Iterator[Door]":
    """Build the door on Slack, and the server that Slack calls if there is a secret to know it by."""
    from bot.adapters.slack.client import SlackClient
    from bot.adapters.slack.door import SlackDoor
    from bot.adapters.slack.requests import Requests
    from bot.adapters.web.server import WebDoor

    app_token, secret = settings.slack_app_token, settings.slack_signing_secret
    build = partial(
        SlackClient,
        desk,
        people,
        build_maintaining(settings, desk),
        retention_days=settings.retention_days,
        digest=_chosen(settings, "slack"),
    )
    requests = Requests(secret.get_secret_value()) if secret else None
    socket = app_token.get_secret_value() if app_token else None
    yield SlackDoor(build, say, bot_token=token, app_token=socket, requests=requests)
    if requests:
        yield WebDoor(settings.web_host, settings.web_port, requests.routes)


def _chosen(settings: Settings, platform: str) -> tuple[str, ...]:
    """Return the channels of a platform that are told of every week."""
    begins = f"{platform}:"
    return tuple(name.removeprefix(begins) for name in settings.digest if name.startswith(begins))


def check_doors(settings: Settings) -> None:
    """Refuse settings that open no door, or half of one, before anything is built."""
    ways = settings.slack_app_token or settings.slack_signing_secret
    if ways and not settings.slack_bot_token:
        raise SettingsError(wording.NO_SLACK_BOT_TOKEN)
    if settings.slack_bot_token and not ways:
        raise SettingsError(wording.NO_SLACK_WAY)
    if not settings.discord_token and not settings.slack_bot_token:
        raise SettingsError(wording.NO_DOOR)


async def run(
    settings: Settings,
    chosen: Sequence[Path],
    assistant: Assistant,
    say: "Callable[[str], None]",
    database: str | None = None,
) -> None:
    """Answer at every configured door, from the newest knowledge, until the system asks for an end."""
    from bot.adapters.service import serve

    people, store = build_people(settings, database), build_store(settings, database)
    try:
        await _prepare(store, people)
        doors = build_doors(settings, build_desk(settings, assistant, store), people, say)
        reloading = build_reloading(settings, chosen, assistant, store)
        await serve(doors, [store.grouping.run, store.pruning.run, reloading.run])
    finally:
        await store.close(within=_CLOSED_WITHIN)


def build_recorder(
    settings: Settings, assistant: Assistant, database: str | None, say: Callable[[str], None]
) -> "Recorder":
    """Build what keeps the questions asked at a terminal."""
    from bot.adapters.terminal.recording import Forgetful, Recorder

    desk = build_desk(settings, assistant, build_store(settings, database))
    try:
        return Recorder(desk, build_people(settings, database), say)
    except StoreError as error:  # of the key; there is an answer all the same
        _log.warning("nothing is kept: %s", error)
        return Forgetful(desk, say)


def build_reviewer(settings: Settings, assistant: Assistant, database: str | None) -> "Reviewer":
    """Build what a maintainer at a terminal works with; what is taught goes to the installation's own folder."""
    from bot.adapters.terminal.reviewing import Reviewer

    return Reviewer(
        store=build_store(settings, database),
        knowledge=assistant.knowledge,
        folder=settings.own_knowledge,
        people=partial(build_people, settings, database),
    )


@contextmanager
def looked_into(settings: Settings, database: str | None, say: Callable[[str], None]) -> Iterator[str]:
    """Yield the database to look into; where there is none yet that is said, and an empty one stands in for it."""
    from tempfile import TemporaryDirectory

    from bot.store.engine import is_address, path_of

    place = _database(settings, database)
    if is_address(place) or path_of(place).exists():
        yield place
        return
    say(wording.NOTHING_RECORDED.format(place=path_of(place)))
    with TemporaryDirectory(prefix="signpost-") as folder:
        yield str(Path(folder) / "signpost.sqlite")


def build_reloading(settings: Settings, chosen: Sequence[Path], assistant: Assistant, store: "Store") -> "Reloading":
    """Build what keeps a running bot on the newest knowledge: it reads again only what changed."""
    from bot.documents.library import Kept, Shelves
    from bot.review.announcing import Reloading

    kept: Kept = {}

    def build() -> Knowledge:
        # The installation's own folder may not be there before the first lesson.
        library = Shelves(folders(settings, chosen), kept).load()
        known = assistant.knowledge
        return known if library.version == known.library.version else Knowledge.of(library)

    return Reloading(store.notes, assistant, build)


def back_up(settings: Settings, database: str | None, file: Path) -> None:
    """Copy the SQLite database into a new file."""
    from bot.store.backup import copy
    from bot.store.engine import is_address, path_of

    place = _database(settings, database)
    if is_address(place):
        raise InputError(wording.USE_PG_DUMP)
    copy(path_of(place), file)


async def _prepare(store: "Store", people: "People") -> None:
    """Bring the database up to date; one that is away is waited for while people are answered."""
    from bot.store.people import check_key

    try:
        await store.database.prepare()
        await check_key(store.notes, people)
    except NewerDatabaseError:
        raise
    except StoreError:
        _log.warning(wording.STORE_AWAY)


def configuration() -> str:
    """Return what changes when the code does: an answer is reproduced with the same one."""
    digest = hashlib.sha256()
    for file in sorted(_HERE.rglob("*.py")):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:12]


def _database(settings: Settings, chosen: str | None) -> str:
    return chosen or settings.database.get_secret_value()


def _shipped() -> Path:
    for folder in _SHIPPED:
        if folder.is_dir():
            return folder
    raise KnowledgeError("No knowledge came with this installation: name a folder with --knowledge.")
