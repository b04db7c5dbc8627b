"""Where the objects meet: settings and options in, an assistant with its knowledge out."""

from collections.abc import Sequence
from pathlib import Path

from platformdirs import user_cache_path

from bot.assistant import Assistant
from bot.compiled import knowledge_from
from bot.config import Settings
from bot.errors import KnowledgeError
from bot.model import Library, Progress

_HERE = Path(__file__).parent
# In an installed wheel and in a checkout.
_SHIPPED = (_HERE / "shipped", _HERE.parent / "knowledge")


def build_assistant(settings: Settings, chosen: Sequence[Path], progress: Progress | None = None) -> Assistant:
    """Build an assistant on the chosen folders, or on those of the settings."""
    cache = user_cache_path("signpost", appauthor=False)
    return Assistant(knowledge_from(folders(settings, chosen), cache, progress))


def read_library(settings: Settings, chosen: Sequence[Path], progress: Progress | None = None) -> Library:
    """Read the chosen folders, or those of the settings, with the installation's own beside them."""
    from bot.documents.library import load  # noqa: PLC0415 -- answering from a kept build needs no parser

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


def _shipped() -> Path:
    for folder in _SHIPPED:
        if folder.is_dir():
            return folder
    raise KnowledgeError("No knowledge came with this installation: name a folder with --knowledge.")
