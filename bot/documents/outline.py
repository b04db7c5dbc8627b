"""Headings become places: each with its address in the file, its link into the original and its blocks."""

from dataclasses import dataclass, field
from urllib.parse import urldefrag

from bot.documents.addresses import slug
from bot.documents.blocks import Heading, Items, Page, Paragraph, Table
from bot.documents.findings import Findings
from bot.model import Document, Section


@dataclass(frozen=True, slots=True)
class Place:
    """A section with the path of headings that leads to it and what stands in it."""

    section: Section
    headings: tuple[str, ...]
    line: int
    blocks: list[Paragraph | Items | Table] = field(default_factory=list)


def places(page: Page, findings: Findings) -> list[Place]:
    """Cut a page at its headings; what stands before the first one belongs to the document as a whole."""
    document = page.document
    found = [Place(Section(document=document, slug="", heading=document.title, url=document.url), (), 1)]
    path: list[Heading] = []
    anchor: str | None = None
    for block in page.blocks:
        if not isinstance(block, Heading):
            found[-1].blocks.append(block)
        elif not _is_title(block, document):
            path = [above for above in path if above.level < block.level] + [block]
            # Without an anchor of its own a heading links like the one above it.
            anchor = block.anchor or anchor
            found.append(_place(document, path, anchor))
    _check_repeats(found, findings)
    return found


def _is_title(heading: Heading, document: Document) -> bool:
    return heading.level == 1 and heading.text == document.title


def _place(document: Document, path: list[Heading], anchor: str | None) -> Place:
    heading = path[-1]
    url = document.url
    if url is not None and anchor is not None:
        url = f"{urldefrag(url).url}#{anchor}"
    section = Section(document=document, slug=slug(heading.text), heading=heading.text, url=url)
    return Place(section, tuple(above.text for above in path), heading.line)


def _check_repeats(found: list[Place], findings: Findings) -> None:
    lines: dict[str, int] = {}
    for place in found:
        first = lines.setdefault(place.section.slug, place.line)
        if first != place.line:
            findings.error(
                place.line,
                f'Rename the heading "{place.section.heading}": one on line {first} has the same address, '
                f'"#{place.section.slug}".',
            )
