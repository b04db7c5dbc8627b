"""The seam between a file and its format: a suffix names the reader; a new format is one reader and one line here."""

from collections.abc import Callable, Mapping
from importlib import import_module
from importlib.util import find_spec
from types import MappingProxyType
from typing import Final

from bot.documents.blocks import Page
from bot.documents.findings import Findings

# A reader gets the document's key and the bytes of the file. It returns nothing when it told the findings why.
Reader = Callable[[str, bytes, Findings], Page | None]

# Module and function, imported when the first such file is met: most folders hold one or two formats.
READERS: Final[Mapping[str, str]] = MappingProxyType(
    {
        **dict.fromkeys((".md", ".markdown", ".mdx", ".qmd", ".rmd"), "markdown:read"),
        ".lr": "lektor:read",
        ".txt": "plain:read",
        ".rst": "restructured:read",
        **dict.fromkeys((".html", ".htm"), "html:read"),
        ".pdf": "pdf:read",
        ".docx": "docx:read",
    }
)
# What these stand on comes with the extra `documents`.
_EXTRA: Final = MappingProxyType({".pdf": "pypdfium2", ".docx": "mammoth"})


def reader(suffix: str) -> Reader:
    """Return the reader of a format."""
    module, _, name = READERS[suffix].partition(":")
    found: Reader = getattr(import_module(f"bot.documents.{module}"), name)
    return found


def lacking(suffix: str) -> str | None:
    """Say what has to be installed before a format is read, if anything has."""
    library = _EXTRA.get(suffix)
    if library is None or find_spec(library):
        return None
    return f"{suffix} files need the extra: pip install 'signpost-bot[documents]'"
