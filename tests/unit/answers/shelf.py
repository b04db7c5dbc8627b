"""Passages, hits and findings for tests of the answers: about bread, so that nothing depends on the shipped subject."""

from bot.model import Cell, Document, Finding, Hit, Match, Passage, Profile, Section, Sentence, Side, Term

BOOK = Document(key="book", title="The bread book", short="The bread book", url="https://example.org/book", kind="book")
BLOG = Document(key="blog", title="A baker's blog", short="A baker's blog", url="https://example.org/blog", kind="blog")
PAGE = Document(key="page", title="Bread and cake", short="Bread and cake", kind="topic")
SIDES = (Side(label="Bread", words=("bread", "loaf")), Side(label="Cake", words=("cake", "cakes")))
PROFILE = Profile(name="Baker", scope="baking", languages=("English",), sides=SIDES, outside={"place": ("mars",)})


def section(document: Document = BOOK, heading: str = "Loaves") -> Section:
    """Return a place in a document."""
    slug = heading.lower()
    return Section(
        document=document, slug=slug, heading=heading, url=f"{document.url}#{slug}" if document.url else None
    )


def passage(
    *sentences: str | Sentence, document: Document = BOOK, heading: str = "Loaves", questions: tuple[str, ...] = ()
) -> Passage:
    """Return a passage; plain sentences rest on its own section."""
    own = section(document, heading)
    return Passage(
        id=f"{document.key}#{heading}/{sentences[0] if sentences else 'gap'}",
        document=document,
        headings=(heading,),
        sentences=tuple(s if isinstance(s, Sentence) else Sentence(text=s, rests_on=(own,)) for s in sentences),
        questions=questions,
        gap=not sentences,
    )


def row(name: str, **cells: str) -> Passage:
    """Return a table row."""
    text = f"{name} — " + "; ".join(f"{header}: {cell}" for header, cell in cells.items())
    made = (Cell(header="What", text=name), *(Cell(header=header, text=cell) for header, cell in cells.items()))
    return Passage(
        id=f"book#table/{name}",
        document=BOOK,
        headings=("Table",),
        sentences=(Sentence(text=text, rests_on=(section(heading="Table"),)),),
        cells=made,
    )


def hit(found: Passage, score: float = 1.0, *, subject: int = 0, likeness: float = 0.9, coverage: float = 1.0) -> Hit:
    """Return a hit that matched well."""
    return Hit(
        passage=found,
        subject=subject,
        score=score,
        text=0.8,
        letters=0.8,
        likeness=likeness,
        coverage=coverage,
        asked=None,
        matches=(Match(word="bread", weight=2.5),),
    )


def finding(*hits: Hit, gaps: tuple[Hit, ...] = (), known: bool = True, leaning: float = 0.0) -> Finding:
    """Return what a search found."""
    return Finding(
        terms=(Term(word="bread", stem="bread", weight=2.0, known=known),),
        hits=hits,
        gaps=gaps,
        leaning=leaning,
        knows_gaps=True,
    )
