"""A knowledge folder on disk that a test fills and loads."""

from dataclasses import dataclass
from pathlib import Path

from bot.documents.check import UNCALIBRATED, check
from bot.documents.library import load
from bot.model import Library, Passage

HEAD = "---\ntitle: A page\nurl: https://example.org/page\nkind: essay\nscope: somewhere\nread: 2026-11-20\n---\n"


@dataclass(frozen=True)
class Shelf:
    """Writes files and reads them back as a library."""

    folder: Path

    def write(self, name: str, text: str) -> Path:
        """Write a file with its line ends as they are."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
        return path

    def load(self) -> Library:
        """Read the folder."""
        return load([self.folder])

    def page(self, body: str) -> tuple[Passage, ...]:
        """Write an ordinary document with this body and read its passages."""
        self.write("page.md", HEAD + body)
        return self.load().passages

    def told(self) -> list[str]:
        """Say what `check` finds, as `file:line severity message`, but not that nothing was fitted to the folder."""
        problems = [each for each in check(self.load()) if each.message != UNCALIBRATED]
        return [f"{each.path.name}:{each.line} {each.severity} {each.message}" for each in problems]
