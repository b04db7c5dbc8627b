"""The seam between a file and its format: a suffix names the reader; a new format is one reader and one line here."""

from collections.abc import Callable, Mapping

from bot.documents import markdown
from bot.documents.blocks import Page
from bot.documents.findings import Findings

# A reader gets the document's key and the bytes of the file. It returns nothing when it told the findings why.
Reader = Callable[[str, bytes, Findings], Page | None]

READERS: Mapping[str, Reader] = {".md": markdown.read}
