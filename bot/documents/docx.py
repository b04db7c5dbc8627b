"""Word documents: mammoth makes a page of the text, which is read like any other."""

from io import BytesIO
from typing import Any
from xml.etree import ElementTree as ET
from zipfile import BadZipFile, ZipFile

from selectolax.lexbor import LexborHTMLParser

from bot.documents import html
from bot.documents.apart import Refused, read_apart
from bot.documents.blocks import Page
from bot.documents.decoding import cleaned
from bot.documents.entries import Entry
from bot.documents.findings import Findings

# What a document holds once it is unpacked; pictures do not count, they are not unpacked.
_MOST_XML = 20_000_000
_PROPERTIES = "docProps/core.xml"
_NAMES = {"title": "title", "creator": "author", "created": "published"}


def read(key: str, data: bytes, findings: Findings) -> Page | None:
    """Read a Word document."""
    found = read_apart(extract, data, findings)
    if found is None:
        return None
    entries = {name: Entry(value, 0) for name, value in found["head"].items()}
    return html.page(key, LexborHTMLParser(cleaned(found["html"], findings)), entries, findings)


def extract(data: bytes) -> dict[str, Any]:
    """Return the text of a document as HTML, and what it says of itself."""
    import mammoth  # noqa: PLC0415 -- only in the process apart

    try:
        with ZipFile(BytesIO(data)) as archive:
            unpacked = sum(
                entry.file_size for entry in archive.infolist() if entry.filename.endswith((".xml", ".rels"))
            )
            head = _head(archive)
    except BadZipFile:
        raise Refused("it is no Word document") from None
    if unpacked > _MOST_XML:
        raise Refused("it unpacks to more than a document holds")
    result = mammoth.convert_to_html(BytesIO(data), convert_image=mammoth.images.img_element(lambda _: {}))
    return {"html": result.value, "head": head}


def _head(archive: ZipFile) -> dict[str, str]:
    if _PROPERTIES not in archive.namelist() or archive.getinfo(_PROPERTIES).file_size > 1_000_000:  # noqa: PLR2004
        return {}
    try:
        root = ET.fromstring(archive.read(_PROPERTIES))  # noqa: S314 -- in a process apart
    except ET.ParseError:
        return {}  # the text is worth reading without its title
    found = {node.tag.rpartition("}")[2]: (node.text or "").strip() for node in root}
    return {ours: found[theirs] for theirs, ours in _NAMES.items() if found.get(theirs)}
