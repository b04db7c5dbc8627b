"""Headings become places: each with its address in the file, its link into the original and its blocks."""

from dataclasses import dataclass, field
from urllib.parse import urldefrag

from bot.documents.addresses import slug, unique
from bot.documents.blocks import Heading, Items, Page, Paragraph, Table
from bot.documents.findings import Findings
from bot.model import Document, Section


@dataclass(frozen=True, slots=True)
class Place:
    """A section with the path of headings that leads to it and what stands in it.

    `linked` is false where its address opens something above it: a reader would have to look for the place.
    """

    section: Section
    headings: tuple[str, ...]
    line: int
    linked: bool = True
    blocks: list[Paragraph | Items | Table] = field(default_factory=list)


def places(page: Page, findings: Findings) -> list[Place]:
    """Cut a page at its headings; what stands before the first one belongs to the document as a whole."""
    document = page.document
    top = Section(document=document, slug="", heading=document.title, url=document.url)
    found = [Place(top, (), 1, document.ours)]
    path: list[Heading] = []
    anchor: str | None = None
    taken: dict[str, int] = {}
    for block in page.blocks:
        if not isinstance(block, Heading):
            found[-1].blocks.append(block)
        elif not _is_title(block, document):
            path = [above for above in path if above.level < block.level] + [block]
            # Without an anchor of its own a heading links like the one above it.
            anchor = block.anchor or anchor
            address = slug(block.text) if document.ours else unique(slug(block.text), taken)
            section = Section(document=document, slug=address, heading=block.text, url=_url(document, anchor))
            linked = document.ours or block.anchor is not None
            found.append(Place(section, tuple(above.text for above in path), block.line, linked))
    _check_repeats(found, findings)
    return found


def _is_title(heading: Heading, document: Document) -> bool:
    return heading.level == 1 and heading.text == document.title


def _url(document: Document, anchor: str | None) -> str | None:
    if document.url is None or anchor is None:
        return document.url
    return f"{urldefrag(document.url).url}#{anchor}"


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
