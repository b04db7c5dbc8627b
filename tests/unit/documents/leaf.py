"""One file read by the reader of its ending, in short: what it shows, what is told about it, what it is."""

from dataclasses import dataclass
from pathlib import Path

from bot.documents.blocks import Block, Heading, Items, Paragraph
from bot.documents.findings import Findings
from bot.documents.readers import reader
from bot.model import Document


@dataclass(frozen=True, slots=True)
class Leaf:
    """What came of one file; `document` is missing where nothing could be read."""

    document: Document | None
    shown: list[str]
    told: list[str]

    @property
    def known(self) -> Document:
        """Return the document of a file that could be read."""
        assert self.document is not None, self.told
        return self.document


def leaf(name: str, content: str | bytes) -> Leaf:
    """Read a file of this name and content."""
    path = Path(name)
    findings = Findings(path)
    page = reader(path.suffix)(path.stem, content.encode() if isinstance(content, str) else content, findings)
    told = [f"{each.line} {each.severity} {each.message}" for each in findings.problems]
    if page is None:
        return Leaf(None, [], told)
    return Leaf(page.document, [_shown(block) for block in page.blocks], told)


def body(content: str) -> list[str]:
    """Return what a Markdown file shows that says nothing wrong."""
    found = leaf("page.md", content)
    assert found.told == []
    return found.shown


def _shown(block: Block) -> str:
    """Write a block so that its kind can be seen: `# heading {#anchor}`, `- item - item`, `| header: cell | cell`."""
    match block:
        case Heading():
            anchor = f" {{#{block.anchor}}}" if block.anchor else ""
            return f"{'#' * block.level} {block.text}{anchor}"
        case Paragraph():
            return block.text.plain
        case Items():
            return "".join(f"- {item.text.plain} " for item in block.items).strip()
    rows = [
        "".join(f"| {cell} " for cell in block.headers),
        *("".join(f"| {cell.plain} " for cell in row.cells) for row in block.rows),
    ]
    return "\n".join(row.strip() for row in rows if row)
