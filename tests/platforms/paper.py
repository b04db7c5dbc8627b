"""Makes small PDF and Word files by hand, so that a test can also make broken ones."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_PARTS = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_MAIN}"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
    ),
}
PROPERTIES = (
    f'<c:coreProperties xmlns:c="{_PACKAGE}/metadata/core-properties" xmlns:d="http://purl.org/dc/elements/1.1/" '
    'xmlns:t="http://purl.org/dc/terms/"><d:title>{title}</d:title><d:creator>{author}</d:creator>'
    "<t:created>{created}</t:created></c:coreProperties>"
)


def word_paragraph(text: str, style: str = "Normal") -> str:
    """Return a paragraph of a Word document; `text` is XML."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'


def word_table(*rows: Sequence[str]) -> str:
    """Return a table of a Word document."""
    told = ("".join(f"<w:tc>{word_paragraph(cell)}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in told)}</w:tbl>"


def word(body: str, parts: Mapping[str, str] | None = None) -> bytes:
    """Return a Word document with this body; `parts` are added to it or replace what it has."""
    document = f'<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>'
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, content in ({**_PARTS, "word/document.xml": document} | dict(parts or {})).items():
            archive.writestr(name, content)
    return file.getvalue()


def pdf(*pages: Sequence[str], about: str = "") -> bytes:
    """Return a PDF with these pages, each with its lines; `about` is its dictionary of information."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    parts = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    for number, lines in enumerate(pages):
        shown = "BT /F1 12 Tf 14 TL 72 720 Td " + " ".join(f"({line}) Tj T*" for line in lines) + " ET"
        fonts = "/MediaBox[0 0 612 792]/Resources<</Font<</F1 3 0 R>>>>"
        parts += [
            f"<</Type/Page/Parent 2 0 R{fonts}/Contents {5 + 2 * number} 0 R>>",
            f"<</Length {len(shown)}>>stream\n{shown}\nendstream",
        ]
    parts.append(f"<<{about}>>")
    written = "".join(f"{number} 0 obj\n{part}\nendobj\n" for number, part in enumerate(parts, start=1))
    return f"%PDF-1.4\n{written}trailer<</Root 1 0 R/Info {len(parts)} 0 R>>\n%%EOF\n".encode("latin-1")
